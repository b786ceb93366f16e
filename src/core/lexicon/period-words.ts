/** Vocabulary of periods. */
import { foldSource } from '../text/fold-source.js';
import { splitWords } from './word.js';
import { buildTrie, firstCodes } from './word-trie.js';

/** A period as a text words it, before the article's date fills the gaps. */
export interface PeriodParts {
  readonly year?: number;
  /** 今年 0, 去年 -1 … */
  readonly yearShift?: number;
  readonly quarter?: number;
  readonly half?: number;
  readonly month?: number;
  /** "1-4 月": the last month. */
  readonly toMonth?: number;
  readonly day?: number;
  readonly week?: number;
  /** 今日 0, 昨日 -1. */
  readonly dayShift?: number;
  /** 本月 0, 上月 -1. */
  readonly monthShift?: number;
  /** 本季度 0, 上季度 -1. */
  readonly quarterShift?: number;
  /** 未来三年 +3, 过去五年 -5. */
  readonly years?: number;
  /** 全年: the year in question. */
  readonly whole?: boolean;
  /** 去年同期: the same period a year earlier. */
  readonly sameLast?: boolean;
}

const MONTHS = 'january|february|march|april|may|june|july|august|september|october|november|december';
const ORDINALS = ['first', 'second', 'third', 'fourth'] as const;

function named<T>(words: string, meaning: T): (readonly [string, T])[] {
  return splitWords(words).map((word) => [foldSource(word), meaning] as const);
}

function quarterWords(): (readonly [string, PeriodParts])[] {
  return [...'一二三四'].flatMap((han, i) => {
    const n = i + 1;
    const chinese = `第${han}季度|${han}季度|第${han}财季|第${han}季|${han}季报|${han}季|第${n}季度|${n}季度`;
    return named(`${chinese}|q${n}|${n}q|${ORDINALS[i]} quarter|${ORDINALS[i]}-quarter`, { quarter: n });
  });
}

export const PERIOD_WORDS = buildTrie<PeriodParts>([
  ...quarterWords(),
  ...splitWords(MONTHS).map((word, i) => [word, { month: i + 1 }] as const),
  ...named('首季|首季度', { quarter: 1 }),
  ...named('上半年|半年报|h1|first half', { half: 1 }),
  ...named('下半年|h2|second half', { half: 2 }),
  ...named('今年|本年|本年度|this year', { yearShift: 0 }),
  ...named('去年|上年|去年全年|last year', { yearShift: -1 }),
  ...named('前年', { yearShift: -2 }),
  ...named('明年|next year', { yearShift: 1 }),
  ...named('全年|全年度', { whole: true }),
  ...named('去年同期|上年同期|去年同一时期|a year earlier|a year ago', { sameLast: true }),
  ...named('今年以来', { yearShift: 0 }),
  ...named('今日|今天|今晚|今早|目前|如今|现在|眼下|today|now|currently', { dayShift: 0 }),
  ...named('昨日|昨天|昨晚|yesterday', { dayShift: -1 }),
  ...named('本月|当月|this month', { monthShift: 0 }),
  ...named('上月|上个月|last month', { monthShift: -1 }),
  ...named('本季度|本季|当季|单季|this quarter', { quarterShift: 0 }),
  ...named('上季度|上一季度|上一季|last quarter|the previous quarter', { quarterShift: -1 }),
  ...named('下季度|下一季度|next quarter', { quarterShift: 1 }),
]);

/** Words before a number of years, with their direction. */
export const SPAN_WORDS = buildTrie([
  ...named('未来|今后|接下来|the next|over the next|next', 1),
  ...named('过去|近|最近|the past|over the past|past', -1),
]);

/** Words after a number of years that place it in the past ("三年前", "四年多前"). */
export const YEARS_AGO = buildTrie(named('年前|年多前|年多以前|年以前', true));

/** Continuations of "年前" that give it another meaning. */
export const NOT_AGO = /^(?:瞻|景|台|沿|端|后|夕)/u;

/** Units after a number of years. */
export const YEARS_AFTER = buildTrie(named('年|years|year', true));

/** Numbers that English spells out. */
export const ENGLISH_NUMBERS = buildTrie(
  splitWords('two|three|four|five|six|seven|eight|nine|ten').map((word, i) => [word, i + 2] as const),
);

/** Codes that a period written in words can begin with. */
export const PERIOD_STARTS: readonly number[] = [
  ...firstCodes(PERIOD_WORDS),
  ...firstCodes(SPAN_WORDS),
  ...[...'一两二三四五六七八九十'].map((char) => char.charCodeAt(0)), // "三年前"
];
