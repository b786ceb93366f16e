/**
 * The metric of a quantity that no cue names, from its unit or its neighbours: "499 家门店", "6999 元起", "苹果占 54%", "29% of".
 * The last resort is a plain sum, count or distance, which ranks behind everything else.
 */

import { PLAIN } from '../../metrics/metric-groups.js';
import type { NameToken, QuantityToken, Token, TokenSentence } from '../tokens/tokens.js';
import { firstFitting, fitsMetric, type MetricChoice, metricsOfUnit } from './fits-metric.js';

export const OWN_COST = 0.5;
const PLAIN_METRICS = [...PLAIN];
/** Any cue in the sentence takes precedence. */
const PLAIN_COST = 4.5;
/** Units that do not determine a metric by themselves. */
const FACTORY = /工厂|factor|plant/iu; // "4 座" may be cities, "4 座智能工厂" are factories
const NEEDS_CUE = new Set(['factories', 'times', 'shares']);
/** Most characters between a price and what it belongs to: "16GB+512GB 版：6999 元". */
const NEAR_CHARS = 3;
/** "At €1,499", "available for £1,299", "the €1,499 phone": a foreign sum beside a product is its price. */
const PRICED = /(?:^|[\s(])(?:at|for|back|is|the|a|an|just|only|of)\s$/u;
/** Any unlisted word for a price: "限时抢购价为". */
const PRICE_WORD = /价(?:为|是|仅|达|约)?\s?[：:]?\s?$/u;
/** "苹果占 54%", "苹果以 54% 居首": the owner of a market share stands directly before it. */
const HOLDS = /^(?:则|也|仅|还|只)?(?:占据|占有|占|以)?(?:了|约|近|超|超过)?$/u;
/** "其他品牌合计不到 4%". */
const OTHERS = /其他|其余|合计|others?\b/iu;
/** A share in words is a part of something: "超半数出货集中在…". */
const WORDED = /半|[二三四五六七八九十]分之|third|quarter|half|fifth|fifths/iu;
const SHARE_OF = /\bof$|^one in/iu;
const MARKET = /市场|价位|份额|市占|出货|这一段|segment|market|share|vendors|shipments/u;
const WITH = /(?:with|by)\s(?:about\s|around\s)?$/u;
/** "61% 的人", "四成用户", "三成半出货". */
const PART_OF = /^的?(?:人|消费者|车主|用户|受访者|订单|买家|顾客|女性|家庭|销量|出货|收入|营收|手机|机型|员工|车型)/u;
/** "其中四成", "有两成". */
const AMONG = /(?:其中|里|中|有)(?:约|近|超|超过|将近)?$/u;

/** The metric of the quantity at `at` without a cue word; null if it is not a figure. */
export function metricWithoutCue(sentence: TokenSentence, at: number, quantity: QuantityToken): MetricChoice | null {
  const named = firstFitting(metricsOfUnit(quantity.unit), quantity);
  const firms = quantity.unit === 'stores' && quantity.of === 'count'; // "600 家" may be suppliers, "600 家门店" are shops
  const counted = quantity.unit === 'factories' && FACTORY.test(sentence.source.slice(quantity.start, quantity.end));
  if (named !== null && !firms && (counted || !NEEDS_CUE.has(quantity.unit))) return { metric: named, cost: OWN_COST };
  const own =
    quantity.of === 'percent'
      ? ownShare(sentence, at, quantity)
      : quantity.of === 'duration'
        ? ownAcceleration(sentence, at, quantity)
        : ownPrice(sentence, at, quantity);
  if (own !== null) return own;
  const plain = firstFitting(PLAIN_METRICS, quantity);
  const written = /\d/u.test(sentence.source.slice(quantity.start, quantity.end)); // "八千元" is mostly a figure of speech
  return plain === null || !written || quantity.unit === 'stores' ? null : { metric: plain, cost: PLAIN_COST };
}

function ownPrice(sentence: TokenSentence, at: number, quantity: QuantityToken): MetricChoice | null {
  if (!fitsMetric('price', quantity)) return null;
  const { source, tokens } = sentence;
  const after = tokens[at + 1];
  const before = lastWord(tokens, at);
  const near = before !== undefined && quantity.start - before.end <= NEAR_CHARS;
  if (quantity.from)
    return near && before.kind === 'name' && before.role === 'company' ? null : { metric: 'price', cost: 1 };
  if (after?.kind === 'trim' && after.start - quantity.end <= 1) return { metric: 'price', cost: 1.5 };
  const versioned = near && (before.kind === 'trim' || isProduct(before));
  const product = after !== undefined && isProduct(after) && after.start - quantity.end <= 1; // "the €1,499 Xiaomi 17 Ultra"
  if (product && quantity.of === 'money' && quantity.value < 1e7) return { metric: 'price', cost: 1.5 };
  if (versioned && quantity.of === 'money') return { metric: 'price', cost: 1.5 };
  const lead = source.slice(Math.max(0, quantity.start - 6), quantity.start).toLowerCase();
  if (quantity.of === 'money' && PRICE_WORD.test(lead)) return { metric: 'price', cost: 1 };
  const foreign = quantity.of === 'money' && PRICED.test(lead) && quantity.value < 1e7;
  return foreign && hasProduct(sentence) ? { metric: 'price', cost: 2.5 } : null;
}

/** The last token before `at` that is not a stop. */
function lastWord(tokens: readonly Token[], at: number): Token | undefined {
  let i = at - 1;
  while (i > at - 4 && tokens[i]?.kind === 'stop') i -= 1;
  return tokens[i];
}

function ownShare(
  { source, tokens, from, to }: TokenSentence,
  at: number,
  quantity: QuantityToken,
): MetricChoice | null {
  const { start, end } = quantity;
  const before = tokens[at - 1]?.kind === 'bound' ? tokens[at - 2] : tokens[at - 1];
  const after = tokens[at + 1];
  const company =
    before?.kind === 'name' && before.role === 'company' && HOLDS.test(source.slice(before.end, start).trim());
  const placed = after !== undefined && after.start - end <= 1 && (after.kind === 'ranking' || isRank(after));
  if (company && placed) return { metric: 'share', cost: 1 };
  const lead = source.slice(Math.max(0, start - 12), start);
  if (OTHERS.test(lead)) return null;
  if (WITH.test(lead) && MARKET.test(source.slice(tokens[from]?.start, tokens[to - 1]?.end)))
    return { metric: 'share', cost: 1.5 };
  if (source.startsWith(' of ', end) || SHARE_OF.test(source.slice(start, end))) return { metric: 'mix', cost: 1.5 };
  if (PART_OF.test(source.slice(end, end + 5))) return { metric: 'mix', cost: 1 };
  if (AMONG.test(lead)) return { metric: 'mix', cost: 2 };
  return WORDED.test(source.slice(start, end)) ? { metric: 'mix', cost: 3 } : null;
}

/** Whether "占" before a percentage denotes a maker's market share: "同一价位段，苹果占 54%". */
export function isMakersShare(
  { source, tokens, from, to }: TokenSentence,
  at: number,
  { start }: QuantityToken,
): boolean {
  let name: NameToken | null = null;
  for (let i = at - 1; i >= Math.max(from, at - 3); i -= 1) {
    const token = tokens[i];
    if (token?.kind === 'name') name = token;
    if (name !== null || token?.kind === 'stop' || token?.kind === 'quantity') break;
  }
  if (name?.role !== 'company' || !HOLDS.test(source.slice(name.end, start).trim())) return false;
  return MARKET.test(source.slice(tokens[from]?.start, tokens[to - 1]?.end));
}

/** "0-100km/h 3.2 秒": the preceding speed shows what is timed. */
function ownAcceleration({ tokens }: TokenSentence, at: number, quantity: QuantityToken): MetricChoice | null {
  const before = tokens[at - 1];
  const timed = before?.kind === 'quantity' && before.of === 'speed' && quantity.start - before.end <= 8;
  return timed && fitsMetric('acceleration', quantity) ? { metric: 'acceleration', cost: 1 } : null;
}

function isProduct(token: Token): boolean {
  return token.kind === 'name' && token.role === 'product';
}

function isRank(token: Token): boolean {
  return token.kind === 'quantity' && token.of === 'rank';
}

function hasProduct({ tokens, from, to }: TokenSentence): boolean {
  for (let i = from; i < to; i += 1) {
    const token = tokens[i];
    if (token !== undefined && isProduct(token)) return true;
  }
  return false;
}
