/**
 * The day, month, quarter or year that a headline speaks of. Results of another quarter or a notice of another day are different
 * events even where the words agree.
 */
import { SHORT_MONTHS } from '../dates/month-names.js';

const CHINESE: Readonly<Record<string, string>> = { 一: '1', 二: '2', 三: '3', 四: '4' };
const digit = (text: string): string => CHINESE[text] ?? text;

/** A pattern and the output for its match, which begins with the letter of its granularity. */
const FORMS: readonly (readonly [RegExp, (match: RegExpMatchArray) => string])[] = [
  [/(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]/g, ([, month, day]) => `d${Number(month)}-${Number(day)}`],
  [
    /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?\b(?! ?(?:%|percent|million|billion))/g,
    ([, month, day]) => `d${SHORT_MONTHS.indexOf(month ?? '') + 1}-${Number(day)}`,
  ],
  [/(?<!\d)(\d{1,2}) ?月份?(?! ?\d{1,2} ?[日号])/g, ([, month]) => `m${Number(month)}`],
  [/第?([一二三四1-4]) ?(?:财?季度|财季|季报)/g, ([, quarter]) => `q${digit(quarter ?? '')}`],
  [/(?<![a-z\d])q([1-4])(?!\d)|(?:20\d\d|\d\d)q([1-4])/g, ([, one, other]) => `q${one ?? other}`],
  [/上半年|半年报|中期业绩|(?<![a-z\d])h1(?!\d)/g, () => 'h1'],
  [/下半年|(?<![a-z\d])h2(?!\d)/g, () => 'h2'],
  [/(20\d\d) ?(?:财?年度?)(?! ?\d)/g, ([, year]) => `y${year}`],
];

/** The distinct periods in a folded headline: "d6-22", "m6", "q1", "h1", "y2025". */
export function findPeriods(title: string): string[] {
  return [...new Set(FORMS.flatMap(([form, write]) => [...title.matchAll(form)].map(write)))];
}

/** Whether both lists have periods of the same granularity but none in common. */
export function periodsDiffer(a: readonly string[], b: readonly string[]): boolean {
  return ['d', 'm', 'q', 'h', 'y'].some((kind) => {
    const [mine, theirs] = [a, b].map((periods) => periods.filter((period) => period.startsWith(kind)));
    return !!mine?.length && !!theirs?.length && !mine.some((period) => theirs.includes(period));
  });
}
