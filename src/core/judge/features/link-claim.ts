/** Finds the claim of the seed corpus that an article bears on: the one that is about the same metric, product or matter. */
import type { Figure } from '../../model.js';
import { anyPattern } from '../../seeds/pattern.js';
import type { ClaimAbout, SeedDocument } from '../../seeds/seed-document.js';
import { wordsAround } from '../../seeds/words-around.js';
import { foldAligned } from '../../text/fold-text.js';

export interface LinkedClaim {
  id: string;
  document: string;
  /** The claim in Chinese. */
  text: string;
  /** Always 1; judgements of versions that looked for similar wording have less. */
  similarity: number;
}

/** What is known of the article: `themes` are those assigned to it. */
export interface ClaimQuery {
  title: string;
  text: string;
  themes: readonly string[];
  figures: readonly Figure[];
}

/** Returns the claim that agrees in most respects, or null: no link is better than a wrong one. */
export type LinkClaim = (query: ClaimQuery) => LinkedClaim | null;

/** A headline stands for the article; a flash without one says in its first sentence what it is about. */
const FIRST_SENTENCE = /^(?:【[^】]*】)?[^。！!\n]{1,160}/u;

/** What the patterns are matched with, folded. */
interface Words {
  title: string;
  /** Headline and first sentence. */
  opening: string;
}

/** A number of the headline, with the words around it, folded. */
interface Stated {
  metric: string;
  subject: string;
  sentence: string;
  clause: string;
}

/** Agreement with one alternative of `about`, 0 for none; a number weighs more than words, and more lists more than fewer. */
type Agreement = (words: Words, stated: readonly Stated[]) => number;

/** Compiles what the claims are about. Claims that do not say so are never linked. */
export function compileClaims(documents: readonly SeedDocument[]): LinkClaim {
  const claims = documents.flatMap((document) =>
    document.claims
      .filter(({ about }) => about.length > 0)
      .map((claim) => ({ claim, document: document.id, agreements: claim.about.map(compileAbout) })),
  );
  return ({ title, text, themes, figures }) => {
    const words = wordsOf(title, text);
    const stated = figures.filter((figure) => isHeadline(figure, title)).map((figure) => statedBy(figure, title, text));
    let best: LinkedClaim | null = null;
    let most = 0;
    for (const { claim, document, agreements } of claims) {
      if (!claim.themes.some((theme) => themes.includes(theme))) continue;
      const agreement = Math.max(...agreements.map((agree) => agree(words, stated)));
      if (agreement <= most) continue;
      most = agreement;
      best = { id: claim.id, document, text: claim.text.zh, similarity: 1 };
    }
    return best;
  };
}

function wordsOf(title: string, text: string): Words {
  const first = foldAligned(FIRST_SENTENCE.exec(text.trimStart())?.[0] ?? '');
  const folded = foldAligned(title.trim());
  return { title: folded || first, opening: `${folded}\n${first}` };
}

/** Whether the headline gives the number, or there is no headline and the lead does. Other numbers are beside the point of the article. */
function isHeadline({ span, quote }: Figure, title: string): boolean {
  if (span.place === 'title' || title.trim() === '') return span.place !== 'body';
  const digits = /\d[\d.,]*/.exec(quote)?.[0];
  return digits !== undefined && title.includes(digits);
}

function statedBy(figure: Figure, title: string, text: string): Stated {
  const { sentence, clause } = wordsAround(figure, { title, text });
  return {
    metric: figure.metric,
    subject: foldAligned(figure.subject),
    sentence: foldAligned(sentence),
    clause: foldAligned(clause),
  };
}

function compileAbout({ metrics, products, matters, within, not }: ClaimAbout): Agreement {
  const [product, matter, place, never] = [products, matters, within, not].map((one) => anyPattern(one));
  const fits = (pattern: RegExp | null | undefined, text: string) => pattern?.test(text) ?? true;
  const named = (matter ? 2 : 0) + (place ? 1 : 0) + 1;
  return ({ title, opening }, stated) => {
    if (never?.test(title) || !fits(matter, title)) return 0;
    if (metrics.length === 0) return fits(product, title) && fits(place, opening) ? named : 0;
    const agrees = stated.some(
      ({ metric, subject, sentence, clause }) =>
        metrics.includes(metric) &&
        fits(product, subject) &&
        fits(place, `${title}\n${sentence}`) &&
        !never?.test(clause),
    );
    return agrees ? named + 4 : 0;
  };
}
