/** Chooses the subject of a figure: the name that governs it in its sentence, else the last one in context, else the title's. */

import { OF_COMPANY, OF_PLACE, OF_PRODUCT, OF_WHOLE } from '../../metrics/metric-groups.js';
import type { NameToken, QuantityToken, TokenSentence } from '../tokens/tokens.js';
import { groupOf, ownerOf, partOf, placeOf, trimOf } from './narrow-subject.js';
import { type ContextNames, isSubject, isYardstick, joinNames, listedName } from './subject-names.js';

export interface FigureSubject {
  /** '' if the text names none. */
  readonly text: string;
  /** Distance of the name from the number, in steps. */
  readonly cost: number;
}

const CHARS_PER_STEP = 20;
const LONGEST_OWNING = 6;
const TIER = /^(?:标准版|pro|max|ultra|plus|pro max)$/iu;
const TIER_ENDS = /\s?(?:标准版|pro max|pro|max|ultra|plus)$/iu;
/** Penalties for a product as the subject of a company metric, a maker as that of a price, a company as that of a count. */
const WRONG_ROLE = 2.5;
const MAKER_ROLE = 2;
const LOOSE_ROLE = 0.8;
/** A supplier is named in every list of parts, but is never the subject of a price or a range. */
const SUPPLIER_ROLE = 9;
/** Half-weights of stops beyond which a name no longer governs. */
const FARTHEST = 12;
const AFTER_COST = 1.5;
const TOUCHING = 0.2;
/** Cost of a subject named in another sentence. */
const TOPIC_COST = 4;

/** The subject of the quantity at `at`. */
export function chooseSubject(sentence: TokenSentence, at: number, metric: string, topic: ContextNames): FigureSubject {
  const listed = listedName(sentence, at);
  const near = listed === null ? nearest(sentence, at, metric) : { name: listed, cost: TOUCHING };
  const name = near?.name ?? fromTopic(topic, metric);
  if (name === null) return { text: '', cost: TOPIC_COST };
  const owner = name.role === 'segment' ? ownerOf(sentence, name, topic.company) : '';
  let text = owner + (/[a-z]$/iu.test(owner) ? ' ' : '') + name.text;
  const trim = trimOf(sentence, at, name);
  if (trim !== null && TIER.test(trim)) text = text.replace(TIER_ENDS, ''); // "小米18标准版" … "Ultra": another tier
  const group = groupOf(sentence, at, metric);
  for (const part of [
    trim !== null && group?.includes(trim) === true ? null : trim, // "选择顶配的用户" already says it
    partOf(sentence, at, metric),
    group,
    OF_PLACE.has(metric) ? placeOf(sentence, at, name) : null,
  ]) {
    if (text !== '' && part?.includes(text)) text = part;
    else if (part !== null && !text.toLowerCase().includes(part.toLowerCase())) text = `${text} ${part}`;
  }
  return { text, cost: near?.cost ?? TOPIC_COST };
}

interface Near {
  readonly name: NameToken;
  readonly cost: number;
}

function fromTopic({ name, company, product }: ContextNames, metric: string): NameToken | null {
  if (OF_COMPANY.has(metric)) return company ?? name;
  return OF_PRODUCT.has(metric) ? (product ?? name) : name;
}

function nearest(sentence: TokenSentence, at: number, metric: string): Near | null {
  const quantity = sentence.tokens[at];
  if (quantity?.kind !== 'quantity') return null;
  let best: Near | null = null;
  for (const { name, index, cost } of [...namesBefore(sentence, at), ...namesAfter(sentence, at, quantity)]) {
    const total = cost + roleCost(name, metric);
    if (total < (best?.cost ?? FARTHEST)) best = { name: joinNames(sentence, name, index), cost: total };
  }
  return best;
}

/** "比小米 10 时代的 3999 元": a number directly after a yardstick belongs to the yardstick. */
function ownsIt(between: string): boolean {
  return between.length <= LONGEST_OWNING && between.trim().endsWith('的');
}

interface Offered extends Near {
  readonly index: number;
}

function namesBefore({ source, tokens, from }: TokenSentence, at: number): Offered[] {
  const start = tokens[at]?.start ?? 0;
  const found: Offered[] = [];
  let stops = 0;
  let aside = false;
  for (let i = at - 1; i >= from && stops < FARTHEST; i -= 1) {
    const token = tokens[i];
    if (token?.kind === 'stop') {
      stops += token.weight * 0.5;
      // "the 17 — a rival of the Galaxy S26 — will cost": text between dashes is an aside.
      if (source.charAt(token.start) === '—') aside = !aside;
    } else if (isSubject(token) && !aside && (ownsIt(source.slice(token.end, start)) || !isYardstick(source, token))) {
      found.push({ name: token, index: i, cost: stops + (start - token.end) / CHARS_PER_STEP });
    }
  }
  return found;
}

function namesAfter({ source, tokens, to }: TokenSentence, at: number, quantity: QuantityToken): Offered[] {
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

/** "16,845 Model Y", "8 万台小米 YU7", "42.99 万的大满配", "排名第二的是…"; after a price alone, the next item of a list follows. */
function binds(between: string, { of }: QuantityToken): boolean {
  if (of === 'rank') return between.includes('的') && between.length < 12;
  return between.length <= 2 && (of === 'count' || between.includes('的'));
}

function roleCost({ role }: NameToken, metric: string): number {
  if (role === 'segment' && OF_WHOLE.has(metric)) return WRONG_ROLE;
  if (OF_COMPANY.has(metric)) return role === 'product' ? WRONG_ROLE : 0;
  if (role === 'product' || role === 'market') return 0;
  if (OF_PRODUCT.has(metric)) return role === 'supplier' ? SUPPLIER_ROLE : MAKER_ROLE;
  return role === 'segment' && OF_PLACE.has(metric) && metric !== 'stores' ? 0 : LOOSE_ROLE;
}
