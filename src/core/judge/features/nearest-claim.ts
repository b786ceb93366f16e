/** Which claim of the seed corpus lies nearest to an article, by TF-IDF over Chinese character pairs and Latin words? */
import type { SeedDocument } from '../../seeds/seed-document.js';
import { foldAligned } from '../../text/fold-text.js';

/** Characters of title and text that are compared. */
const QUERY_CHARS = 300;
/** What a larger share of the claims says tells none from another, and costs most. */
const COMMON = 0.25;
/** Of claims about as near, one on a theme of the article says more: a few shared words alone are often chance. */
const THEME_FACTOR = 1.6;

export interface NearClaim {
  id: string;
  document: string;
  /** In Chinese. */
  text: string;
  /** Cosine, 0..1. */
  similarity: number;
}

/** Character pairs equal a segmenter here (measured in the feasibility study) and need no dictionary. */
const TOKEN = /[a-z][a-z0-9]+|\d+(?:\.\d+)?|[\u4e00-\u9fff]{2,}/g;

/** Folded words and character pairs of a text with their counts. */
export function countTokens(folded: string): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (token: string) => counts.set(token, (counts.get(token) ?? 0) + 1);
  for (const run of folded.match(TOKEN) ?? []) {
    if (run.charCodeAt(0) < 0x4e00) add(run);
    else for (let at = 0; at + 2 <= run.length; at += 1) add(run.slice(at, at + 2));
  }
  return counts;
}

/** Finds the nearest claim, those on the article's themes first; null where no token is shared. */
export type FindClaim = (title: string, text: string, themes: readonly string[]) => NearClaim | null;

/** Builds the index over all claims, both languages of each. */
export function indexClaims(documents: readonly SeedDocument[]): FindClaim {
  const claims = documents.flatMap((document) =>
    document.claims.map((claim) => ({
      id: claim.id,
      document: document.id,
      text: claim.text.zh,
      themes: claim.themes,
      tokens: tokensOf(claim),
    })),
  );
  const seen = new Map<string, number>();
  for (const { tokens } of claims) for (const token of tokens.keys()) seen.set(token, (seen.get(token) ?? 0) + 1);
  const rarity = new Map([...seen].map(([token, count]) => [token, Math.log((1 + claims.length) / (1 + count)) + 1]));
  const postings = new Map<string, { claims: number[]; weights: number[] }>();
  claims.forEach(({ tokens }, claim) => {
    for (const [token, weight] of unit(tokens, rarity)) {
      if ((seen.get(token) ?? 0) > claims.length * COMMON) continue;
      const posting = postings.get(token) ?? { claims: [], weights: [] };
      posting.claims.push(claim);
      posting.weights.push(weight);
      postings.set(token, posting);
    }
  });
  return (title, text, themes) => {
    const query = unit(countTokens(foldAligned(`${title}\n${text.slice(0, QUERY_CHARS)}`)), rarity);
    const sums = new Float64Array(claims.length);
    for (const [token, weight] of query) {
      const posting = postings.get(token);
      if (!posting) continue;
      posting.claims.forEach((claim, i) => {
        sums[claim] = (sums[claim] ?? 0) + weight * (posting.weights[i] ?? 0);
      });
    }
    const onTheme = (index: number) => claims[index]?.themes.some((theme) => themes.includes(theme)) ?? false;
    const rank = sums.map((sum, index) => (sum > 0 && onTheme(index) ? sum * THEME_FACTOR : sum));
    const best = rank.reduce((top, value, index) => (value > (rank[top] ?? 0) ? index : top), 0);
    const claim = claims[best];
    const similarity = sums[best] ?? 0;
    if (!claim || similarity <= 0) return null;
    return {
      id: claim.id,
      document: claim.document,
      text: claim.text,
      similarity: Math.round(similarity * 1000) / 1000,
    };
  };
}

function tokensOf(claim: SeedDocument['claims'][number]): Map<string, number> {
  return countTokens(foldAligned(`${claim.heading} ${claim.text.zh} ${claim.text.en}`));
}

/** TF-IDF of length 1 over the known tokens; unknown ones lengthen the text but share nothing. */
function unit(counts: ReadonlyMap<string, number>, rarity: ReadonlyMap<string, number>): [string, number][] {
  const weights: [string, number][] = [];
  let square = 0;
  for (const [token, count] of counts) {
    const rare = rarity.get(token);
    const weight = (1 + Math.log(count)) * (rare ?? 1);
    square += weight * weight;
    if (rare !== undefined) weights.push([token, weight]);
  }
  const length = Math.sqrt(square) || 1;
  for (const one of weights) one[1] /= length;
  return weights;
}
