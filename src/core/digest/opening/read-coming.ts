/** Reads the dated coming events of an article from its headline and the beginning of its text. */
import { type ComingDate, findComingDates, writeChineseDay } from '../../dates/find-coming-dates.js';
import type { Bilingual } from '../../seeds/seed-document.js';
import { stripDateline } from '../../text/strip-boilerplate.js';
import type { AroundArticle } from '../edition/around-article.js';
import { type CompiledPanel, rivalOf } from './compile-panel.js';
import { datedWords, foldTight } from './headline-text.js';
import { quoteClause } from './quote-clause.js';

/** Whose event it is. */
interface Subject {
  /** 'own', 'rule', or a rival's id. */
  id: string;
  name: Bilingual | null;
  /** The product line named; '' if none. */
  line: string;
  /** What names it in a folded text; null where only its product line does. */
  names: RegExp | null;
  /** A rival's premium lines. */
  lines: RegExp | null;
  /** Its most exact name as the text has it, folded. */
  spelled: string;
}

/** One report of a coming event. */
export interface ComingReport {
  article: AroundArticle;
  date: ComingDate;
  subject: Subject;
  rumour: boolean;
  /** Whether the headline says it, or a sentence of the text. */
  place: 'title' | 'text';
  /** The words that say it, as printed. */
  words: string;
}

/** In days. Later events are listed only for the own company. */
const HORIZON = { own: 400, others: 35 };
/** Of rivals' events only those of a known month are listed; in days. */
const LONGEST_SPAN = 31;
/** The verb stands near its date: "定档 8 月 5 日", "8 月 5 日 14:30 正式发布". */
const NEAR = { before: 18, after: 36 };
/** A day without a year that is further away, in days, may be one of long ago. */
const SOON = 60;
const SENTENCE_END = /[。！？!?;；\n]/u;
/** Without one of these no sentence names a date; most sentences need no closer look. */
const DATED = /[月日号周]|季度|年内|半年|明[天晚]|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/iu;
/** The clause goes on to the next comma, or to the one after it: "7 月 1 日起，我国将实施……". */
const REST_OF_CLAUSE = /^起?[,，][^,，]*|^[^,，]*/u;
/** What means nothing a week later, or another day. */
const RELATIVE_WORDS =
  /(?:下\s?个?\s?月|本月)(?:\s?\d{1,2}\s?[日号])?|下(?:周|星期)[一二三四五六日天]?|明[日天晚]|(?<![月\d]\s?)\d{1,2}\s?[日号]/u;
/** Several items in one headline. */
const LIST = /[;；|｜丨]/u;
/** Links to other articles, which speak of other things. */
const RELATED = /(?:相关|延伸|推荐)阅读|▲/u;

/** @param from first day after the period, as days since 1970 */
export function readComing(article: AroundArticle, from: number, panel: CompiledPanel): ComingReport[] {
  const title = foldTight(article.title);
  if (panel.coming.never.test(title)) return [];
  const about = subjectOf(title, panel);
  if (about === null && !panel.own.alias.test(article.text.toLowerCase())) return [];
  const isRumour = panel.rumours.test(title);
  const reader: SentenceReader = { article, from, panel, about, isRumour };
  const inTitle = about === null || LIST.test(title) ? [] : readSentence(article.title, 'title', reader);
  if (inTitle.length > 0 && about?.id === 'own') return inTitle;
  const [text = ''] = stripDateline(article.text).split(RELATED);
  const inText = text
    .split(SENTENCE_END)
    .filter((sentence) => DATED.test(sentence))
    .flatMap((sentence) => readSentence(sentence, 'text', reader));
  return inTitle.length === 0 ? inText : [...inTitle, ...inText.filter(({ subject }) => subject.id === 'own')];
}

interface SentenceReader {
  article: AroundArticle;
  from: number;
  panel: CompiledPanel;
  about: Subject | null;
  isRumour: boolean;
}

function ownSubject(text: string, { own }: CompiledPanel): Subject | null {
  const alias = own.alias.exec(text)?.[0];
  if (alias === undefined || own.not?.test(text)) return null;
  const spelled = own.lines.exec(text)?.[0] ?? '';
  if (spelled === '' && own.basic?.test(text)) return null;
  const bare = spelled.replace(own.alias, '');
  const line = (/[\p{L}]/u.test(bare) ? bare : spelled).replace(/\s/g, '');
  return { id: 'own', name: own.name, line, names: own.alias, lines: null, spelled: spelled || alias };
}

