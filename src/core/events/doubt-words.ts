/** Words around a number that make it a condition, a part or a rank of something else than the figure says. */
import { isHouse } from '../lexicon/own-names.js';
import type { Figure } from '../model.js';
import type { WordsAround } from '../seeds/words-around.js';

const CONDITION =
  /选装|选配|选购|套件|套装|定金|订金|意向金|补贴|国补|到手|优惠|权益|抵扣|立减|立省|券|月供|首付|贷款|低息|免息|二手|黄牛|叫卖|加价|折扣|折后|以旧换新|置换|直降|涂装|轮毂|内饰包|配件|保护壳|充电桩|会员|保险|维修|更换|滤芯|耗材|大礼|礼包|赠|合计|淘金币|低于|高于|贵|便宜|猜|deposit|subsid|discount|option|used|second-hand|trade-in|below|above|cheaper/iu;
/** In a title: the prices below it are those of an offer. */
const OFFER =
  /补|券|到手|免息|新低|史低|探底|破冰|降价|→|直降|优惠|立减|闪购|秒杀|百亿|限时|叫卖|黄牛|二手|闲鱼|咸鱼|deal|discount/iu;
const LIST_PRICE =
  /定价|售价|指导价|官方价|标价|原价|首发价|上市价|起售|零售价|预售|starting|starts|launch|priced|retail/iu;
/** "在 47 个国家和地区排名前三" is no rank in any one market. */
const SCATTERED = /\d+\s?个(?:国家|地区|市场|城市|省)|\d+ (?:countries|markets)/iu;
/** What the house as a whole is ranked by; a rank of its models or tests is theirs. */
const RANKED_BY =
  /出货|销量|销售|份额|市占|市场|交付|激活|品牌|用户|手机|营收|shipment|market|sales|brand|maker|vendor/iu;
/** "小米、倍思得冠亚军", "前 100 名评论": several ranks at once, and places for customers. */
const SHARED_RANK = /冠亚|亚季|分列|分获|分别|名(?:用户|评论|车主|优质|下单|买家)/u;
const LAST_OF_TOP = 10;
/** "平均每家门店 105 单", "2 万人参与": not the size of anything. */
const PER_EACH = /平均每|每家|每店|每人|每天/u;
const TAKING_PART = /参与|维权|投诉|报名|抢购|人次|观看|积分/u;
const DRIVEN_BY_HOUSE = /累计|测试|路测|实测|挑战|耐力|tested|driven/iu;
/** Who or what a share is a part of. */
const PART =
  /用户|车主|女性|男性|订单|受访|消费者|机型|手机|收入|营收|销量|出货|版|配|users|owners|buyers|women|revenue|sales/iu;
/** "其中 500 平米以上的大店超过 260 家": a part of what the sentence counts. */
const SUBSET = /^(?:其中|这其中|of (?:these|which|them))/iu;
const COUNTED_PARTS = new Set(['stores', 'sales', 'orders', 'users', 'devices', 'shipments']);
/** "服务网点", "展车门店": not the shops that the metric's name promises. */
const NOT_SHOPS = /服务网点|服务中心|维修|充电站|交付中心/u;
const NOT_HUNDRED = /0\s?-\s?(?:[2-9]\d\d|1\d{2}\d)|[2-4]00\s?(?:m|米)|100\s?-\s?0|制动|刹停/iu;
const LEAST_MILEAGE_KM = 1000;

/** What the words around a figure make doubtful; null for nothing. `metric` is its base metric. */
export function doubtWords(
  figure: Figure,
  metric: string,
  title: string,
  { sentence, clause }: WordsAround,
): 'condition' | 'group' | 'place' | 'metric' | null {
  const { subject, value } = figure;
  if (metric.startsWith('price') || metric.endsWith('price')) {
    if (CONDITION.test(clause) || (OFFER.test(title) && !LIST_PRICE.test(clause))) return 'condition';
  }
  if (metric === 'mix' && !PART.test(subject)) return 'group';
  if (SUBSET.test(clause) && COUNTED_PARTS.has(metric)) return 'group';
  if (metric === 'rank' && (SCATTERED.test(clause) || (isHouse(subject) && !RANKED_BY.test(sentence)))) return 'place';
  if (metric === 'rank' && (SHARED_RANK.test(clause) || value > LAST_OF_TOP)) return 'place';
  if (PER_EACH.test(clause) && (metric === 'stores' || COUNTED_PARTS.has(metric))) return 'group';
  if (metric === 'users' && TAKING_PART.test(clause)) return 'group';
  if (metric === 'stores' && NOT_SHOPS.test(clause)) return 'metric';
  if (metric === 'acceleration' && NOT_HUNDRED.test(clause)) return 'metric';
  return metric === 'mileage' && (value < LEAST_MILEAGE_KM || !DRIVEN_BY_HOUSE.test(clause)) ? 'metric' : null;
}
