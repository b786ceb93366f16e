/**
 * Which metrics belong to a company, to a product, to a place, to a quarter?
 * Data that subject and period are chosen by.
 */

/** Metrics of a company or one of its businesses; a product named nearby is not their subject. */
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

/** Metrics of a product; a company named nearer is rather its maker, its shop or the speaker. */
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

/** Metrics for which China, the world or Europe are different questions. */
export const OF_PLACE: ReadonlySet<string> = new Set([
  ...['share', 'rank', 'shipments', 'sales', 'stores', 'new_stores', 'users', 'asp', 'revenue', 'mix'],
]);

/** Results: told for quarters and years, never for a month or a day. */
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

/** Market figures: told for months too, not for a day. */
export const OF_MARKET: ReadonlySet<string> = new Set(['shipments', 'share']);

/** Told for a year at least; a date beside them says when a factory was opened. */
export const OF_YEARS: ReadonlySet<string> = new Set(['capacity']);

/** Sums that are pledged for several years. */
export const SPENDING: ReadonlySet<string> = new Set(['rd_spend', 'ai_spend', 'investment', 'amount']);

/** Metrics of a company as a whole or of its works: a class of goods named nearby ("高端空调") is not their subject. */
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

/** Numbers that no word names: a sum, a number of things, a distance. */
export const PLAIN: ReadonlySet<string> = new Set(['amount', 'count', 'distance']);

/** Properties of a product: a date beside them says when it was launched or shown. */
export const TIMELESS: ReadonlySet<string> = new Set([
  'range',
  'fuel_use',
  'acceleration',
  'top_speed',
  'power',
  'battery',
  'area',
]);

/** What a ranking can be about: one of these in a sentence makes "第二" a place. */
export const RANKED: ReadonlySet<string> = new Set([
  ...['shipments', 'sales', 'share', 'usage', 'residual_value', 'deliveries', 'revenue', 'users', 'devices', 'score'],
]);
