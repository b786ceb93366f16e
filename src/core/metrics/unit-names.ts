/** Bounds, currencies and units as written in a digest, in Chinese and English. */

export const ZH_BOUNDS = { over: '超', nearly: '近', about: '约', under: '不到' } as const;
export const EN_BOUNDS = { over: 'over ', nearly: 'nearly ', about: 'about ', under: 'under ' } as const;
export const ZH_MONEY: Readonly<Record<string, string>> = {
  yuan: '元',
  usd: '美元',
  eur: '欧元',
  hkd: '港元',
  gbp: '英镑',
  jpy: '日元',
  inr: '卢比',
  krw: '韩元',
  sgd: '新元',
  twd: '新台币',
  myr: '林吉特',
  thb: '泰铢',
  aud: '澳元',
  rub: '卢布',
};
export const EN_MONEY: Readonly<Record<string, string>> = {
  yuan: 'RMB ',
  usd: '$',
  eur: '€',
  hkd: 'HK$',
  gbp: '£',
  jpy: 'JPY ',
  inr: '₹',
};
/** Units displayed differently from the data. Any other ("mAh", "L/100km") follows the number after a space. */
export const ZH_UNITS: Readonly<Record<string, string>> = {
  '%': '%',
  pp: '个百分点',
  km: '公里',
  s: '秒',
  stores: '家',
  persons: '人',
  cities: '座',
  countries: '个',
  factories: '座',
  shares: '股',
  times: '次',
  weeks: '周',
  points: '分',
  tokens: ' Token',
};
export const EN_UNITS: Readonly<Record<string, string>> = { '%': '%', pp: ' pp', persons: ' people' };
/** The counter word of a metric. */
export const ZH_COUNTS: Readonly<Record<string, string>> = {
  deliveries: '辆',
  recall: '辆',
  test_fleet: '辆',
  patents: '项',
  users: '人',
  stores: '家',
  views: '次',
  ...Object.fromEntries(
    ['capacity', 'shipments', 'sales', 'sales_target', 'orders', 'production', 'devices'].map((metric) => [
      metric,
      '台',
    ]),
  ),
};
export const UNNAMED = new Set(['units', 'rank', 'drag', '']);
/** Most decimals before 万: 25.35 万 reads better than 253,500, but 10,999 元 better than 1.0999 万元. */
export const PLACES_OF_WAN = 2;
