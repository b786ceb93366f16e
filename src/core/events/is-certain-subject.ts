/** Whether the subject of a figure is certainly the house, one of its businesses or one of its products. */
import { isHouse, isOwnName, otherNameIn } from '../lexicon/own-names.js';
import { baseMetric } from '../metrics/derived-metrics.js';
import { OF_COMPANY, OF_PRODUCT } from '../metrics/metric-groups.js';
import type { Figure } from '../model.js';
import type { WordsAround } from '../seeds/words-around.js';
import type { EventMember } from './event-member.js';

/** Companies that no list holds. */
const UNLISTED =
  /[\u4e00-\u9fff]{2,6}(?:股份|电子|光电|光学|精密|半导体|新能源|控股|集团(?=[：:])|新材|微电|存储|智造)|(?<![高黑硬新金核心米国])[\u4e00-\u9fff]{2}科技(?!公司|产品|感|创新|实力|含量|术)/gu;
/** A title in their voice is about the house. */
const FOUNDERS = /^(?:雷军|卢伟冰|Lei Jun|Lu Weibing)/iu;
/** Metrics of products that the house as a whole has too: orders for all its cars. */
const OF_HOUSE_TOO = new Set(['orders', 'waiting_time', 'residual_value']);
/** A business of the house: "小米集团智能手机业务", "小米汽车业务", "小米互联网服务". */
const BUSINESS = /业务|分部|互联网|IoT|AIoT|汽车|工厂|business|segment|unit|services/iu;
/** Results that a product line has as well. */
const OF_LINE = new Set(['margin', 'asp', 'capacity', 'patents', 'investment', 'automation', 'factories']);
/** "内存价格同比涨 80%", "NOA 渗透率 11%": nobody's own. */
const OTHERS_VALUE = /内存|存储芯片|闪存|原材料|渗透率|memory|DRAM|NAND|penetration/iu;
/** "A、B 一年保值率分别为 …": the names stand in another part of the sentence. */
const LISTED = /分别|依次|respectively/u;
/** Of a market or of several brands together, unless the clause names the house. */
const MARKET_METRICS = new Set(['shipments', 'share', 'sales', 'rank']);
const OF_MARKET_WHOLE = /市场(?!份额|占有率)|行业|大盘|合计|TOP\s?\d|CR\d|total market|industry/iu;
/** "完成 20 亿元融资，小米领投": the sum is another's, and so is the firm of a former manager. */
const FUNDED = /融资|领投|跟投|[A-E]\d?轮|估值|funding|raised/iu;
const FORMER_STAFF = /前小米|小米前|离职|ex-xiaomi|former xiaomi/iu;
/** Cars by their names; counts of one are not those of the other. */
const MODEL = /[sy]u\d/giu;
const COUNTED = new Set(['orders', 'deliveries', 'sales']);
/** "3000 元以上机型销量占比": of what the house sells, whatever market it names. */
const OWN_MIX = /占比/u;
const SLANDER = /造谣|诋毁|诽谤|抹黑|侵害|侵犯|假冒|仿冒/u;
/** Those who are fined, and those who are paid. */
const FINED =
  /(?:小米|xiaomi)[^，。]{0,12}(?:被|遭|因|须|需|应)[^，。]{0,16}(?:罚|赔)|(?:对|向)小米[^，。]{0,8}(?:处以|处|作出|开出)/iu;

/** Certain: the subject is the house's, the sentence or an otherwise plain title names it, and no stranger stands between. */
export function isCertainSubject(
  figure: Figure,
  { title }: Pick<EventMember, 'title'>,
  { sentence, clause }: WordsAround,
): boolean {
  const { subject } = figure;
  const metric = baseMetric(figure.metric);
  if (!isOwnName(subject) || otherNameIn(subject) !== null) return false;
  if (!isOwnName(sentence) && (!(isOwnName(title) || FOUNDERS.test(title)) || otherNameIn(title) !== null))
    return false;
  const inClause = isOwnName(clause) || LISTED.test(sentence);
  if (!inClause && otherNameIn(clause) !== null) return false;
  if (OF_PRODUCT.has(metric) && !OF_HOUSE_TOO.has(metric) && isHouse(subject)) return false;
  if (metric === 'penalty') return FINED.test(sentence) && !SLANDER.test(sentence);
  const named = isOwnName(sentence);
  const ofMarket = (!named || metric !== 'rank') && OF_MARKET_WHOLE.test(named ? clause : `${title}\n${sentence}`);
  if (MARKET_METRICS.has(metric) && !inClause && ofMarket && !OWN_MIX.test(clause)) return false;
  if (metric === 'investment' && FUNDED.test(clause)) return false;
  if (COUNTED.has(metric) && !inClause && namesOtherModel(subject, sentence)) return false;
  if ((metric.startsWith('price') || metric === 'share') && OTHERS_VALUE.test(clause)) return false;
  if (!OF_COMPANY.has(metric) || metric === 'target_price') return true;
  if (FORMER_STAFF.test(title)) return false;
  if (!OF_LINE.has(metric) && !isHouse(subject) && !BUSINESS.test(subject)) return false;
  return inClause || !(hasStranger(sentence) || hasStranger(title));
}

/** Whether a sentence names two models, so that a clause without a name may be about either. */
function namesOtherModel(subject: string, sentence: string): boolean {
  const own = subject.toLowerCase();
  const mine = own.match(MODEL) ?? [];
  return mine.length > 0 && (sentence.toLowerCase().match(MODEL) ?? []).some((model) => !own.includes(model));
}

function hasStranger(text: string): boolean {
  return [...text.matchAll(UNLISTED)].some(([name]) => !isOwnName(name));
}
