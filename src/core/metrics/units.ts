/** Normalisation and comparison of values and units. */
import { UNIT_WORDS } from '../lexicon/unit-words.js';
import type { QuantityKind } from '../lexicon/word.js';

/** Yuan per unit, roughly: for plausibility checks, never shown. */
const ROUGH_YUAN: Readonly<Record<string, number>> = {
  usd: 7,
  eur: 8,
  gbp: 9,
  hkd: 0.9,
  inr: 0.08,
  jpy: 0.05,
  krw: 0.005,
  sgd: 5.4,
  twd: 0.22,
  myr: 1.6,
  thb: 0.2,
  aud: 4.6,
  rub: 0.08,
};

const UNIT_BY_SPELLING = new Map(UNIT_WORDS.map(([word, { unit }]) => [word, unit]));

/** A value in its base unit: money in whole currency units, lengths in km, times in s. */
export interface BaseValue {
  readonly value: number;
  readonly unit: string;
}

/** Scales in unit names: "yuan_bn", "usd_mn", "亿元", "万辆". */
const SCALES: readonly (readonly [RegExp, number])[] = [
  [/_(bn|billion)$/u, 1e9],
  [/_(mn|m|million)$/u, 1e6],
  [/^万亿/u, 1e12],
  [/^亿/u, 1e8],
  [/^万/u, 1e4],
];

/** Converts to the base unit from any spelling, with its scale: (9, "yuan_bn") → 9e9 yuan; (999, "EUR") → 999 eur. Unknown units are only lower-cased. */
export function toBase(value: number, unit: string): BaseValue {
  let name = unit.trim().toLowerCase();
  let factor = 1;
  for (const [pattern, scale] of SCALES) {
    if (!pattern.test(name)) continue;
    name = name.replace(pattern, '');
    factor = scale;
    break;
  }
  if (name === 'min' || name === 'minutes') return { value: value * 60, unit: 's' };
  return { value: value * factor, unit: UNIT_BY_SPELLING.get(name) ?? (name === '' ? 'units' : name) };
}

/** Money from ten million upwards is given in billions, everything else in whole units. */
export function displayUnit(value: number, unit: string, of: QuantityKind): BaseValue {
  if (of === 'money' && Math.abs(value) >= 1e7) return { value: tidy(value / 1e9), unit: `${unit}_bn` };
  return { value: tidy(value), unit };
}

/** The value in yuan by rough rates, for plausibility checks. */
export function roughYuan(value: number, unit: string): number {
  return value * (ROUGH_YUAN[unit] ?? 1);
}

/** Rounds off binary floating-point noise: 25.35 × 10,000 is 253,500. */
export function tidy(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(12));
}

/** Whether two values have the same unit and differ by at most `tolerance`, a share of the second value. */
export function sameValue(a: BaseValue, b: BaseValue, tolerance: number): boolean {
  return a.unit === b.unit && Math.abs(a.value - b.value) <= Math.abs(b.value) * tolerance + 1e-9;
}

/** A subject as compared: one name for Xiaomi, without spaces and case. */
export function subjectKey(subject: string): string {
  return subject
    .toLowerCase()
    .replace(/xiaomi|米家|mijia/gu, '小米')
    .replace(/[\s()（）·-]/gu, '');
}
