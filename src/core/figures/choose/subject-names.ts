/** Names that can be the subject of a figure: joined, listed, or carried over from earlier sentences. */
import { OF_RESULTS } from '../../metrics/metric-groups.js';
import type { NameToken, Token, TokenSentence } from '../tokens/tokens.js';

/** Joints that make several names one subject: "SU7/YU7", "小米 SU7 和小米 YU7". */
const JOINTS = new Set(['/', '、', '和', '与', '及', '&', 'and']);
const YARDSTICK =
  /(?:对标|对着|瞄准|挑战|对比|看齐|媲美|比肩|叫板|超越|赶超|赶上|比|较|不输|unlike|versus|vs\.?|than) ?$/iu;
/** Last characters of those words: a cheap check before the pattern. */
const YARDSTICK_ENDS = new Set('标着准战比齐美肩板越超上较输 ');
/** Most tokens in a joint subject. */
const LONGEST_JOIN = 6;

/** Whether a token names a possible subject: not a person or a mere source of figures. */
export function isSubject(token: Token | undefined): token is NameToken {
  return token?.kind === 'name' && token.role !== 'person' && token.role !== 'source';
}

/** "对标 iPhone", "比小米 10": a name that is only a basis of comparison. */
export function isYardstick(source: string, { start }: NameToken): boolean {
  const last = source.charAt(start - 1);
  return YARDSTICK_ENDS.has(last) && YARDSTICK.test(source.slice(Math.max(0, start - 7), start));
}

/** The name at `index` with the products joined to it on the left. */
export function joinNames({ source, tokens, from }: TokenSentence, name: NameToken, index: number): NameToken {
  if (name.role !== 'product') return name;
  let { text, start } = name;
  for (let i = index - 1; i >= Math.max(from, index - LONGEST_JOIN); i -= 1) {
    const before = tokens[i];
    if (before?.kind === 'stop') continue;
    if (before?.kind !== 'name' || before.role !== 'product') break;
    if (!JOINTS.has(source.slice(before.end, start).trim())) break;
    const brand = before.text.startsWith('小米') && text.startsWith('小米') ? '小米' : '';
    text = `${before.text}/${text.slice(brand.length).trim()}`;
    start = before.start;
  }
  return { ...name, text };
}

/** The counterpart of the quantity at `at` in a list with "分别": "小米YU7、理想MEGA分别为 82.8%、79.7%"; null if there is no such list. */
export function listedName({ tokens, from }: TokenSentence, at: number): NameToken | null {
  const quantity = tokens[at];
  if (quantity?.kind !== 'quantity') return null;
  let place = 0;
  let each = at - 1;
  for (; each >= from && tokens[each]?.kind !== 'each'; each -= 1) {
    const token = tokens[each];
    if (token?.kind === 'stop' && token.weight > 0.5) return null;
    if (token?.kind === 'quantity' && token.of === quantity.of) place += 1;
  }
  const names = listBefore(tokens, from, each);
  return names.length > 1 ? (names[place] ?? null) : null;
}

/** The names in the nearest clause before `end` that has more than one: its products, or else all of them. */
function listBefore(tokens: readonly Token[], from: number, end: number): NameToken[] {
  let names: NameToken[] = [];
  for (let i = end - 1; i >= from; i -= 1) {
    const token = tokens[i];
    const ends = token?.kind === 'stop' && token.weight > 0.5;
    if (ends && names.length > 1) break;
    if (ends) names = [];
    if (isSubject(token)) names.unshift(token);
  }
  const products = names.filter(({ role }) => role === 'product');
  return products.length > 0 ? products : names;
}

/** The names last mentioned in the text, or in the title. */
export interface ContextNames {
  readonly name: NameToken | null;
  readonly company: NameToken | null;
  readonly product: NameToken | null;
}

/** A sentence about a supplier's own business: its results in the next sentence are not its customer's. */
function tellsResults({ tokens, from, to }: TokenSentence): boolean {
  for (let i = from; i < to; i += 1) {
    const token = tokens[i];
    if (token?.kind === 'achieve' || (token?.kind === 'cue' && token.metrics.some((metric) => OF_RESULTS.has(metric))))
      return true;
  }
  return false;
}

/** The names in context after a sentence: its last product and first company, else those from before. */
export function updateContextNames(sentence: TokenSentence, before: ContextNames): ContextNames {
  let last: NameToken | null = null;
  let company: NameToken | null = null;
  let product: NameToken | null = null;
  let supplier: NameToken | null = null;
  for (let i = sentence.from; i < sentence.to; i += 1) {
    const token = sentence.tokens[i];
    if (!isSubject(token) || isYardstick(sentence.source, token)) continue;
    if (token.role === 'supplier') {
      supplier ??= token;
      continue;
    }
    last = token;
    if (token.role === 'product') product = joinNames(sentence, token, i);
    if (token.role === 'company') company ??= token;
  }
  return {
    name: product ?? last ?? before.name,
    company: company ?? (supplier !== null && tellsResults(sentence) ? supplier : before.company),
    product: product ?? before.product,
  };
}
