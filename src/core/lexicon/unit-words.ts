/** Spellings of units and currencies, separated by "|" or line breaks, folded as in `fold-source.ts`. */

import { type QuantityKind, splitWords } from './word.js';

/** The meaning of a unit's spelling. */
export interface UnitWord {
  readonly of: QuantityKind;
  readonly unit: string;
}

/** Unit → spellings; "块" is colloquial for yuan. */
const MONEY: Readonly<Record<string, string>> = {
  yuan: '元|元人民币|块|块钱|人民币|人民币元|yuan|rmb|cny|cn¥',
  usd: '美元|美金|us dollars|us dollar|dollars|dollar|usd',
  eur: '欧元|euros|euro|eur',
  hkd: '港元|港币|港幣|hkd|hk dollars',
  gbp: '英镑|pounds|gbp',
  jpy: '日元|yen|jpy|円',
  inr: '卢比|印度卢比|rupees|rupee|inr',
  krw: '韩元|won|krw',
  sgd: '新元|新加坡元|sgd',
  twd: '新台币|元新台币|twd',
  myr: '林吉特|令吉|myr',
  thb: '泰铢|baht|thb',
  aud: '澳元|aud',
  rub: '卢布|rub',
};

/** Kind, unit, spellings. */
const OTHERS: readonly (readonly [QuantityKind, string, string])[] = [
  [
    'count',
    'units',
    '台|辆|部|套|件|单|份|个|颗|片|只|张|项|笔|把|units|unit|vehicles|cars|phones|smartphones|handsets|devices|evs|suvs|pieces|electric vehicles|orders|tvs|sets|patents',
  ],
  [
    'stores',
    'stores',
    '家门店|家店面|家店|家新店|家汽车门店|家销售门店|家汽车销售门店|家服务网点|家网点|家小米之家|个门店|个网点|stores|outlets|shops|showrooms',
  ],
  ['count', 'stores', '家|间'],
  ['count', 'cities', '城|个城市|座城市|多个城市|cities'],
  ['count', 'countries', '个国家|个国家和地区|个国家及地区|countries|countries and regions'],
  ['count', 'times', '次|人次|times'],
  ['count', 'shares', '股|股b类股份|shares'],
  ['count', 'factories', '座|座工厂|座超级工厂|座智能工厂|factories|plants'],
  ['persons', 'persons', '人|名|位|余人|people|employees|users|engineers|staff|workers|subscribers'],
  ['percent', '%', '%|percent|per cent|pct|个点'],
  ['percent', '成', '成'],
  ['multiple', 'x', '倍'],
  ['points', 'pp', '个百分点|多个百分点|个多百分点|百分点|percentage points|percentage point|pp|pps'],
  ['distance', 'km', 'km|公里|千米|kilometers|kilometres|kilometer'],
  ['duration', 's', '秒|s|seconds'],
  ['consumption', 'L/100km', 'l/100km|l/100 km|l / 100km|l / 100 km|升/百公里|l/百公里|升/100公里|升每百公里'],
  [
    'consumption',
    'kWh/100km',
    'kwh/100km|kwh/100 km|kwh / 100km|kwh / 100 km|度/百公里|kwh/百公里|千瓦时/百公里|度/100公里|度每百公里',
  ],
  ['weeks', 'weeks', '周|个星期|weeks|week'],
  ['speed', 'mph', 'mph'],
  ['speed', 'km/h', 'km/h|公里/小时|公里每小时|kph'],
  ['power', 'PS', '匹|匹马力|马力|ps|hp|horsepower'],
  ['power', 'kW', 'kw|千瓦'],
  ['energy', 'kWh', 'kwh|度电|千瓦时'],
  ['energy', 'mAh', 'mah|毫安时'],
  ['spec', 'TOPS', 'tops'],
  ['spec', 'Nm', 'nm|n·m|牛·米|牛米|纳米'],
  ['spec', 'N·m/deg', 'n·m/deg|nm/deg|n·m/°|牛·米/度|牛米/度'],
  ['spec', 'rpm', 'rpm|转/分'],
  ['spec', 'V', 'v'],
  ['spec', 'MPa', 'mpa'],
  ['spec', 'm²', '㎡|平方米|平米|m²|square meters|square metres'],
  ['spec', 'mm', '毫米|mm|millimetres|millimeters'],
  ['spec', 'inch', '英寸|inches|inch'],
  ['spec', 'g', '克|grams'],
  ['spec', 'kg', '公斤|千克|kg|kilograms'],
  ['spec', 'nits', 'nits|nit|尼特'],
  ['spec', 'W', 'w|瓦'],
  ['spec', 'Hz', 'hz|赫兹'],
  ['spec', 'px', '像素'],
  ['spec', 'L', '升|l|litres|liters'],
  ['score', 'points', '分|points'],
  ['tokens', 'tokens', 'token|tokens|词元|个token|个词元'],
];

