/** The metrics: names, accepted kinds of number, plausible range and weight. */
import type { QuantityKind } from '../lexicon/word.js';

/** `least` and `most` bound the value (money in yuan by rough rates) against slips such as earnings per share read as a price. */
export interface MetricName {
  readonly zh: string;
  readonly en: string;
  readonly accepts: readonly QuantityKind[];
  readonly least: number;
  readonly most: number;
  /** Interest to a reader of the digest, from 0 to 1. Ranks the figures of an article. */
  readonly weight: number;
}

const MONEY: readonly QuantityKind[] = ['money'];
/** Large sums are often written without their currency: "营收 991 亿". */
const SUM: readonly QuantityKind[] = ['money', 'bare'];
const COUNT: readonly QuantityKind[] = ['count', 'bare'];
const PERCENT: readonly QuantityKind[] = ['percent'];

type Row = readonly [
  id: string,
  zh: string,
  en: string,
  accepts: readonly QuantityKind[],
  least: number,
  most: number,
  weight: number,
];

/** `nothing` takes numbers that are not figures: its cues keep them away from other metrics. */
const ROWS: readonly Row[] = [
  ['price', '价格', 'price', SUM, 5, 8e6, 0.8],
  ['deal_price', '到手价', 'price after discounts', MONEY, 5, 8e6, 0.45],
  ['launch_price', '首发价', 'launch price', MONEY, 5, 8e6, 0.6],
  ['price_change', '价格变动', 'price change', MONEY, 10, 1e6, 0.4],
  ['discount', '优惠', 'discount', MONEY, 10, 1e6, 0.2],
  ['option_price', '选装价', 'price of an option', MONEY, 10, 1e6, 0.3],
  ['extra_charge', '加价', 'extra charge', MONEY, 10, 1e6, 0.3],
  ['asp', '平均售价', 'average selling price', MONEY, 100, 1e6, 0.95],
  ['target_price', '目标价', 'target price', MONEY, 0, 1e5, 0.5],
  ['share_price', '股价', 'share price', MONEY, 0, 1e4, 0.15],
  ['turnover', '成交额', 'turnover of shares', SUM, 1e6, Infinity, 0.1],
  ['eps', '每股收益', 'earnings per share', MONEY, 0, 1e4, 0.2],
  ['market_cap', '市值', 'market value', SUM, 1e9, Infinity, 0.35],
  ['buyback', '回购', 'buy-back', ['money', 'count', 'bare'], 1e4, Infinity, 0.25],
  ['brand_value', '品牌价值', 'brand value', SUM, 1e6, Infinity, 0.7],
  ['revenue', '营收', 'revenue', SUM, 1e6, Infinity, 1],
  ['sales_value', '销售额', 'sales value', SUM, 1e6, Infinity, 0.6],
  ['profit', '利润', 'profit', SUM, 1e6, Infinity, 0.8],
  ['net_profit', '净利润', 'net profit', SUM, 1e6, Infinity, 0.9],
  ['adjusted_net_profit', '经调整净利润', 'adjusted net profit', SUM, 1e6, Infinity, 1],
  ['gross_profit', '毛利', 'gross profit', SUM, 1e6, Infinity, 0.6],
  ['operating_profit', '经营利润', 'operating profit', SUM, 1e6, Infinity, 0.7],
  ['loss', '亏损', 'loss', SUM, 1e6, Infinity, 0.8],
  ['cash_flow', '现金流', 'cash flow', SUM, 1e6, Infinity, 0.3],
  ['margin', '毛利率', 'gross margin', PERCENT, 0, Infinity, 0.9],
  ['net_margin', '净利率', 'net margin', PERCENT, 0, Infinity, 0.8],
  ['rd_spend', '研发投入', 'R&D spending', SUM, 1e6, Infinity, 0.95],
  ['ai_spend', 'AI投入', 'AI spending', SUM, 1e6, Infinity, 0.85],
  ['investment', '投资', 'investment', SUM, 1e6, Infinity, 0.7],
  ['ad_spend', '推广开支', 'advertising spending', SUM, 1e6, Infinity, 0.3],
  ['selling_expense', '销售开支', 'selling expenses', SUM, 1e6, Infinity, 0.4],
  ['penalty', '罚款与赔偿', 'fines and damages', SUM, 100, Infinity, 0.5],
  ['rd_ratio', '研发费用率', 'R&D ratio', PERCENT, 0, 100, 0.5],
  ['stake', '持股', 'stake', PERCENT, 0, Infinity, 0.15],
  ['shipments', '出货量', 'shipments', COUNT, 1000, Infinity, 1],
  ['deliveries', '交付量', 'deliveries', COUNT, 10, Infinity, 1],
  ['sales_target', '销量目标', 'sales target', COUNT, 1000, Infinity, 0.85],
  ['orders', '订单', 'orders', COUNT, 10, Infinity, 0.95],
  ['sales', '销量', 'sales', COUNT, 10, Infinity, 0.95],
  ['production', '产量', 'production', COUNT, 100, Infinity, 0.6],
  ['capacity', '产能', 'capacity', COUNT, 100, Infinity, 0.7],
  ['recall', '召回', 'recall', COUNT, 1, Infinity, 0.9],
  ['waiting_time', '交付周期', 'waiting time', ['weeks'], 0, 120, 0.6],
  ['share', '份额', 'share', PERCENT, 0, Infinity, 1],
  ['mix', '占比', 'mix', PERCENT, 0, Infinity, 0.5],
  ['residual_value', '保值率', 'residual value', PERCENT, 0, Infinity, 0.6],
  ['yield', '良率', 'yield', PERCENT, 0, Infinity, 0.5],
  ['automation', '自动化率', 'automation', PERCENT, 0, 100, 0.5],
  ['localisation', '自给率', 'share made at home', PERCENT, 0, 100, 0.4],
  ['satisfaction', '口碑', 'satisfaction', PERCENT, 0, Infinity, 0.5],
  ['success_rate', '成功率', 'success rate', PERCENT, 0, 100, 0.4],
  ['parameters', '参数量', 'parameters', COUNT, 1e6, Infinity, 0.4],
  ['test_drives', '试驾', 'test drives', ['count'], 100, Infinity, 0.4],
  ['rank', '排名', 'rank', ['rank'], 0, Infinity, 0.75],
  ['growth_rank', '增速排名', 'rank by growth', ['rank'], 0, Infinity, 0.4],
  ['score', '评分', 'score', ['score', 'bare'], 0, Infinity, 0.4],
  ['stores', '门店', 'stores', ['stores', 'count'], 2, Infinity, 0.75],
  ['new_stores', '新增门店', 'new stores', ['stores', 'count'], 1, Infinity, 0.4],
  ['factories', '工厂', 'factories', ['count'], 0, Infinity, 0.4],
  ['users', '用户数', 'users', ['persons', 'count', 'bare'], 1000, Infinity, 0.55],
  ['devices', '设备数', 'devices', COUNT, 1000, Infinity, 0.5],
  ['usage', '调用量', 'usage', ['tokens'], 0, Infinity, 0.3],
  ['headcount', '人数', 'headcount', ['persons', 'count'], 10, Infinity, 0.4],
  ['patents', '专利', 'patents', COUNT, 2, 1e6, 0.4],
  ['range', '续航', 'range', ['distance'], 50, 3000, 0.6],
  ['charge_range', '补能里程', 'range gained by charging', ['distance'], 20, 2000, 0.2],
  ['mileage', '里程', 'mileage', ['distance'], 50, Infinity, 0.4],
  ['fuel_use', '能耗', 'consumption', ['consumption', 'energy', 'spec'], 0, 40, 0.4],
  ['lap_time', '圈速', 'lap time', ['duration'], 40, 1500, 0.8],
  ['acceleration', '零百加速', '0-100 km/h', ['duration'], 0.5, 30, 0.35],
  ['top_speed', '最高时速', 'top speed', ['speed'], 20, 600, 0.3],
  ['power', '功率', 'power', ['power'], 10, Infinity, 0.3],
  ['battery', '电池容量', 'battery', ['energy'], 0, Infinity, 0.25],
  ['views', '观看与播放', 'views', ['count', 'persons', 'bare'], 1e5, Infinity, 0.15],
  ['takt_time', '生产节拍', 'takt time', ['duration'], 1, 600, 0.4],
  ['price_band', '价格带', 'price band', ['money', 'bare'], 100, 3e6, 0.1],
  ['cities', '城市', 'cities', ['count'], 2, Infinity, 0.3],
  ['countries', '国家和地区', 'countries', ['count'], 2, 250, 0.3],
  ['test_fleet', '测试车辆', 'test vehicles', COUNT, 10, Infinity, 0.3],
  ['rate', '比率', 'rate', PERCENT, 0, 1000, 0.2],
  ['growth', '增幅', 'growth', ['percent', 'multiple'], 0, Infinity, 0.3],
  ['amount', '金额', 'amount', MONEY, 100, Infinity, 0.3],
  ['count', '数量', 'number', ['count'], 100, Infinity, 0.1],
  ['distance', '距离', 'distance', ['distance'], 50, Infinity, 0.1],
  ['deposit', '定金', 'deposit', MONEY, 10, 1e6, 0.15],
  ['instalment', '首付与月供', 'instalment', MONEY, 10, 1e6, 0.1],
  ['donation', '捐赠', 'donation', SUM, 1e4, Infinity, 0.2],
  ['pay', '薪酬', 'pay', SUM, 100, Infinity, 0.2],
  ['compute', '算力', 'computing power', ['spec'], 0, Infinity, 0.2],
  ['torque', '扭矩', 'torque', ['spec'], 100, Infinity, 0.15],
  ['motor_speed', '转速', 'motor speed', ['spec'], 0, Infinity, 0.15],
  ['voltage', '电压', 'voltage', ['spec'], 0, Infinity, 0.1],
  ['stiffness', '扭转刚度', 'torsional stiffness', ['spec'], 1000, Infinity, 0.15],
  ['process', '制程', 'process', ['spec'], 1, 30, 0.2],
  ['charging', '充电功率', 'charging power', ['spec'], 5, 1e6, 0.1],
  ['size', '尺寸', 'size', ['spec'], 0, Infinity, 0.05],
  ['screen', '屏幕', 'screen', ['spec'], 0, 120, 0.05],
  ['weight', '重量', 'weight', ['spec'], 0, Infinity, 0.05],
  ['brightness', '亮度', 'brightness', ['spec'], 100, Infinity, 0.05],
  ['refresh', '刷新率', 'refresh rate', ['spec'], 24, 1000, 0.05],
  ['pixels', '像素', 'pixels', ['spec'], 1e6, Infinity, 0.1],
  ['volume', '容积', 'volume', ['spec'], 1, Infinity, 0.05],
  ['strength', '强度', 'strength', ['spec'], 0, Infinity, 0.15],
  ['area', '面积', 'area', ['spec'], 100, Infinity, 0.15],
  ['drag', '风阻系数', 'drag coefficient', ['bare'], 0.1, 0.5, 0.2],
  ['nothing', '', '', ['money', 'count', 'persons', 'distance', 'percent', 'bare', 'duration'], 0, Infinity, 0],
];

/** Keyed by metric id. */
export const METRICS: Readonly<Record<string, MetricName>> = Object.fromEntries(
  ROWS.map(([id, zh, en, accepts, least, most, weight]) => [id, { zh, en, accepts, least, most, weight }]),
);
