/**
 * The keys under which an article is listed, so that its copies and other reports of the event find it: rare terms of headline and
 * lead, rare terms of the rest, product names, amounts, and four minima of letter-run hashes for copies.
 */
import type { IndexKey } from './signature.js';
import type { Idf } from './story-model.js';
import { termsOf } from './terms.js';

/** At most 24 keys in all: about 19 find every copy and 96-99 % of reports; the minima add copies with a replaced lead. */
const FRONT_TERMS = 10;
const OTHER_TERMS = 4;
const MODELS = 3;
const AMOUNTS = 3;
const SEEDS = [0x9e3779b1, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f];
/** Sharing a minimum by chance is one in millions, so it weighs as much as two rare terms. */
const MINIMUM_WEIGHT = 12;

export interface KeySource {
  title: string;
  lead: string;
  text: string;
  runs: Uint32Array;
  models: readonly string[];
  titleAmounts: readonly string[];
  amounts: readonly string[];
}

function rarest(text: string, idf: Idf, most: number, taken: ReadonlySet<string>): IndexKey[] {
  const counts = new Map<string, number>();
  for (const term of termsOf(text)) if (!taken.has(term)) counts.set(term, (counts.get(term) ?? 0) + 1);
  const best: IndexKey[] = [];
  for (const [key, count] of counts) insert(best, { key, weight: idf(key) * (1 + 0.5 * Math.log(count)) }, most);
  return best;
}

/** Keeps the heaviest, sorted; sorting all terms of a long text would take longer than the rest of describing it. */
function insert(best: IndexKey[], one: IndexKey, most: number): void {
  let at = best.length;
  for (; at > 0; at--) {
    const before = best[at - 1];
    if (before && (before.weight > one.weight || (before.weight === one.weight && before.key < one.key))) break;
  }
  if (at === most) return;
  best.splice(at, 0, one);
  if (best.length > most) best.pop();
}

function minima(runs: Uint32Array): IndexKey[] {
  if (runs.length === 0) return [];
  return SEEDS.map((seed, index) => {
    let least = 0xffffffff;
    for (const run of runs) least = Math.min(least, Math.imul(run ^ seed, 0x9e3779b1) >>> 0);
    return { key: `~${index}${least.toString(36)}`, weight: MINIMUM_WEIGHT };
  });
}

/** Amounts of at least two digits, with their kind letter, so that 4,799 yuan does not match 4,799 cars. */
const amountKeys = (amounts: readonly string[], weight: number): IndexKey[] =>
  amounts.filter((amount) => amount.replace(/\D/g, '').length >= 2).map((amount) => ({ key: `#${amount}`, weight }));

/** The keys of one article, heaviest kinds first, each key once. */
export function indexKeys(from: KeySource, idf: Idf): IndexKey[] {
  // The headline counts twice: it says what the article is about.
  const front = rarest(`${from.title}\n${from.title}\n${from.lead}`, idf, FRONT_TERMS, new Set());
  const other = rarest(from.text, idf, OTHER_TERMS, new Set(front.map(({ key }) => key)));
  const models = from.models.slice(0, MODELS).map((model) => ({ key: `@${model}`, weight: 5 }));
  const amounts = [...amountKeys(from.titleAmounts, 6), ...amountKeys(from.amounts, 4)].slice(0, AMOUNTS);
  const all = [...front, ...models, ...amounts, ...other, ...minima(from.runs)];
  const seen = new Map<string, number>();
  for (const { key, weight } of all) seen.set(key, Math.max(seen.get(key) ?? 0, Math.round(weight * 100) / 100));
  return [...seen].map(([key, weight]) => ({ key, weight }));
}
