/** Groups of metrics by what they belong to; the choice of subject and period depends on them. */

/** Metrics of a company or one of its businesses; a nearby product is not their subject. */
export const OF_COMPANY: ReadonlySet<string> = new Set([
  ...[
    'revenue',
    'profit',
    'net_profit',
    'adjusted_net_profit',
    'gross_profit',
    'operating_profit',
    'loss',
    'cash_flow',
  ],
  ...['margin', 'net_margin', 'rd_spend', 'ai_spend', 'investment', 'ad_spend', 'selling_expense', 'market_cap'],
  ...[
    'buyback',
    'share_price',
    'target_price',
    'eps',
    'headcount',
    'patents',
    'stake',
    'brand_value',
    'penalty',
    'factories',
    'capacity',
    'automation',
  ],
]);

/** Metrics of a product; a company named nearer is its maker, its retailer or the speaker. */
export const OF_PRODUCT: ReadonlySet<string> = new Set([
  ...[
    'price',
    'deal_price',
    'launch_price',
    'price_change',
    'discount',
    'option_price',
    'extra_charge',
    'orders',
    'waiting_time',
    'residual_value',
  ],
  ...['range', 'fuel_use', 'lap_time', 'acceleration', 'top_speed', 'power', 'battery'],
]);

/** Metrics whose value depends on the place: China, Europe, the world. */
export const OF_PLACE: ReadonlySet<string> = new Set([
  ...['share', 'rank', 'shipments', 'sales', 'stores', 'new_stores', 'users', 'asp', 'revenue', 'mix'],
]);

/** Results: reported for quarters and years, never for a month or a day. */
export const OF_RESULTS: ReadonlySet<string> = new Set([
  ...[
    'revenue',
    'profit',
    'net_profit',
    'adjusted_net_profit',
    'gross_profit',
    'operating_profit',
    'loss',
    'cash_flow',
  ],
  ...['margin', 'net_margin', 'rd_spend', 'ad_spend', 'selling_expense', 'eps', 'asp'],
]);

/** Market figures: reported for months too, but not for a day. */
export const OF_MARKET: ReadonlySet<string> = new Set(['shipments', 'share']);

/** Stated for a year or longer; a date beside them is the opening of a factory. */
export const OF_YEARS: ReadonlySet<string> = new Set(['capacity']);

/** Sums pledged over several years. */
export const SPENDING: ReadonlySet<string> = new Set(['rd_spend', 'ai_spend', 'investment', 'amount']);

/** Metrics of a whole company or its factories; a nearby product class ("高端空调") is not their subject. */
export const OF_WHOLE: ReadonlySet<string> = new Set([
  ...[
    'rd_spend',
    'ai_spend',
    'investment',
    'capacity',
    'automation',
    'headcount',
    'patents',
    'factories',
    'market_cap',
  ],
]);

/** Generic metrics of numbers that no cue names: a sum, a count, a distance. */
export const PLAIN: ReadonlySet<string> = new Set(['amount', 'count', 'distance']);

/** Product properties; a date beside them is a launch or a presentation. */
export const TIMELESS: ReadonlySet<string> = new Set([
  'range',
  'fuel_use',
  'acceleration',
  'top_speed',
  'power',
  'battery',
  'area',
]);

/** Metrics that products and companies are ranked by; one of them in a sentence makes "第二" a rank. */
export const RANKED: ReadonlySet<string> = new Set([
  ...['shipments', 'sales', 'share', 'usage', 'residual_value', 'deliveries', 'revenue', 'users', 'devices', 'score'],
]);
