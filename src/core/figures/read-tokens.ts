/**
 * Which tokens does a text consist of, as far as figures need them?
 * One pass from left to right; every reader looks ahead a bounded distance, so the time is linear in the length.
 */
import { foldSource } from './fold-source.js';
import { METRICS } from './metric-names.js';
import { NAME_WORDS } from './name-words.js';
import { readDuration } from './read-duration.js';
import { readName } from './read-name.js';
import { beginsHanNumber } from './read-number.js';
import { readPeriod } from './read-period.js';
import { readQuantity } from './read-quantity.js';
import { rank, readRank } from './read-rank.js';
import { readVariant } from './read-variant.js';
import { type Day, dayText, resolvePeriod } from './resolve-period.js';
import { SENTENCE_WORDS } from './sentence-words.js';
import type { Bound, PeriodToken, QuantityToken, Token, Word } from './tokens.js';
import { CURRENCY_SIGNS } from './units.js';
import { buildTrie, isDigit, isLetterOrDigit, longestWord } from './word-trie.js';

const VOCABULARY = buildTrie<Word>([
  ...[...SENTENCE_WORDS, ...NAME_WORDS].map(([text, word]) => [foldSource(text), word] as const),
  ...cueWords(),
  ...CURRENCY_SIGNS.map(([text, unit]) => [foldSource(text), { kind: 'currency', unit }] as const),
]);
/** A bare number without scale or bound is a figure only from here on: smaller ones are mostly model numbers, steps, years. */
const LEAST_BARE = 10_000;
const HALF = '一半';
/** "5 月 26 日消息", "5月26日电": when it was reported, not when it was so. */
const DATELINE = /^\s?(?:消息|电|讯|报道)/u;
const SINCE = /^(?:以来|至今)/u;

/** One word can announce several metrics; the number's kind decides among them. */
function cueWords(): (readonly [string, Word])[] {
  const metrics = new Map<string, string[]>();
  for (const [metric, { cues }] of Object.entries(METRICS)) {
    for (const cue of cues.split('|'))
      if (cue !== '') metrics.set(foldSource(cue), [...(metrics.get(foldSource(cue)) ?? []), metric]);
  }
  return [...metrics].map(([cue, names]) => [cue, { kind: 'cue', metrics: names }] as const);
}

/** The tokens of `source` in order, without overlaps. `today` is the article's day, for periods. */
export function readTokens(source: string, today: Day | null): Token[] {
  const text = foldSource(source);
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const token = readToken(source, text, at, tokens, today);
    if (token !== null) tokens.push(token);
    at = token?.end ?? skipUnknown(text, at);
  }
  return tokens;
}

function readToken(
  source: string,
  text: string,
  at: number,
  before: readonly Token[],
  today: Day | null,
): Token | null {
  const code = text.charCodeAt(at);
  if (code === 32) return null;
  if (isDigit(code))
    return period(text, at, today) ?? readDuration(text, at) ?? readVariant(text, at) ?? quantity(text, at, before);
  const word = longestWord(VOCABULARY, text, at);
  const time = period(text, at, today);
  if (time !== null && time.end >= (word?.end ?? 0)) return time;
  if (word === null || word.word.kind === 'ranking') {
    const place = readRank(text, at);
    if (place !== null) return place;
  }
  if (word === null) return beginsHanNumber(code) ? (half(text, at, before) ?? quantity(text, at, before)) : null;
  return asToken(source, text, at, word.word, word.end, before);
}

function asToken(
  source: string,
  text: string,
  at: number,
  word: Word,
  end: number,
  before: readonly Token[],
): Token | null {
  if (word.kind === 'currency') return quantity(text, at, before);
  if (word.kind === 'rank') return rank(at, end, word.value, word.bound !== null);
  if (word.kind !== 'known') return { ...word, start: at, end };
  if (word.role === 'brand' || word.role === 'family')
    return readName(source, text, at, end, word.role, word.text ?? '');
  if (word.role === 'media') return { kind: 'skip', start: at, end };
  return { kind: 'name', role: word.role, text: source.slice(at, end), start: at, end };
}

/** A quantity worth keeping at `at`; the word just before it may bound it. */
function quantity(text: string, at: number, before: readonly Token[]): QuantityToken | null {
  const previous = before[before.length - 1];
  const bound: Bound | null = previous?.kind === 'bound' && at - previous.end <= 1 ? previous.bound : null;
  const read = readQuantity(text, at, bound);
  if (read === null) return null;
  const plain = read.of === 'bare' && read.bound === null && read.value < LEAST_BARE;
  return plain ? null : read;
}

/** "一半", "超一半": fifty per cent. */
function half(text: string, at: number, before: readonly Token[]): QuantityToken | null {
  if (!text.startsWith(HALF, at)) return null;
  const previous = before[before.length - 1];
  const bound = previous?.kind === 'bound' && at === previous.end ? previous.bound : null;
  return {
    kind: 'quantity',
    of: 'percent',
    value: 50,
    high: null,
    unit: '%',
    bound,
    from: false,
    band: false,
    start: at,
    end: at + HALF.length,
  };
}

function period(text: string, at: number, today: Day | null): PeriodToken | null {
  const read = readPeriod(text, at);
  if (read === null) return null;
  const absolute = resolvePeriod(read.parts, today);
  if (absolute === null) return null;
  const weak = read.parts.dayShift !== undefined || DATELINE.test(text.slice(read.end, read.end + 3));
  if (today !== null && SINCE.test(text.slice(read.end, read.end + 2)))
    return { kind: 'period', period: `${absolute}/${dayText(today)}`, weak: false, start: at, end: read.end + 2 };
  return { kind: 'period', period: absolute, weak, start: at, end: read.end };
}

/** Unknown text: a Latin word or a number goes as a whole, so that no word is read from its middle. */
function skipUnknown(text: string, at: number): number {
  let end = at + 1;
  if (!isLetterOrDigit(text.charCodeAt(at))) return end;
  while (isLetterOrDigit(text.charCodeAt(end)) || (text.charAt(end) === '.' && isDigit(text.charCodeAt(end + 1))))
    end += 1;
  return end;
}
