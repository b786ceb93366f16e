/**
 * Tokenises a text as far as figures need it, in one pass from left to right. Every reader looks a bounded distance ahead, so the
 * time is linear in the length.
 */

import { OF_SEGMENT, SEGMENT_HEADS } from '../../lexicon/name-words.js';
import type { Bound, Word } from '../../lexicon/word.js';
import { isDigit, isLetterOrDigit, longestWord } from '../../lexicon/word-trie.js';
import { foldSource } from '../../text/fold-source.js';
import { readDuration } from './read-duration.js';
import { fraction, readRatio } from './read-fraction.js';
import { beginsHanNumber } from './read-han.js';
import { readName } from './read-name.js';
import { type Day, joinPeriods, readPeriod } from './read-period.js';
import { isOfGoods, readQuantity } from './read-quantity.js';
import { rank, readRank } from './read-rank.js';
import { companyBefore, firmAt, knownModel, learnModel, type Models } from './read-unlisted.js';
import { readVariant } from './read-variant.js';
import type { QuantityToken, Token } from './tokens.js';
import { endsSentence, PERIOD, RANK, skipUnknown, startsAt, VOCABULARY } from './vocabulary.js';

/** Least bare number without scale or bound to count as a figure; smaller ones are mostly model numbers, steps and years. */
const LEAST_BARE = 10_000;
const LEAST_AFTER_CUE = 100;
const CHINESE = /[\u4e00-\u9fff]/u;

type Role = Extract<Word, { kind: 'known' }>['role'];

/** State shared by the readers of one text. */
interface Reading {
  readonly source: string;
  readonly text: string;
  readonly today: Day | null;
  readonly chinese: boolean;
  readonly models: Models;
  readonly tokens: Token[];
}

/** The tokens of `source` in order, without overlaps. `today` is the article's day; `models` accumulates over title and text. */
export function readTokens(source: string, today: Day | null, models: Models): Token[] {
  const text = foldSource(source);
  const reading: Reading = { source, text, today, chinese: CHINESE.test(source), models, tokens: [] };
  let at = 0;
  while (at < text.length) {
    const token = startsAt(text.charCodeAt(at)) === 0 ? null : readToken(reading, at);
    if (token !== null) push(reading, token);
    at = token === null ? skipUnknown(text, at) : Math.max(token.end, reading.tokens.at(-1)?.end ?? 0);
  }
  return reading.tokens;
}

function push({ source, text, tokens }: Reading, token: Token): void {
  const joined = joinPeriods(text, tokens.at(-1), token);
  if (joined !== null) tokens.pop();
  const company = companyBefore(source, tokens, token);
  if (company !== null) {
    if ((tokens.at(-1)?.start ?? -1) >= company.start) tokens.pop(); // a cue word that is the end of the name
    tokens.push(company);
  }
  tokens.push(joined ?? (token.kind === 'firm' ? (firmAt(source, tokens, token) ?? token) : token));
}

function readToken(reading: Reading, at: number): Token | null {
  const { source, text, today, tokens, models } = reading;
  const code = text.charCodeAt(at);
  const starts = startsAt(code);
  const model = isLetterOrDigit(code) ? knownModel(models, text, at) : null;
  if (model !== null) return readName(source, text, at, model.end, 'family', model.brand);
  const word = isDigit(code) ? null : longestWord(VOCABULARY, text, at);
  const period = (starts & PERIOD) === 0 ? null : readPeriod(text, at, today, tokens);
  if (period !== null && period.end >= (word?.end ?? 0)) return period;
  if (isDigit(code)) return digits(reading, at);
  const place = (starts & RANK) === 0 ? null : readRank(text, at);
  if (place !== null && (word === null || word.end <= place.end)) return place;
  if (word !== null) return asToken(reading, at, word.word, word.end);
  return beginsHanNumber(code) ? quantity(reading, at) : null;
}

function digits(reading: Reading, at: number): Token | null {
  const { text } = reading;
  return (
    readDuration(text, at) ??
    readVariant(text, at) ??
    readRatio(text, at, boundBefore(reading, at)) ??
    quantity(reading, at)
  );
}

function asToken(reading: Reading, at: number, word: Word, end: number): Token | null {
  switch (word.kind) {
    case 'stop':
      return endsSentence(reading.source, at) ? { kind: 'stop', weight: word.weight, start: at, end } : null;
    case 'cue':
      return { kind: 'cue', metrics: word.metrics, start: at, end };
    case 'bound':
      return { kind: 'bound', bound: word.bound, start: at, end };
    case 'trend':
      return { kind: 'trend', change: word.change, sign: word.sign, start: at, end };
    case 'currency':
      return quantity(reading, at);
    case 'fraction':
      return fraction(at, end, word.value, word.bound ?? boundBefore(reading, at));
    case 'rank':
      return rank(at, end, word.value, false);
    case 'known':
      return known(reading, at, end, word.role, word.text);
    default:
      return { kind: word.kind, start: at, end };
  }
}

function known(reading: Reading, start: number, end: number, role: Role, makers?: string): Token | null {
  const skip: Token = { kind: 'skip', start, end };
  if (role === 'media') return skip;
  if (SEGMENT_HEADS.has(reading.text.slice(start, end)) && !OF_SEGMENT.test(reading.text.slice(end, end + 8)))
    return skip;
  if (role === 'brand' || role === 'family') return named(reading, start, end, role, makers) ?? skip;
  return { kind: 'name', role, text: reading.source.slice(start, end), start, end };
}

function named(reading: Reading, at: number, end: number, role: 'brand' | 'family', makers = '|'): Token | null {
  const { source, text, chinese, models } = reading;
  const name = readName(source, text, at, end, role, makers.split('|')[chinese ? 0 : 1] ?? '');
  if (role === 'brand' && name?.role === 'product') learnModel(models, text, end, name.end, source.slice(at, end));
  return name;
}

/** The quantity at `at` if it is worth keeping. */
function quantity(reading: Reading, at: number): QuantityToken | null {
  const read = readQuantity(reading.text, at, boundBefore(reading, at));
  if (read === null) return null;
  if (
    read.of === 'money' &&
    read.bound !== null &&
    isOfGoods(reading.text, reading.tokens.at(-1)?.start ?? 0, read.end)
  )
    return { ...read, band: true };
  if (read.of !== 'bare' || read.bound !== null || read.value >= LEAST_BARE) return read;
  const last = reading.tokens.at(-1); // "售价 2499", "DXOMARK 得分 168": an adjacent cue gives the number its meaning
  if (last?.kind !== 'cue' || at - last.end > 2) return null;
  return read.value >= LEAST_AFTER_CUE || last.metrics.includes('drag') ? read : null;
}

/** The bound given by the word just before a number. */
function boundBefore({ tokens }: Reading, at: number): Bound | null {
  const last = tokens.at(-1);
  return last?.kind === 'bound' && at - last.end <= 1 ? last.bound : null;
}