/** Words that begin like a unit but are not ("3 个月", "台湾", "5 位列"). */
export const NOT_UNITS: readonly string[] = splitWords(`
  城墙|城区|城镇|城际|城乡|  股价|股票|股权|股东|股份|次方|次日|次年|成为|成功|成都|成本|成立|成果|成员|成长|成绩|成交|成熟|成品|成型|成分
  成像|个月|个小时|个季度|个省|个多月|个交易日|个弯道|个工作日|个市场|个世纪|个半月|位列|位居|位于
  名列|家用|家电|家庭|家族|部分|部门|部长|单月|单日|单车|单周|单价|单店|单季|单独|件套|人车|台湾|台阶|台积|元旦
  元件|元素|张家|份额|项目|片区|秒杀|秒充|件事|人民|人气|人脸|分钟|分之|分期|分店|分部|分别|分析|分布|分贝|分享
  分体|分区|周年|周边|周期|匹配|度假|个月内|个品类|个方面|个维度|个核|个省份|位数|座舱|座椅|座大|座 suv|块屏
  部曲|个系列|人均|套餐|个版本|个大|个像素|个小|间隔|间接|个传感器|颗激光雷达|台北|套镜|家长|个档|个配色|把手
  片酬|张图|张照片|升级|升至|升到|升幅|升为|升降|升温|升值|升空|克制|克服|克隆|瓦解|倍速|倍焦|倍光|倍变焦|倍率|倍长焦|倍思
  颗粒|只有|只要|只需|只是|个人|份报告|单电机|单元|名次|年|月|日`);

/** Currency symbols and codes that precede a number. */
export const CURRENCY_SIGNS: readonly (readonly [string, string])[] = [
  ['百分之', '%'],
  ['新台币', 'twd'],
  ['人民币', 'yuan'],
  ['港币', 'hkd'],
  ['hk$', 'hkd'],
  ['us$', 'usd'],
  ['nt$', 'twd'],
  ['a$', 'aud'],
  ['s$', 'sgd'],
  ['$', 'usd'],
  ['€', 'eur'],
  ['£', 'gbp'],
  ['¥', 'yuan'],
  ['¥', 'yuan'],
  ['₹', 'inr'],
  ['rs.', 'inr'],
  ['rs', 'inr'],
  ['₩', 'krw'],
  ['rmb', 'yuan'],
  ['cny', 'yuan'],
  ['usd', 'usd'],
  ['eur', 'eur'],
  ['gbp', 'gbp'],
  ['hkd', 'hkd'],
  ['inr', 'inr'],
  ['rm', 'myr'],
  ['myr', 'myr'],
  ['sgd', 'sgd'],
  ['thb', 'thb'],
  ['฿', 'thb'],
  ['c$', 'cad'],
  ['cad', 'cad'],
  ['aed', 'aed'],
  ['php', 'php'],
  ['₱', 'php'],
  ['idr', 'idr'],
  ['chf', 'chf'],
];

/** Every spelling with its unit. */
export const UNIT_WORDS: readonly (readonly [string, UnitWord])[] = [
  ...Object.entries(MONEY).flatMap(([unit, words]) =>
    splitWords(words).map((word) => [word, { of: 'money', unit }] as const),
  ),
  ...OTHERS.flatMap(([of, unit, words]) => splitWords(words).map((word) => [word, { of, unit }] as const)),
];
