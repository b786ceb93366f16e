/** Finds the seed-corpus claim nearest to an article, by TF-IDF over Chinese character bigrams and Latin words. */
import type { SeedDocument } from '../../seeds/seed-document.js';
import { foldAligned } from '../../text/fold-text.js';

/** Number of characters of the text that are compared, besides the title. */
const QUERY_CHARS = 300;
/** Tokens found in more than this share of the claims are ignored: they distinguish nothing and cost the most. */
const COMMON = 0.25;
/** Bonus for a claim on one of the article's themes, since a few shared words alone are often chance. */
const THEME_FACTOR = 1.6;

export interface NearClaim {
  id: string;
  document: string;
  /** The claim in Chinese. */
  text: string;
  /** Cosine similarity, 0..1. */
  similarity: number;
}

/** Bigrams do as well as a word segmenter here (measured in the feasibility study) and need no dictionary. */
const TOKEN = /[a-z][a-z0-9]+|\d+(?:\.\d+)?|[\u4e00-\u9fff]{2,}/g;

/** Counts the words and character bigrams of a folded text. */
export function countTokens(folded: string): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (token: string) => counts.set(token, (counts.get(token) ?? 0) + 1);
  for (const run of folded.match(TOKEN) ?? []) {
    if (run.charCodeAt(0) < 0x4e00) add(run);
    else for (let at = 0; at + 2 <= run.length; at += 1) add(run.slice(at, at + 2));
  }
  return counts;
}

/** Returns the nearest claim, preferring those on the article's themes; null if no token is shared. */
export type FindClaim = (title: string, text: string, themes: readonly string[]) => NearClaim | null;

/** Indexes all claims in both languages. */
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

/** TF-IDF vector of length 1 over known tokens. Unknown tokens add to the length but match nothing. */
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
