/**
 * Chooses the metric of a quantity: the nearest cue word in the sentence whose metric accepts the number's kind and size. Words to
 * the left govern; words to the right only within the clause.
 */

import { baseMetric, derivation } from '../../metrics/derived-metrics.js';
import { RANKED } from '../../metrics/metric-groups.js';
import type { Measured, QuantityToken, Token, TokenSentence } from '../tokens/tokens.js';
import { fitsMetric, type MetricChoice } from './fits-metric.js';
import { metricWithoutCue, OWN_COST } from './metric-without-cue.js';
import { qualify } from './qualify-metric.js';
import { cueAfter, cueBefore, cueFromList, FARTHEST } from './search-cues.js';

const NOTHING: MetricChoice = { metric: 'nothing', cost: 0 };
/** Characters between two numbers of a list: a name at most. */
const LIST_GAP = 24;
/** What may follow a bare number; otherwise it counts the noun after it ("50000 积分"). */
const BARE_ENDS = /^\s?(?:$|[\na-z，。、；！？,.;!?）)”"」】《（(的了和与及至到或+])/iu;
/** "差 1% 转正": what is missing. */
const MISSING = /差\s?$/u;
/** "从 4999 元涨至 5399 元": the former value ranks behind the new one. */
const FORMER = /[从由]\s?$/u;
const FORMER_COST = 1.5;
/** "每年 400 亿元，较上一个五年 1000 亿元": the next number is not yearly again. */
const PASSING: ReadonlySet<string> = new Set(['yearly', 'before']);
const GROWING = /增速|增幅|涨幅|升幅|growth/iu;
const OTHERS = /(?:其他|其余|\bothers?\b)[^，。,]*$/iu;
const OTHERS_CHARS = 12;
const SPENT_ON = new Set(['rd_spend', 'ai_spend', 'ad_spend']);
const SPENT_ON_COST = 1.5;

/** The metric of the quantity at `at`; null if nothing indicates one. */
export function chooseMetric(sentence: TokenSentence, at: number): MetricChoice | null {
  const { tokens } = sentence;
  const quantity = tokens[at];
  if (quantity?.kind !== 'quantity') return NOTHING;
  if (quantity.band) return fitsMetric('price_band', quantity) ? { metric: 'price_band', cost: 0 } : NOTHING;
  if (countsUnknown(sentence, at, quantity) || ofOthers(sentence, quantity)) return NOTHING;
  if (quantity.of === 'rank') {
    const cost = rankCost(sentence, at, quantity);
    if (cost === null) return NOTHING;
    return { metric: ranksGrowth(sentence, at) ? 'growth_rank' : qualify(sentence, 'rank', at, quantity), cost };
  }
  const listed = cueFromList(sentence, at, quantity);
  if (listed !== null) return { metric: listed, cost: 0 };
  const left = cueBefore(sentence, at, quantity);
  const right = cueAfter(sentence, at, quantity);
  const best = left === null || (right !== null && (right.cost < left.cost || narrows(right, left))) ? right : left;
  const own = best !== null && best.cost <= OWN_COST ? null : metricWithoutCue(sentence, at, quantity);
  if (best === null || best.cost > FARTHEST || (own !== null && own.cost < best.cost))
    return own === null ? null : { ...own, metric: qualify(sentence, own.metric, at, quantity) };
  const former = FORMER.test(sentence.source.slice(Math.max(0, quantity.start - 2), quantity.start));
  const metric = qualify(sentence, best.metric, at, quantity);
  return { metric, cost: best.cost + (former ? FORMER_COST : 0) };
}

/** "升幅居首" is a rank by growth, not by size. */
function ranksGrowth({ source, tokens, from }: TokenSentence, at: number): boolean {
  for (let i = at - 1; i >= from; i -= 1) {
    const token = tokens[i];
    if (token?.kind === 'stop' && token.weight > 0.5) return false;
    if (token?.kind === 'trend' && GROWING.test(source.slice(token.start, token.end + 1))) return true;
  }
  return false;
}

/** "投入 1000 亿元研发", "spend 200 billion yuan on R&D": the word after the sum says what it is spent on. */
function narrows(right: MetricChoice, left: MetricChoice): boolean {
  return left.metric === 'investment' && SPENT_ON.has(right.metric) && right.cost < SPENT_ON_COST;
}

/** "小米 17 系列约 473 万台、小米 17 Ultra 约 20 万台": a number in a list takes the metric of the one before. */
export function inheritMetric(previous: Measured | undefined, quantity: QuantityToken): MetricChoice | null {
  if (previous === undefined || previous.quantity.of !== quantity.of || previous.quantity.unit !== quantity.unit)
    return null;
  const near = quantity.start - previous.quantity.end <= LIST_GAP;
  const metric = PASSING.has(derivation(previous.metric) ?? '') ? baseMetric(previous.metric) : previous.metric;
  return near && fitsMetric(baseMetric(metric), quantity) ? { metric, cost: previous.cost + 1 } : null;
}

/** "其他品牌合计不到 6%", "差 1% 转正": nobody's share. */
function ofOthers({ source }: TokenSentence, { of, start }: QuantityToken): boolean {
  const before = source.slice(Math.max(0, start - OTHERS_CHARS), start);
  return of === 'percent' && (OTHERS.test(before) || MISSING.test(before));
}

function countsUnknown({ source, tokens }: TokenSentence, at: number, { of, end }: QuantityToken): boolean {
  return of === 'bare' && tokens[at + 1]?.start !== end && !BARE_ENDS.test(source.slice(end, end + 3));
}

/** "大幅领先第二名": another's rank. */
const OF_OTHER = /(?:领先|超过|高于|高出|比|较|击败|超越|仅次于)\s?$/u;
/** "以行业第一的标准要求": an aim. */
const AIM = /^的?(?:标准|目标|要求|梯队)/u;
/** "前三十名里升得最快", "前五名之间", "跌出前五": a set, not a rank. */
const SET = /^[^，。；]{0,8}(?:里|中|之间|之中|内|之外|以外)/u;
const LEFT = /(?:(?:跌出|掉出|退出|无缘|未进)[^，。]*|在|从)$/u;
const LEFT_CHARS = 12;
const TOKENS_BEFORE = 12;
const TOKENS_AFTER = 4;
const RANK_CHARS_PER_STEP = 14;
const RANK_AFTER_COST = 1;

/** The distance of the word that makes the ordinal at `at` a rank ("排名", "全球", "出货量"); null if it is not a rank. */
export function rankCost(
  { source, tokens, from, to }: TokenSentence,
  at: number,
  quantity: QuantityToken,
): number | null {
  const { start, end } = quantity;
  if (OF_OTHER.test(source.slice(Math.max(0, start - 4), start)) || AIM.test(source.slice(end, end + 4))) return null;
  if (
    quantity.bound === 'under' &&
    (SET.test(source.slice(end, end + 12)) || LEFT.test(source.slice(Math.max(0, start - LEFT_CHARS), start).trim()))
  )
    return null;
  if (countsReasons(source, quantity)) return null;
  for (let i = at - 1; i >= Math.max(from, at - TOKENS_BEFORE); i -= 1) {
    const token = tokens[i];
    if (ranks(token)) return (start - token.end) / RANK_CHARS_PER_STEP;
  }
  for (let i = at + 1; i < Math.min(to, at + TOKENS_AFTER); i += 1) if (ranks(tokens[i])) return RANK_AFTER_COST;
  return null;
}

/** "第一，…" and "第二：…" at the start of a sentence number the reasons. */
function countsReasons(source: string, { start, end }: QuantityToken): boolean {
  const opens = start === 0 || /[\s。；：！？]/u.test(source.charAt(start - 1));
  return opens && source.charAt(start) === '第' && /[，、：,:]/u.test(source.charAt(end));
}

function ranks(token: Token | undefined): token is Token {
  if (token === undefined) return false;
  if (token.kind === 'ranking' || token.kind === 'place') return true;
  return token.kind === 'cue' && token.metrics.some((metric) => RANKED.has(metric));
}
