/** Which two or three sentences tell this article? Taken whole from it, near its beginning, in their own order. */
import { cleanLine } from './clean-text.js';
import { splitProse } from './split-prose.js';
import { isBackground, isBoilerplate, stripDateline } from './strip-boilerplate.js';

export interface ExtractLimits {
  /** Sentences at most. */
  sentences: number;
  /** Characters at most: Chinese counts one each, other writing a third (three Latin letters take the room of one 字). */
  room: number;
}

/** About four lines on a phone. */
export const EXTRACT_LIMITS: ExtractLimits = { sentences: 3, room: 150 };

/** Beyond the first dozen, an article explains and looks back. */
const CONSIDERED = 12;
/** Shorter sentences are cries and captions ("就是这么快！"); a longer one alone would fill the extract. */
const SHORTEST_ROOM = 8;
/** A first sentence that repeats the headline tells nothing new. */
const REPEATS = 0.8;

/** A sentence that leans on the one before it cannot stand without it. */
const LEANS =
  /^(?:他|她|它|该|此外|其中|同时|另外|而且|但|不过|然而|因此|所以|这|那|对此|随后|据悉|值得|与此|除此|并|还|也|(?:he|she|it|they|this|that|these|those|however|but|meanwhile|also|in addition|according to (?:him|her|them))\b)/iu;

/** Room that a text takes, in Chinese characters. */
export function roomOf(text: string): number {
  let room = 0;
  for (const character of text)
    room += /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u30ff]/.test(character) ? 1 : 1 / 3;
  return room;
}

function bigrams(text: string): Set<string> {
  const letters = text.toLowerCase().replace(/[\s\p{P}\p{S}]/gu, '');
  const found = new Set<string>();
  for (let index = 0; index + 1 < letters.length; index++) found.add(letters.slice(index, index + 2));
  return found;
}

/** Share of `part`'s character pairs that `whole` holds too. */
function contained(part: Set<string>, whole: Set<string>): number {
  if (part.size === 0) return 0;
  let shared = 0;
  for (const pair of part) if (whole.has(pair)) shared++;
  return shared / part.size;
}

interface Candidate {
  text: string;
  index: number;
  room: number;
  pairs: Set<string>;
  leans: boolean;
  score: number;
}

function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  for (const paragraph of stripDateline(text).split(/\n+/)) {
    // Trafilatura-like extractors keep quote and list marks.
    sentences.push(...splitProse(cleanLine(paragraph).replace(/^(?:[>*•·■◆]|\d{1,2}[.、]|-)\s*/u, '')));
    if (sentences.length > CONSIDERED * 2) break;
  }
  return sentences;
}

function candidatesOf(title: string, text: string, limits: ExtractLimits): Candidate[] {
  const titlePairs = bigrams(title);
  const fit = sentencesOf(text)
    .map((sentence, index) => ({ text: sentence, index, room: roomOf(sentence), pairs: bigrams(sentence) }))
    .filter((one) => one.index < CONSIDERED && one.room >= SHORTEST_ROOM && one.room <= limits.room)
    .filter((one) => !isBoilerplate(one.text));
  const telling = fit.filter((one) => contained(one.pairs, titlePairs) < REPEATS);
  // A flash of one sentence repeats its headline, but says who announced it.
  return (telling.length > 0 ? telling : fit.slice(0, 1)).map((one) => ({
    ...one,
    leans: LEANS.test(one.text),
    score: scoreOf(one.text, one.index, one.pairs, titlePairs),
  }));
}

/** Early, about what the title is about, with a number in it. */
function scoreOf(sentence: string, index: number, pairs: Set<string>, titlePairs: Set<string>): number {
  const lead = 1 / (1 + index * 0.35);
  const onTopic = contained(titlePairs, pairs);
  const quantity = /\d/.test(sentence) ? 0.25 : 0;
  const question = /[？?]$/.test(sentence) ? -1 : 0;
  return lead + onTopic + quantity + question - (isBackground(sentence) ? 0.8 : 0);
}

function fits(chosen: Candidate[], next: Candidate, limits: ExtractLimits): boolean {
  const room = chosen.reduce((sum, one) => sum + one.room, next.room);
  if (room > limits.room || chosen.some((one) => contained(next.pairs, one.pairs) > REPEATS)) return false;
  return !next.leans || chosen.some((one) => one.index === next.index - 1);
}

/** Complete sentences in the article's order; none where the text holds none that can stand alone. */
export function extractSentences(title: string, text: string, limits: ExtractLimits = EXTRACT_LIMITS): string[] {
  const chosen: Candidate[] = [];
  const waiting = candidatesOf(title, text, limits).sort((a, b) => b.score - a.score || a.index - b.index);
  while (chosen.length < limits.sentences) {
    // Looked through anew each time: a sentence that leans becomes fit once the one before it is in.
    const next = waiting.find((one) => !chosen.includes(one) && fits(chosen, one, limits));
    if (next === undefined) break;
    chosen.push(next);
  }
  return chosen.sort((a, b) => a.index - b.index).map((one) => one.text);
}
