/**
 * Says why a figure may not be printed as it stands: its subject is not certainly the house's own, its metric says nothing by
 * itself, its period is unknown, it is a rumour, a plan, a condition or old background. A figure without a doubt is sure.
 */
import { isOwnName, otherNameIn } from '../lexicon/own-names.js';
import { baseMetric, derivation } from '../metrics/derived-metrics.js';
import { lastDay } from '../metrics/last-day.js';
import { OF_COMPANY, OF_MARKET, OF_PRODUCT, OF_RESULTS, PLAIN } from '../metrics/metric-groups.js';
import { METRICS } from '../metrics/metric-names.js';
import type { Figure } from '../model.js';
import { wordsAround } from '../seeds/words-around.js';
import { isBackground, isBoilerplate } from '../text/strip-boilerplate.js';
import type { EventMember } from './event-member.js';

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
const PERIODIC = new Set([...OF_RESULTS, ...OF_MARKET, 'market_cap']);

const RUMOUR =
  /消息称|传闻|据传|网传|疑似|爆料|曝光?[，,：:]|曝[\u4e00-\u9fff]|知情人|传出|或将|或为|或达|或超|有望|据悉将|rumou?r|reportedly|leak/iu;
const PLAN =
  /预计|预期|预测|预估|估计|料将|计划|目标|力争|拟|规划|有望|将(?:达|超|于|在|会|至|投|累计|增)|争取|if |expected|forecast|plans? to|aims?|target|would|could/iu;
const OLD = /曾经?(?:在|于|以|达|创|是)|当时|彼时|那时|上一代|前代|上代|previously|predecessor/iu;
const CONDITION =
  /选装|选配|选购|套件|套装|定金|订金|意向金|补贴|国补|到手|优惠|权益|抵扣|立减|立省|券|月供|首付|贷款|低息|免息|二手|黄牛|加价|折扣|折后|以旧换新|置换|降至|直降|涂装|轮毂|内饰包|配件|保护壳|充电桩|会员|保险|维修|更换|deposit|subsid|discount|option|used|second-hand|trade-in/iu;
/** "在 47 个国家和地区排名前三" is no rank in any one market. */
const SCATTERED = /\d+\s?个(?:国家|地区|市场|城市|省)|\d+ (?:countries|markets)/iu;
/** Who or what a share is a part of. */
const PART =
  /用户|车主|女性|男性|订单|受访|消费者|机型|手机|收入|营收|销量|出货|版|配|users|owners|buyers|women|revenue|sales/iu;
/** "其中 500 平米以上的大店超过 260 家": a part of what the sentence counts. */
const SUBSET = /^(?:其中|这其中|of (?:these|which|them))/iu;
const COUNTED_PARTS = new Set(['stores', 'sales', 'deliveries', 'orders', 'users', 'devices', 'shipments']);
/** Companies that no list holds. */
const UNLISTED =
  /[\u4e00-\u9fff]{2,6}(?:股份|电子|光电|光学|精密|半导体|新能源|控股|新材|微电|存储|智造)|(?<![高黑硬新金核心米国])[\u4e00-\u9fff]{2}科技(?!公司|产品|感|创新|实力|含量|术)/gu;

/** Days after which the end of a period makes its figure background. */
const OLD_AFTER_DAYS = 250;
const DAY_MS = 86_400_000;

/** Why a figure of this article is not sure enough to be printed; null if it is. */
export function doubtFigure(figure: Figure, member: EventMember): FigureDoubt | null {
  const { metric } = figure;
  const base = baseMetric(metric);
  const inTitle = figure.span.place === 'title';
  if (PLAIN.has(base) || NEVER.has(base) || !STATED.has(derivation(metric))) return 'metric';
  if ((METRICS[base]?.weight ?? 0) < LEAST_WEIGHT) return 'metric';
  const source = inTitle ? member.title : member.text;
  if (figure.span.end > source.length) return 'text';
  const { sentence, clause } = wordsAround(figure, member);
  if (!isOwnSubject(figure, member, sentence, clause)) return 'subject';
  const around = `${inTitle ? '' : member.title}\n${sentence}`;
  if (figure.saidBy === null && RUMOUR.test(around)) return 'rumour';
  if (derivation(metric) !== 'target' && metric !== 'sales_target' && PLAN.test(clause)) return 'plan';
  if (base.endsWith('price') && CONDITION.test(clause)) return 'condition';
  if (base === 'mix' && !PART.test(figure.subject)) return 'group';
  if (base === 'rank' && SCATTERED.test(clause)) return 'place';
  if (lacksPeriod(figure, base, clause)) return 'period';
  if (SUBSET.test(clause) && COUNTED_PARTS.has(base)) return 'group';
  if (!inTitle && isOld(figure, member, sentence)) return 'background';
  return null;
}

/** Certain: the subject is the house's, the sentence or an otherwise plain title names it, and no stranger stands between. */
function isOwnSubject(figure: Figure, member: EventMember, sentence: string, clause: string): boolean {
  const { subject, metric } = figure;
  if (!isOwnName(subject) || otherNameIn(subject) !== null) return false;
  const here = isOwnName(sentence);
  if (!here && (!isOwnName(member.title) || otherNameIn(member.title) !== null)) return false;
  if (!isOwnName(clause) && otherNameIn(clause) !== null) return false;
  const ofCompany = OF_COMPANY.has(baseMetric(metric)) && metric !== 'target_price';
  const stranger = (text: string) => [...text.matchAll(UNLISTED)].some(([name]) => !isOwnName(name));
  return !(ofCompany && !isOwnName(clause) && (stranger(sentence) || stranger(member.title)));
}

function lacksPeriod({ period }: Figure, metric: string, clause: string): boolean {
  if (period !== null) return false;
  return PERIODIC.has(metric) || (COUNTED.has(metric) && !TOTAL.test(clause));
}

/** The price and the range of a product stay true when they are told again; results and records do not. */
function isOld({ period, metric }: Figure, { publishedAt }: EventMember, sentence: string): boolean {
  if (isBoilerplate(sentence) || OLD.test(sentence)) return true;
  if (isBackground(sentence) && !OF_PRODUCT.has(metric)) return true;
  const end = lastDay(period);
  return end !== null && publishedAt.getTime() - Date.parse(end) > OLD_AFTER_DAYS * DAY_MS;
}