/** `loosely`: a rival counts without a premium line or an occasion too. */
function subjectOf(text: string, panel: CompiledPanel, loosely = false): Subject | null {
  const own = ownSubject(text, panel);
  if (own !== null) return own;
  const named = rivalOf(text, panel);
  const { rules, occasions } = panel.coming;
  if (named !== null) {
    const { rival, line } = named;
    if (line === null && !loosely && !occasions.test(text)) return null;
    const occasion = loosely ? '' : (occasions.exec(text)?.[0] ?? '');
    const alias = rival.alias.exec(text)?.[0] ?? '';
    const model = rival.lines.exec(text)?.[0] ?? occasion;
    const spelled = rival.alias.test(model) ? model : `${alias}${model}`;
    return {
      id: rival.id,
      name: rival.name,
      line: line ?? '',
      names: line === null && occasion === '' ? rival.alias : null,
      lines: line === null && occasion !== '' ? occasions : rival.lines,
      spelled,
    };
  }
  const rule = rules.exec(text)?.[0];
  return rule === undefined ? null : { id: 'rule', name: null, line: '', names: rules, lines: null, spelled: rule };
}

/**
 * Whose event the clauses up to the date tell: the last one named, or, where a word stands for it, what the headline is about.
 * Rivals count only where the headline is about them.
 */
function subjectOfSentence(
  text: string,
  date: ComingDate,
  about: Subject | null,
  panel: CompiledPanel,
): Subject | null {
  const clauses = text.slice(0, date.end).split(/(?<=[,，])/u);
  clauses.push(`${clauses.pop() ?? ''}${REST_OF_CLAUSE.exec(text.slice(date.end))?.[0] ?? ''}`);
  for (const clause of clauses.reverse()) {
    const named = about === null ? ownSubject(clause, panel) : subjectOf(clause, panel, true);
    if (named !== null) {
      // Under a headline about an occasion, the maker's name alone does not say what comes.
      if (about !== null && named.id === about.id && named.line === '' && about.line === '') return about;
      return named.id === about?.id || named.id === 'own' ? named : null;
    }
    if (about !== null && (panel.coming.stands.test(clause) || (about.line !== '' && about.lines?.test(clause))))
      return about;
  }
  return null;
}

function readSentence(sentence: string, place: ComingReport['place'], reader: SentenceReader): ComingReport[] {
  const { article, from, panel, about, isRumour } = reader;
  const text = foldTight(sentence);
  const { coming } = panel;
  if (coming.none.test(text)) return [];
  const rumour = panel.rumours.test(text) || (place === 'text' && isRumour && !coming.sure.test(text));
  for (const date of findComingDates(text, article.publishedAt)) {
    if (date.last < from || !hasVerb(text, date, rumour, from, panel)) continue;
    const subject = subjectOfSentence(text, date, about, panel);
    if (subject === null || !isNearEnough(date, from, subject)) continue;
    if (rumour && !isWorthyRumour(subject, place)) continue;
    const label = { ...subject, isExact: subject.id !== 'own' || subject.line !== '', headline: article.title };
    const isWhole = place === 'title' && !panel.never.test(text);
    const quoted = isWhole ? sentence : quoteClause(sentence, date, label, place === 'text');
    if (!isWhole && quoted !== null && panel.never.test(foldTight(quoted))) continue;
    if (quoted === null) continue;
    const words = date.isRelative ? quoted.replace(RELATIVE_WORDS, writeChineseDay(date)) : quoted;
    return [{ article, date, subject, rumour, place, words: datedWords(words, article.publishedAt) }];
  }
  return [];
}

/** Hearsay about an unnamed product is worth nothing, nor is a rival's in passing. */
function isWorthyRumour({ id, line }: Subject, place: ComingReport['place']): boolean {
  return line !== '' && (id === 'own' || place === 'title');
}

function isNearEnough({ first, last }: ComingDate, from: number, { id }: Subject): boolean {
  if (id === 'own') return first <= from + HORIZON.own;
  return first <= from + HORIZON.others && last - first <= LONGEST_SPAN;
}

/** Whether a verb of happening stands near the date, and no other date between. */
function hasVerb(text: string, date: ComingDate, rumour: boolean, from: number, { coming }: CompiledPanel): boolean {
  const before = text.slice(Math.max(0, date.at - NEAR.before), date.at);
  const [after = ''] = text.slice(date.end, date.end + NEAR.after).split(/\d{1,2}[月日号]|下周|明年/u);
  const isSoon = date.isExact && date.first <= from + SOON;
  const isAhead = isSoon || rumour || coming.ahead.test(`${before}@${after}`);
  return isAhead && (coming.verbs.test(after) || coming.verbs.test(before));
}
