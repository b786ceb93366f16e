/**
 * What is a figure about?
 * The name that governs it in its sentence, else what the text was speaking of just before, else what the title names.
 */
import { OF_COMPANY, OF_PLACE, OF_PRODUCT } from './metric-groups.js';
import { ownerOf, placeOf, trimOf } from './narrow-subject.js';
import { isSubject, joinNames } from './subject-names.js';
import type { NameToken, QuantityToken, Sentence, Token } from './tokens.js';

/** What the text spoke of last, or what the title names. */
export interface Topic {
  readonly name: NameToken | null;
  readonly company: NameToken | null;
  readonly product: NameToken | null;
}

export interface Subject {
  /** '' where the text names none. */
  readonly text: string;
  /** How far the name stands from the number, in steps. */
  readonly cost: number;
}

const CHARS_PER_STEP = 20;
/** Against taking a product as the subject of a company's revenue, a maker as the subject of a price, a company as that of a count. */
const WRONG_ROLE = 2.5;
const MAKER_ROLE = 2;
const LOOSE_ROLE = 0.8;
/** A supplier's name stands in every list of parts; it is never what a price or a range is about. */
const SUPPLIER_ROLE = 9;
/** Half-weights of stops beyond which a name no longer governs. */
const FARTHEST = 12;
const AFTER_COST = 1.5;
const TOUCHING = 0.2;
/** A subject that another sentence names. */
const TOPIC_COST = 4;

/** The subject of the quantity at `at`. */
export function chooseSubject(sentence: Sentence, at: number, metric: string, topic: Topic): Subject {
  const near = fromList(sentence, at) ?? nearest(sentence, at, metric);
  const name = near?.name ?? fromTopic(topic, metric);
  if (name === null) return { text: '', cost: TOPIC_COST };
  const owner = name.role === 'segment' ? ownerOf(sentence, name, topic.company) : '';
  let text = owner + (/[a-z]$/iu.test(owner) ? ' ' : '') + name.text;
  for (const part of [trimOf(sentence, at, name), OF_PLACE.has(metric) ? placeOf(sentence, at, name) : null]) {
    if (part !== null && !text.toLowerCase().includes(part.toLowerCase())) text = `${text} ${part}`;
  }
  return { text, cost: near?.cost ?? TOPIC_COST };
}

interface Near {
  readonly name: NameToken;
  readonly cost: number;
}

function fromTopic({ name, company, product }: Topic, metric: string): NameToken | null {
  if (OF_COMPANY.has(metric)) return company ?? name;
  return OF_PRODUCT.has(metric) ? (product ?? name) : name;
}

function nearest(sentence: Sentence, at: number, metric: string): Near | null {
  const quantity = sentence.tokens[at];
  if (quantity?.kind !== 'quantity') return null;
  let best: Near | null = null;
  for (const { name, index, cost } of [...namesBefore(sentence, at), ...namesAfter(sentence, at, quantity)]) {
    const total = cost + roleCost(name, metric);
    if (total < (best?.cost ?? FARTHEST)) best = { name: joinNames(sentence, name, index), cost: total };
  }
  return best;
}

interface Offered extends Near {
  readonly index: number;
}

function namesBefore({ source, tokens, from }: Sentence, at: number): Offered[] {
  const start = tokens[at]?.start ?? 0;
  const found: Offered[] = [];
  let stops = 0;
  let aside = false;
  for (let i = at - 1; i >= from && stops < FARTHEST; i -= 1) {
    const token = tokens[i];
    if (token?.kind === 'stop') {
      stops += token.weight * 0.5;
      // "the 17 — a rival of the Galaxy S26 — will cost": what stands between dashes is an aside.
      if (source.charAt(token.start) === '—') aside = !aside;
    } else if (isSubject(token) && !aside) {
      found.push({ name: token, index: i, cost: stops + (start - token.end) / CHARS_PER_STEP });
    }
  }
  return found;
}

function namesAfter({ source, tokens, to }: Sentence, at: number, quantity: QuantityToken): Offered[] {
  for (let i = at + 1; i < to; i += 1) {
    const token = tokens[i];
    const another = token?.kind === 'quantity' && !(token.of === 'rank' && quantity.of === 'rank');
    if (another || (token?.kind === 'stop' && token.weight > 0.5)) break;
    if (!isSubject(token)) continue;
    const bound = binds(source.slice(quantity.end, token.start), quantity);
    return [
      { name: token, index: i, cost: bound ? TOUCHING : AFTER_COST + (token.start - quantity.end) / CHARS_PER_STEP },
    ];
  }
  return [];
}

/** "16,845 Model Y", "8 万台小米 YU7", "42.99 万的大满配", "排名第二的是…"; after a price alone the next item of a list stands. */
function binds(between: string, { of }: QuantityToken): boolean {
  if (of === 'rank') return between.includes('的') && between.length < 12;
  return between.length <= 2 && (of === 'count' || between.includes('的'));
}

function roleCost({ role }: NameToken, metric: string): number {
  if (OF_COMPANY.has(metric)) return role === 'product' ? WRONG_ROLE : 0;
  if (role === 'product' || role === 'market') return 0;
  if (OF_PRODUCT.has(metric)) return role === 'supplier' ? SUPPLIER_ROLE : MAKER_ROLE;
  return role === 'segment' && OF_PLACE.has(metric) && metric !== 'stores' ? 0 : LOOSE_ROLE;
}

/** "小米YU7、理想MEGA分别为82.8%、79.7%": the second number belongs to the second name. */
function fromList({ tokens, from }: Sentence, at: number): Near | null {
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
  const name = names.length > 1 ? names[place] : undefined;
  return name === undefined ? null : { name, cost: TOUCHING };
}

/** The names of the nearest clause before `end` that names more than one, of one kind: products, or else whoever is listed. */
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
