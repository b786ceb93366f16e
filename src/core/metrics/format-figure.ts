/**
 * Figures written out in Chinese and English: "交付量 小米SU7 超38万辆（2024–2026）", "deliveries, Xiaomi SU7: over 380,000
 * (2024–2026)".
 */
import type { Figure } from '../model.js';
import { baseMetric, type Derivation, derivation, isGrowth } from './derived-metrics.js';
import { METRICS } from './metric-names.js';
import {
  EN_BOUNDS,
  EN_MONEY,
  EN_UNITS,
  PLACES_OF_WAN,
  UNNAMED,
  ZH_BOUNDS,
  ZH_COUNTS,
  ZH_MONEY,
  ZH_UNITS,
} from './unit-names.js';
import { tidy } from './units.js';

type Language = 'zh' | 'en';

/** The fields of a figure that its value is written from. */
export type Quantity = Pick<Figure, 'value' | 'high' | 'unit' | 'bound' | 'metric'>;

const DERIVED: Readonly<Record<Derivation, Readonly<Record<Language, string>>>> = {
  growth: { zh: '*增幅', en: '* growth' },
  forecast: { zh: '*预期', en: '* forecast' },
  target: { zh: '*目标', en: '* target' },
  before: { zh: '原*', en: 'former *' },
  yearly: { zh: '年均*', en: '* a year' },
};

/** The display name of a metric; derived metrics are named after their base. Unknown ids are returned unchanged. */
export function metricName(metric: string, language: Language): string {
  const base = METRICS[baseMetric(metric)];
  if (base === undefined) return metric;
  const derived = derivation(metric);
  return derived === null ? base[language] : DERIVED[derived][language].replace('*', base[language]);
}

/** One line: metric, subject, value, period, change and speaker, as far as known. */
export function formatFigure(figure: Figure, language: Language): string {
  const { metric, subject, period, comparison, saidBy } = figure;
  const change = comparison === null ? '' : formatChange(comparison, language, isGrowth(metric));
  const notes = [period?.replace('/', '–') ?? '', change, saidBy ?? ''].filter((note) => note !== '');
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
  const before = bound === null ? '' : language === 'zh' ? ZH_BOUNDS[bound] : EN_BOUNDS[bound];
  if (language === 'en' && unit.endsWith('_bn')) return before + englishMoney(value, high, unit);
  const bare =
    high === null
      ? sign + amount(value, unit, language)
      : `${amount(value, unit, language)}–${amount(high, unit, language)}`;
  return before + withUnit(bare, unit, metric, language);
}

/** "同比-10.9%"; for a growth figure only the kind, since its value is the percentage. */
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
  if (currency in ZH_MONEY)
    return language === 'zh' ? bare + (ZH_MONEY[currency] ?? '') : englishCurrency(currency) + bare;
  if (UNNAMED.has(unit)) return bare + (language === 'zh' ? (ZH_COUNTS[baseMetric(metric)] ?? '') : '');
  return bare + ((language === 'zh' ? ZH_UNITS : EN_UNITS)[unit] ?? ` ${unit}`);
}

/** Chinese groups by 万 and 亿, English by thousands. */
function amount(value: number, unit: string, language: Language): string {
  const whole = unit.endsWith('_bn') && language === 'zh' ? value * 1e9 : value;
  if (language === 'en') return grouped(whole);
  if (Math.abs(whole) >= 1e8) return `${grouped(tidy(whole / 1e8))}亿`;
  const wan = tidy(whole / 1e4);
  const short = Math.abs(whole) >= 1e6 || wan === Number(wan.toFixed(PLACES_OF_WAN));
  return Math.abs(whole) >= 1e4 && unit !== '%' && short ? `${grouped(wan)}万` : grouped(whole);
}

function grouped(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 4 });
}

/** English names of large numbers, their size in billions, and the least amount in billions that is written with them. */
const EN_SCALES: readonly (readonly [name: string, size: number, least: number])[] = [
  [' billion', 1, 1],
  [' million', 1e-3, 1e-3],
  ['', 1e-9, 0],
];

/** Billions of money in English, in a smaller unit where a billion is too coarse: never "RMB 0 billion". */
function englishMoney(value: number, high: number | null, unit: string): string {
  const ends = high === null ? [value] : [value, high];
  const smallest = Math.min(...ends.map(Math.abs));
  const [name, size] = EN_SCALES.find(([, , least]) => smallest >= least) ?? ['', 1e-9];
  return `${englishCurrency(unit.replace(/_bn$/u, ''))}${ends.map((end) => grouped(tidy(end / size))).join('–')}${name}`;
}

function englishCurrency(currency: string): string {
  return EN_MONEY[currency] ?? `${currency.toUpperCase()} `;
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
