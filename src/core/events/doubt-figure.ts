/**
 * Says why a figure may not be printed as it stands: its subject is not certainly the house's own, its metric says nothing by
 * itself, its period is unknown, it is a rumour, a plan, a condition or old background. A figure without a doubt is sure.
 */
import { isOwnName } from '../lexicon/own-names.js';
import { baseMetric, derivation } from '../metrics/derived-metrics.js';
import { lastDay } from '../metrics/last-day.js';
import { OF_MARKET, OF_PRODUCT, OF_RESULTS, PLAIN, SPENDING } from '../metrics/metric-groups.js';
import { METRICS } from '../metrics/metric-names.js';
import type { Figure } from '../model.js';
import { type WordsAround, wordsAround } from '../seeds/words-around.js';
import { isBackground } from '../text/strip-boilerplate.js';
import { doubtWords } from './doubt-words.js';
import type { EventMember } from './event-member.js';
import { isCertainSubject } from './is-certain-subject.js';

export type FigureDoubt =
  | 'metric'
  | 'subject'
  | 'period'
  | 'place'
  | 'group'
  | 'condition'
  | 'rumour'
  | 'plan'
  | 'background'
  | 'text';

/** Below this are screen sizes, battery capacities and share prices. */
const LEAST_WEIGHT = 0.35;
/** Offers, deposits, accessories and market noise: true perhaps, but never what a strategist quotes. */
const NEVER = new Set([
  ...['deal_price', 'discount', 'option_price', 'extra_charge', 'instalment', 'deposit', 'price_band', 'share_price'],
  ...['turnover', 'eps', 'donation', 'pay', 'views', 'rate', 'growth', 'success_rate', 'headcount', 'new_stores'],
]);
/** Derived metrics that state something as it is. */
const STATED = new Set([null, 'growth', 'target']);
/** Flows whose number means nothing without the time it was counted over, unless it is a total. */
const COUNTED = new Set(['sales', 'deliveries', 'production', 'orders']);
const TOTAL =
  /累计|总计|共计|合计|首批|上市|开售|首销|发布|开启|突破|已交|已售|小时|分钟|天|至今|截至|total|since|hours?|minutes?|so far/iu;
const PERIODIC = new Set([...OF_RESULTS, ...OF_MARKET]);
const RUMOUR =
  /消息称|传闻|据传|网传|疑似|爆料|曝光?[，,：:]|曝[\u4e00-\u9fff]|知情人|传出|或将|或为|或达|或超|有望|据悉将|网友猜|猜测|rumou?r|reportedly|leak/iu;
const PLAN =
  /预计|预期|预测|预估|估计|料将|计划|目标|力争|拟|规划|有望|将(?:达|超|于|在|会|至|投|累计|增)|争取|if |expected|forecast|plans? to|aims?|target|would|could/iu;
const OLD = /曾经?(?:在|于|以|达|创|是)|当时|彼时|那时|上一代|前代|上代|不及|previously|predecessor/iu;
/** Days after which the end of a period makes its figure background. */
const OLD_AFTER_DAYS = 250;
const DAY_MS = 86_400_000;

/** What is read of an article to doubt its figures. */
type FigureText = Pick<EventMember, 'title' | 'text' | 'publishedAt'>;

/** Why a figure of this article is not sure enough to be printed; null if it is. */
export function doubtFigure(figure: Figure, member: FigureText): FigureDoubt | null {
  const { metric, span } = figure;
  const base = baseMetric(metric);
  if (PLAIN.has(base) || NEVER.has(base) || !STATED.has(derivation(metric))) return 'metric';
  if ((METRICS[base]?.weight ?? 0) < LEAST_WEIGHT) return 'metric';
  const inTitle = span.place === 'title';
  if (span.end > (inTitle ? member.title : member.text).length) return 'text';
  const around = wordsAround(figure, member);
  if (!isCertainSubject(figure, member, around)) return 'subject';
  if (figure.saidBy === null && RUMOUR.test(`${member.title}\n${around.sentence}`)) return 'rumour';
  if (isPlan(figure, member, around)) return 'plan';
  if (lacksPeriod(figure, base, around.clause)) return 'period';
  return (
    doubtWords(figure, base, member.title, around) ?? (!inTitle && isOld(figure, member, around) ? 'background' : null)
  );
}

/** A goal is printed as a goal, a pledge with the years it is for; any other plan is no fact. */
function isPlan({ metric, period }: Figure, { publishedAt }: FigureText, { clause }: WordsAround): boolean {
  if (derivation(metric) === 'target' || metric === 'sales_target' || metric === 'target_price') return false;
  const end = lastDay(period);
  const pledge = SPENDING.has(metric) && end !== null && Date.parse(end) > publishedAt.getTime();
  return !pledge && PLAN.test(clause);
}

/** A ceiling ("净利率不超过 5%") is a promise, not a result. */
function lacksPeriod({ period, bound }: Figure, metric: string, clause: string): boolean {
  if (period !== null || (metric === 'net_margin' && bound === 'under')) return false;
  return PERIODIC.has(metric) || (COUNTED.has(metric) && !TOTAL.test(clause));
}

/** The price and the range of a product stay true when they are told again; results and records do not. */
function isOld(
  { period, metric, subject }: Figure,
  { publishedAt }: FigureText,
  { sentence, clause }: WordsAround,
): boolean {
  if (OLD.test(OF_PRODUCT.has(metric) && isOwnName(subject) ? clause : sentence)) return true;
  if (isBackground(sentence) && !OF_PRODUCT.has(metric)) return true;
  const end = lastDay(period);
  return end !== null && publishedAt.getTime() - Date.parse(end) > OLD_AFTER_DAYS * DAY_MS;
}
