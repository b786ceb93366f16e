/** Headlines in the form that patterns expect, and in the form that may be printed. */
import { cleanLine } from '../../text/clean-text.js';
import { foldAligned } from '../../text/fold-text.js';

/** Days are counted in Beijing, as everywhere. */
const BEIJING_MS = 8 * 3_600_000;
/** Folded or not: folding makes full-width commas and colons plain. */
const SPACE_BESIDE_CHINESE =
  /(?<=[\p{Script=Han}，。：；、！？“”《》「」【】]) +| +(?=[\p{Script=Han}，。：；、！？“”《》「」【】])/gu;

/** Removes spaces between Chinese and Latin characters or digits, which some outlets set and others do not. */
export function tighten(text: string): string {
  return text.replace(SPACE_BESIDE_CHINESE, '');
}

/** A text in lower case and simplified characters, without spaces beside Chinese. */
export function foldTight(text: string): string {
  return tighten(foldAligned(text));
}

/** The headline as it may be printed: without labels of the flash and marks of the outlet. */
export function cleanHeadline(title: string): string {
  return cleanLine(title)
    .replace(/^(?:【[^】]{1,8}】|快讯[|｜丨：:]|独家[|｜丨：:])\s*/u, '')
    .replace(/\s*(?:（(?:附[^）]*|更新中?|图)）|\|\s*\S{1,8}|【[^】]{1,6}】)$/u, '')
    .replace(/[。！!]+$/u, '');
}

const DAY_WORDS = /(?:今日|昨日|今天|昨天|今晚|昨晚|今早|今晨)(?:上午|下午|中午|晚间|晚上)?\s?/gu;

/** Without words that mean another day by the time an edition is read; 上月 and 本月 become the month. */
export function datedWords(text: string, publishedAt: string): string {
  const month = new Date(Date.parse(publishedAt) + BEIJING_MS).getUTCMonth();
  return text
    .replace(DAY_WORDS, '')
    .replace(/\s?上个?月(?!\d)/u, ` ${month === 0 ? 12 : month} 月`)
    .replace(/\s?本月(?!\d)/u, ` ${month + 1} 月`)
    .trim();
}
