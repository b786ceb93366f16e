/** Whether the subject of a figure is certainly the house, one of its businesses or one of its products. */
import { isHouse, isOwnName, otherNameIn } from '../lexicon/own-names.js';
import { baseMetric } from '../metrics/derived-metrics.js';
import { OF_COMPANY, OF_PRODUCT } from '../metrics/metric-groups.js';
import type { Figure } from '../model.js';
import type { WordsAround } from '../seeds/words-around.js';
import type { EventMember } from './event-member.js';

/** Companies that no list holds. */
const UNLISTED =
  /[\u4e00-\u9fff]{2,6}(?:股份|电子|光电|光学|精密|半导体|新能源|控股|新材|微电|存储|智造)|(?<![高黑硬新金核心米国])[\u4e00-\u9fff]{2}科技(?!公司|产品|感|创新|实力|含量|术)/gu;
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
  if (!isOwnName(sentence) && (!isOwnName(title) || otherNameIn(title) !== null)) return false;
  const inClause = isOwnName(clause) || LISTED.test(sentence);
  if (!inClause && otherNameIn(clause) !== null) return false;
  if (OF_PRODUCT.has(metric) && !OF_HOUSE_TOO.has(metric) && isHouse(subject)) return false;
  if (metric === 'penalty') return FINED.test(sentence);
  if ((metric.startsWith('price') || metric === 'share') && OTHERS_VALUE.test(clause)) return false;
  if (!OF_COMPANY.has(metric) || metric === 'target_price') return true;
  if (!OF_LINE.has(metric) && !isHouse(subject) && !BUSINESS.test(subject)) return false;
  return inClause || !(hasStranger(sentence) || hasStranger(title));
}

function hasStranger(text: string): boolean {
  return [...text.matchAll(UNLISTED)].some(([name]) => !isOwnName(name));
}
