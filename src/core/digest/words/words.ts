/** The edition's own words, in Chinese and English. */
import type { DigestLanguage } from '../../config/digest-definition.js';
import type { Edition, EditionItem, ThemeTrend } from '../edition/edition.js';
import { ARROW_EDITIONS, ARROW_FROM } from '../edition/trend.js';
import { EN } from './en.js';
import { type Words, ZH } from './zh.js';

export type { Words } from './zh.js';

const WORDS: Record<DigestLanguage, Words> = { 'zh-CN': ZH, en: EN };

/** The language code that seeds and judge use. */
export function shortLanguage(language: DigestLanguage): 'zh' | 'en' {
  return language === 'en' ? 'en' : 'zh';
}

/** The words of one language. */
export function wordsOf(language: DigestLanguage): Words {
  return WORDS[language];
}

/** 12,418 */
function grouped(count: number): string {
  return count.toLocaleString('en-US');
}

/** The quality line as one string; null if nothing was measured. */
export function qualityLine(edition: Edition): string | null {
  const words = wordsOf(edition.digest.language);
  const { quality } = edition;
  if (quality === null) return null;
  const parts = [words.qualityCounts(grouped(quality.entries), grouped(quality.articles), quality.unsure)];
  if (quality.measured !== null) {
    parts.push(words.qualityMeasured(quality.measured.relevanceF1.toFixed(2), quality.measured.articles));
  }
  if (quality.labels) parts.push(words.qualityLabels(quality.labels));
  if (quality.marks !== null) parts.push(words.qualityMarks(quality.marks.given, quality.marks.wrong));
  if (quality.nearThreshold) parts.push(words.qualityNear(quality.nearThreshold));
  if (quality.newNames?.length) parts.push(words.qualityNames(quality.newNames));
  parts.push(words.qualityVersion(quality.judgeVersion));
  return parts.join(words.separator);
}

/** The ranking formula with this digest's weights in percent, so that readers can check it. */
export function formulaLine({ weights, minimumRank, digest }: Edition): string {
  const words = wordsOf(digest.language);
  const names = Object.keys(words.formulaParts) as (keyof Edition['weights'])[];
  const total = names.reduce((sum, name) => sum + weights[name], 0) || 1;
  const parts = names
    .filter((name) => weights[name] > 0)
    .sort((a, b) => weights[b] - weights[a])
    .map((name) => `${words.formulaParts[name]} ${Math.round((100 * weights[name]) / total)}`);
  return words.formulaLine(parts.join(' + '), minimumRank);
}

/** How to read the trends: when an arrow is shown, or that there is nothing to compare with yet. */
export function trendNote({ trends, digest }: Edition): string {
  const words = wordsOf(digest.language);
  return trends.every(({ previous }) => previous.length === 0)
    ? words.firstEdition
    : words.trendNote(ARROW_FROM, ARROW_EDITIONS);
}

/** "3 下降（前 8 期均 10.8）". */
export function trendText({ current, arrow, mean, previous }: ThemeTrend, words: Words): string {
  const direction = arrow === null ? '' : ` ${words.arrow[arrow]}`;
  const usual = mean === null ? '' : words.aside(words.mean(mean.toFixed(1), previous.length));
  return `${current}${direction}${usual}`;
}

/** With a space in most languages, without one in Chinese and Japanese. */
export function joinSentences({ extract, lang }: Pick<EditionItem, 'extract' | 'lang'>): string {
  return extract.join(/^(?:zh|ja)/.test(lang) ? '' : ' ');
}
