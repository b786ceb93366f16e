/** Extracts the two or three sentences that best summarise an article: whole, from near its beginning, in their original order. */
import { cleanLine } from '../text/clean-text.js';
import { countShared, letterPairs } from '../text/letter-pairs.js';
import { splitProse } from '../text/split-prose.js';
import { stripDateline } from '../text/strip-boilerplate.js';
import { isQuotable, leansBack, withoutSpeaker } from './quotable-sentence.js';

export interface ExtractLimits {
  /** Maximum number of sentences. */
  sentences: number;
  /** Maximum number of characters. Chinese characters count one each, others a third: three Latin letters take the width of one 字. */
  room: number;
}

/** About four lines on a phone. */
export const EXTRACT_LIMITS: ExtractLimits = { sentences: 3, room: 150 };

/** After the first dozen sentences, articles turn to explanation and background. */
const CONSIDERED = 12;
/** Shorter sentences are exclamations and captions ("就是这么快！"); a longer one would fill the extract on its own. */
const SHORTEST_ROOM = 8;
/** A sentence that overlaps the headline, or another sentence of the extract, this much adds nothing. */
const REPEATS = 0.8;
/** A sentence away from the others shares at least so many pairs of letters with the headline, or it is about something else. */
const ANCHOR = 2;

/** An outlet's mention of itself, as in 36氪获悉， and IT之家注意到，, or of the place it writes from. */
const OWN_NAME =
  /^[\p{L}\p{N}·]{2,8}(?:获悉|注意到|从[^，]{2,12}获悉)[，,]\s*|^[A-Z]{4,20}(?:, [A-Z][a-z]+)? ?[—–-]+ /u;

/** Marks a gap between two sentences of an extract that are not adjacent in the article. */
export const LEFT_OUT = '……';

/** Width of a text in Chinese characters. */
export function roomOf(text: string): number {
  let room = 0;
  for (const character of text)
    room += /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u30ff]/.test(character) ? 1 : 1 / 3;
  return room;
}

const bigrams = (text: string): Set<string> => letterPairs(text.toLowerCase().replace(/[\s\p{P}\p{S}]/gu, ''));

/** Share of `part`'s character bigrams that also occur in `whole`. */
function contained(part: Set<string>, whole: Set<string>): number {
  return part.size === 0 ? 0 : countShared(part, whole) / part.size;
}

interface Candidate {
  text: string;
  index: number;
  room: number;
  pairs: Set<string>;
  /** Says no more than the headline. */
  repeats: boolean;
  /** Can only stand behind the sentence before it. */
  leans: boolean;
  /** Has nothing in common with the headline: can only go on from a sentence that has. */
  strays: boolean;
  score: number;
}

function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  for (const paragraph of stripDateline(text).split(/\n+/)) {
    // Extracted pages retain quotation and list markers.
    sentences.push(...splitProse(cleanLine(paragraph).replace(/^(?:[>*•·■◆]|\d{1,2}[.、]|-)\s*/u, '')));
    if (sentences.length > CONSIDERED) break;
  }
  return sentences.slice(0, CONSIDERED).map((one) => one.replace(OWN_NAME, ''));
}

function candidatesOf(title: string, text: string, limits: ExtractLimits): Candidate[] {
  const titlePairs = bigrams(title);
  return sentencesOf(text)
    .map((sentence, index) => ({ text: sentence, index, room: roomOf(sentence), pairs: bigrams(sentence) }))
    .filter((one) => one.room >= SHORTEST_ROOM && one.room <= limits.room && isQuotable(one.text))
    .map((one) => ({
      ...one,
      repeats: repeatsTitle(one.text, title, titlePairs),
      leans: leansBack(one.text, title),
      strays: one.index > 0 && !anchored(one.pairs, titlePairs),
      score: scoreOf(one.text, one.index, one.pairs, titlePairs),
    }));
}

/** Whether a sentence adds neither words nor numbers to the headline, its speaker and date aside. */
function repeatsTitle(sentence: string, title: string, titlePairs: Set<string>): boolean {
  if (contained(bigrams(sentence), titlePairs) >= REPEATS) return true;
  const rest = withoutSpeaker(sentence);
  const news = (rest.match(/\d+(?:\.\d+)?/g) ?? []).some((number) => !title.includes(number));
  return !news && contained(bigrams(rest), titlePairs) >= REPEATS;
}

function anchored(pairs: Set<string>, titlePairs: Set<string>): boolean {
  return countShared(pairs, titlePairs) >= ANCHOR;
}

/** Favours sentences that are early, on the headline's subject, and contain a number. */
function scoreOf(sentence: string, index: number, pairs: Set<string>, titlePairs: Set<string>): number {
  const lead = 1 / (1 + index * 0.35);
  return lead + contained(titlePairs, pairs) + (/\d/.test(sentence) ? 0.25 : 0);
}

/** Whether `next` fits beside the chosen sentences, adds something new, and depends only on a sentence that is shown. */
function fits(next: Candidate, chosen: Candidate[], all: Candidate[], limits: ExtractLimits): boolean {
  const room = chosen.reduce((sum, one) => sum + one.room, next.room);
  if (room > limits.room || chosen.some((one) => contained(next.pairs, one.pairs) > REPEATS)) return false;
  if (!next.leans && !next.strays) return true;
  const before = all.find((one) => one.index === next.index - 1);
  if (before === undefined || (next.strays && before.strays)) return false;
  return before.repeats || chosen.includes(before);
}

/** Complete sentences in the article's order, with `LEFT_OUT` between those that are not adjacent; empty if none can stand alone. */
export function extractSentences(title: string, text: string, limits: ExtractLimits = EXTRACT_LIMITS): string[] {
  const all = candidatesOf(title, text, limits);
  const waiting = all.filter((one) => !one.repeats).sort((a, b) => b.score - a.score || a.index - b.index);
  const chosen: Candidate[] = [];
  while (chosen.length < limits.sentences) {
    // Rescanned each time: a dependent sentence becomes eligible once its predecessor has been chosen.
    const next = waiting.find((one) => !chosen.includes(one) && fits(one, chosen, all, limits));
    if (next === undefined) break;
    chosen.push(next);
  }
  return withGaps(chosen.sort((a, b) => a.index - b.index));
}

/** Sentences that were not adjacent are not presented as if they were. */
function withGaps(sentences: Candidate[]): string[] {
  return sentences.flatMap(({ text, index }, at) => {
    const before = sentences[at - 1];
    return before === undefined || before.index + 1 === index ? [text] : [LEFT_OUT, text];
  });
}
