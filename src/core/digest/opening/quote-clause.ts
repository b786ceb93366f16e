/** Quotes the part of a sentence that says when something happens, with its subject. */
import type { ComingDate } from '../../dates/find-coming-dates.js';
import { cleanLine } from '../../text/clean-text.js';
import { foldTight } from './headline-text.js';

/** Longer quotations no longer fit a line. */
const LONGEST = 56;
/** Words that tie a clause to what stands before it, list numbers, and what hangs over at its end. */
const LEADING = /^(?:\d+[、.]\s*|(?:而|不过|但是?|所以|此外|另外|同时|目前|据悉|另据|其中|并且?|此次)[，,]?)+/u;
const TRAILING = /(?:之?后|的?时候?|起)?[，,：:、\s]*$/u;

/** A subject's names, for the quotation to hold one. */
interface ClauseSubject {
  /** Any of its names, or of its products', in a folded text. */
  names: RegExp | null;
  /** Whether it is a product, an occasion or a rule rather than a bare company. */
  isExact: boolean;
  lines: RegExp | null;
  /** The most exact one, folded; it is put before a clause that names none. */
  spelled: string;
  /** The article's headline, which may spell it. */
  headline: string;
}

/**
 * @param date its place is in the folded text of `sentence`
 * @param extend whether the clauses before may be quoted too
 * @returns null where it would not say whose event it is
 */
export function quoteClause(
  sentence: string,
  date: ComingDate,
  subject: ClauseSubject,
  extend: boolean,
): string | null {
  const clauses = cleanLine(sentence).split(/(?<=[，,])/u);
  const sizes = clauses.map((clause) => foldTight(clause).length);
  let at = 0;
  let index = 0;
  while (index < clauses.length - 1 && at + (sizes[index] ?? 0) <= date.at) {
    at += sizes[index] ?? 0;
    index += 1;
  }
  let first = index;
  let last = index;
  // "7 月 1 日起，我国将实施……": the clause with the verb follows.
  if (date.end + 3 >= at + (sizes[index] ?? 0) && last + 1 < clauses.length) last += 1;
  const written = (from: number): string => clauses.slice(from, last + 1).join('');
  const isNamed = (text: string): boolean => {
    const folded = foldTight(text);
    return [subject.names, subject.lines].some((names) => names?.test(folded));
  };
  while (extend && first > 0 && !isNamed(written(first)) && foldTight(written(first - 1)).length <= LONGEST) first -= 1;
  const quoted = isNamed(written(first)) ? written(first) : written(index);
  const text = balanced(quoted.trim().replace(LEADING, '')).replace(TRAILING, '');
  if (isNamed(text)) return text;
  // "小米：将于 4 月 7 日发售" does not say what.
  return subject.isExact ? `${originalName(subject, sentence)}：${text}` : null;
}

/** Without a bracket that opens before the quotation, or what stands after one that closes behind it. */
function balanced(text: string): string {
  const [open, close] = ['“「（《', '”」）》'];
  const waiting: number[] = [];
  for (const [at, sign] of [...text].entries()) {
    if (open.includes(sign)) waiting.push(at);
    if (close.includes(sign) && waiting.pop() === undefined) return [...text].slice(0, at).join('');
  }
  const [first] = waiting;
  if (first === undefined) return text;
  return [...text]
    .slice(0, first)
    .join('')
    .replace(/[，,][^，,]*$/u, '');
}

/** The name as the article spells it, or its folded form. */
function originalName({ spelled, headline }: ClauseSubject, sentence: string): string {
  const letters = [...spelled.replace(/\s/g, '')].map((letter) => letter.replace(/[^\p{L}\p{N}]/u, '\\$&'));
  const pattern = new RegExp(letters.join('\\s*'), 'iu');
  return pattern.exec(headline)?.[0] ?? pattern.exec(sentence)?.[0] ?? spelled;
}
