/**
 * Names that no list holds, learned from the text itself: a model seen after its brand ("小米 17T") is recognised without it
 * ("17T"); the word before "实现营收" is a company.
 */

import { isDigit, isLetter, isLetterOrDigit } from '../../lexicon/word-trie.js';
import type { NameToken, Token } from './tokens.js';

/** Models learned from one article so far. */
export interface Models {
  /** Model → brand. */
  readonly brands: Map<string, string>;
  /** Models that are plain numbers: "17" is recognised only before a trim or after "the". */
  readonly numbers: Map<string, string>;
  /** The brand of the latest model. */
  last: string | null;
}

/** Words before "实现" that are not companies. */
const NO_COMPANY = new Set(
  '公司|集团|该公司|我们|成功|首次|连续|同时|期内|报告期内|报告期|当期|单季|单月|累计|合计|已经|均|将|可|能|并|也|其|逐步|最终|快速|真正|从而|预计|力争|有望|持续|率先|全面'.split(
    '|',
  ),
);
/** Earlier generations learned along ("17T" also gives "15T"), because reviews compare with them. */
const EARLIER = 3;
const LONGEST_MODEL = 6;
const TRIM = /^\s?(?:pro|max|ultra|plus|系列|标准版)(?![a-z])/u;
/** A company that publishes its results. */
const PUBLISHES = /^(?:发布|公布|披露).*(?:财报|中报|业绩|季报|年报)/u;
const PUBLISHES_CHARS = 18;
const LONGEST_COMPANY = 8;
/** Two or three characters before 数据, 咨询, 证券 are a name ("云尺"), unless they only describe the data. */
const FIRM = /^[\u4e00-\u9fff]{2,3}$/u;
const NO_FIRM =
  /最新|官方|相关|公开|财报|平台|上述|有关|内部|第三方|调研|监测|运营|机构|历史|实测|测试|具体|核心|多项|这|该|其|经营|后台|榜单|成绩|组|的|和|与|等|出|为|在|示|者|了|到/u;
const FIRM_AFTER = /^ ([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)/u;
const LONGEST_FIRM = 32;

/** Remembers the first model word after a brand if it mixes letters and digits; a plain number would match everywhere. */
export function learnModel(models: Models, text: string, brandEnd: number, end: number, brand: string): void {
  let start = brandEnd;
  while (start < end && !isLetterOrDigit(text.charCodeAt(start))) start += 1;
  const stop = wordEnd(text, start);
  const model = text.slice(start, stop);
  if (stop > end || model === '') return;
  if (/^\d{2}$/u.test(model)) models.numbers.set(model, brand);
  if (!mixes(text, start, stop)) return;
  models.brands.set(model, brand);
  models.last = brand;
  const series = /^(\d{2})([a-z])$/u.exec(model);
  if (series === null) return;
  for (let back = 1; back <= EARLIER; back += 1) {
    const earlier = `${Number(series[1]) - back}${series[2]}`;
    if (!models.brands.has(earlier)) models.brands.set(earlier, brand);
  }
}

/** The brand and end of a model that stands at `at` without its brand; null if neither it nor a similar model was seen. */
export function knownModel(models: Models, text: string, at: number): { brand: string; end: number } | null {
  if (models.last === null && models.numbers.size === 0) return null;
  const end = wordEnd(text, at);
  const number = models.numbers.get(text.slice(at, end));
  if (number !== undefined && standsAlone(text, at, end)) return { brand: number, end };
  if (models.last === null) return null;
  const brand = models.brands.get(text.slice(at, end));
  if (brand !== undefined) return { brand, end };
  // "N90 Max" after "小米 N70 Max": same form and a trim, so the same brand.
  const alike = end - at <= LONGEST_MODEL && mixes(text, at, end) && TRIM.test(text.slice(end, end + LONGEST_MODEL));
  return alike ? { brand: models.last, end } : null;
}

/** "中创新航实现收入", "泡泡玛特发布中报": the Chinese word between the last stop and `verb`, or null. */
export function companyBefore(source: string, tokens: readonly Token[], verb: Token): NameToken | null {
  const at = verb.start;
  if (verb.kind !== 'achieve' && !(verb.kind === 'say' && PUBLISHES.test(source.slice(at, at + PUBLISHES_CHARS))))
    return null;
  const touching = tokens.at(-1)?.kind === 'cue' && tokens.at(-1)?.end === at; // the name may end with a cue word: 欣旺达电池
  const last = touching ? tokens.at(-2) : tokens.at(-1);
  if (last !== undefined && last.kind !== 'stop' && last.kind !== 'period') return null;
  const start = last?.end ?? 0;
  const text = source.slice(start, at).trim();
  if (text.length < 2 || text.length > LONGEST_COMPANY || NO_COMPANY.has(text) || !/^[\u4e00-\u9fff]+$/u.test(text))
    return null;
  return { kind: 'name', role: 'company', text, start: at - text.length, end: at };
}

/** "云尺数据统计", "the consultancy Yuan'an says": the firm whose name ends with `word` or follows it, or null. */
export function firmAt(source: string, tokens: readonly Token[], word: Token): NameToken | null {
  const latin = FIRM_AFTER.exec(source.slice(word.end, word.end + LONGEST_FIRM));
  if (latin?.[1] !== undefined && isLetter(source.charCodeAt(word.start)))
    return { kind: 'name', role: 'source', text: latin[1], start: word.end + 1, end: word.end + 1 + latin[1].length };
  const from = Math.max(tokens.at(-1)?.end ?? 0, word.start - LONGEST_COMPANY);
  const text = source.slice(from, word.start);
  if (!FIRM.test(text) || NO_FIRM.test(text)) return null;
  return { kind: 'name', role: 'source', text: source.slice(from, word.end), start: from, end: word.end };
}

function standsAlone(text: string, at: number, end: number): boolean {
  return TRIM.test(text.slice(end, end + LONGEST_MODEL)) || text.slice(Math.max(0, at - 4), at) === 'the ';
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
