/**
 * How does a figure read in words, in Chinese and in English?
 * "交付量 小米SU7 超38万辆（2024/2026）", "deliveries, Xiaomi SU7: over 380,000 (2024/2026)".
 */
import type { Figure } from '../model.js';
import { baseMetric, isGrowth } from './derived-metrics.js';
import { METRICS } from './metric-names.js';
import { tidy } from './units.js';

type Language = 'zh' | 'en';

/** As much of a figure as its value needs. */
export type Quantity = Pick<Figure, 'value' | 'high' | 'unit' | 'bound' | 'metric'>;

const ZH_BOUNDS = { over: '超', nearly: '近', about: '约', under: '不到' } as const;
const EN_BOUNDS = { over: 'over ', nearly: 'nearly ', about: 'about ', under: 'under ' } as const;
const ZH_MONEY: Readonly<Record<string, string>> = {
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
const EN_MONEY: Readonly<Record<string, string>> = {
  yuan: 'RMB ',
  usd: '$',
  eur: '€',
  hkd: 'HK$',
  gbp: '£',
  jpy: 'JPY ',
  inr: '₹',
};
const ZH_UNITS: Readonly<Record<string, string>> = {
  '%': '%',
  km: '公里',
  s: '秒',
  stores: '家',
  persons: '人',
  tokens: ' Token',
  'L/100km': 'L/100km',
  'kWh/100km': 'kWh/100km',
};
const EN_UNITS: Readonly<Record<string, string>> = {
  '%': '%',
  km: ' km',
  s: ' s',
  stores: ' stores',
  persons: ' people',
  tokens: ' tokens',
  'L/100km': ' L/100km',
  'kWh/100km': ' kWh/100km',
};
/** What a count counts, where the metric tells. */
const ZH_COUNTS: Readonly<Record<string, string>> = {
  deliveries: '辆',
  patents: '项',
  capacity: '台',
  shipments: '台',
  sales: '台',
  production: '台',
};

/** The name of a metric; a growth or a forecast is named after the metric it is of. Unknown ids stay as they are. */
export function metricName(metric: string, language: Language): string {
  const base = METRICS[baseMetric(metric)];
  if (base === undefined) return metric;
  if (isGrowth(metric)) return language === 'zh' ? `${base.zh}增幅` : `${base.en} growth`;
  if (baseMetric(metric) === metric) return base[language];
  return language === 'zh' ? `${base.zh}预期` : `${base.en} forecast`;
}

/** One line: metric, subject, value, period, change and speaker, as far as known. */
export function formatFigure(figure: Figure, language: Language): string {
  const { metric, subject, period, comparison, saidBy } = figure;
  const change = comparison === null ? '' : formatChange(comparison, language, isGrowth(metric));
  const notes = [period ?? '', change, saidBy ?? ''].filter((note) => note !== '');
  const name = metricName(metric, language);
  const head =
    language === 'zh' ? [name, subject].filter(Boolean).join(' ') : [name, subject].filter(Boolean).join(', ');
  const value = formatValue(figure, language);
  if (language === 'zh') return `${head} ${value}${notes.length === 0 ? '' : `（${notes.join('，')}）`}`;
  return `${head}: ${value}${notes.length === 0 ? '' : ` (${notes.join(', ')})`}`;
}

/** The value alone, with bound, unit and range: "超38万辆", "over 380,000", "4,000–6,000元". */
export function formatValue({ value, high, unit, bound, metric }: Quantity, language: Language): string {
  if (unit === 'rank') return formatRank(value, bound === 'under', language);
  if (unit === 's' && value >= 60) return formatLap(value, language);
  const sign = isGrowth(metric) && value > 0 ? '+' : '';
  const bare =
    high === null
      ? sign + amount(value, unit, language)
      : `${amount(value, unit, language)}–${amount(high, unit, language)}`;
  const before = bound === null ? '' : language === 'zh' ? ZH_BOUNDS[bound] : EN_BOUNDS[bound];
  return before + withUnit(bare, unit, metric, language);
}

/** "同比-10.9%"; of a growth figure only the kind, since its value is the percentage. */
function formatChange(
  { kind, percent }: NonNullable<Figure['comparison']>,
  language: Language,
  ofGrowth: boolean,
): string {
  const signed = ofGrowth ? '' : `${percent > 0 ? '+' : ''}${percent}%`;
  if (language === 'zh') return `${{ yoy: '同比', qoq: '环比', other: '' }[kind]}${signed}`;
  return `${signed}${{ yoy: ' year on year', qoq: ' on the previous period', other: '' }[kind]}`.trim();
}

function withUnit(bare: string, unit: string, metric: string, language: Language): string {
  const currency = unit.replace(/_bn$/u, '');
  if (currency in ZH_MONEY) {
    if (language === 'zh') return bare + (ZH_MONEY[currency] ?? '');
    const billions = unit.endsWith('_bn') ? ' billion' : '';
    return `${EN_MONEY[currency] ?? `${currency.toUpperCase()} `}${bare}${billions}`;
  }
  if (language === 'en') return bare + (EN_UNITS[unit] ?? '');
  return bare + (ZH_UNITS[unit] ?? ZH_COUNTS[metric] ?? '');
}

/** Chinese counts in 万 and 亿, English in thousands. */
function amount(value: number, unit: string, language: Language): string {
  const whole = unit.endsWith('_bn') && language === 'zh' ? value * 1e9 : value;
  if (language === 'en') return grouped(whole);
  if (Math.abs(whole) >= 1e8) return `${grouped(tidy(whole / 1e8))}亿`;
  return Math.abs(whole) >= 1e4 && unit !== '%' ? `${grouped(tidy(whole / 1e4))}万` : grouped(whole);
}

function grouped(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 4 });
}

function formatRank(value: number, within: boolean, language: Language): string {
  if (language === 'zh') return within ? `前${value}` : `第${value}`;
  return within ? `top ${value}` : `No. ${value}`;
}

function formatLap(seconds: number, language: Language): string {
  const minutes = Math.floor(seconds / 60);
  const rest = tidy(seconds - minutes * 60);
  return language === 'zh' ? `${minutes}分${rest}秒` : `${minutes}:${rest < 10 ? '0' : ''}${rest}`;
}
