/**
 * Which names that no list holds can a text itself teach?
 * A model seen after its brand ("小米 17T") is known again without it ("17T"); the word before "实现营收" is a company.
 */
import type { NameToken, Token } from './tokens.js';
import { isDigit, isLetter, isLetterOrDigit } from './word-trie.js';

/** Model → brand, as read so far in one article. */
export type Models = Map<string, string>;

/** Words before "实现" that are no company. */
const NO_COMPANY = new Set(
  '公司|集团|该公司|我们|成功|首次|连续|同时|期内|报告期内|报告期|当期|单季|单月|累计|合计|已经|均|将|可|能|并|也|其|逐步|最终|快速|真正|从而|预计|力争|有望|持续|率先|全面'.split(
    '|',
  ),
);
const LONGEST_COMPANY = 8;

/** Remembers the first model word after a brand, where letters and digits mix: a mere number would be recognised everywhere. */
export function learnModel(models: Models, text: string, brandEnd: number, end: number, brand: string): void {
  let start = brandEnd;
  while (start < end && !isLetterOrDigit(text.charCodeAt(start))) start += 1;
  const stop = wordEnd(text, start);
  if (stop <= end && mixes(text, start, stop)) models.set(text.slice(start, stop), brand);
}

/** The brand of a model that stands at `at` without it, and the model's end; null where it was never seen. */
export function knownModel(models: Models, text: string, at: number): { brand: string; end: number } | null {
  if (models.size === 0) return null;
  const end = wordEnd(text, at);
  const brand = models.get(text.slice(at, end));
  return brand === undefined ? null : { brand, end };
}

/** "中创新航实现收入": the Chinese word between the last stop and "实现" at `at`, or null. */
export function companyBefore(source: string, last: Token | undefined, at: number): NameToken | null {
  if (last !== undefined && last.kind !== 'stop' && last.kind !== 'period') return null;
  const start = last?.end ?? 0;
  const text = source.slice(start, at).trim();
  if (text.length < 2 || text.length > LONGEST_COMPANY || NO_COMPANY.has(text) || !/^[\u4e00-\u9fff]+$/u.test(text))
    return null;
  return { kind: 'name', role: 'company', text, start: at - text.length, end: at };
}

function wordEnd(text: string, at: number): number {
  let end = at;
  while (isLetterOrDigit(text.charCodeAt(end))) end += 1;
  return end;
}

function mixes(text: string, from: number, to: number): boolean {
  let letters = false;
  let digits = false;
  for (let i = from; i < to; i += 1) {
    letters ||= isLetter(text.charCodeAt(i));
    digits ||= isDigit(text.charCodeAt(i));
  }
  return letters && digits;
}
