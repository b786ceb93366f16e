/** Extracts the two or three sentences that best summarise an article: whole, from near its beginning, in their original order. */
import { cleanLine } from '../text/clean-text.js';
import { splitProse } from '../text/split-prose.js';
import { isBackground, isBoilerplate, stripDateline } from '../text/strip-boilerplate.js';

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
/** A first sentence that overlaps the headline this much adds nothing. */
const REPEATS = 0.8;

/** A sentence that opens like this depends on the one before it. */
const LEANS =
  /^(?:他|她|它|该|此外|其中|同时|另外|而且|但|不过|然而|因此|所以|这|那|对此|随后|据悉|值得|与此|除此|并|还|也|(?:he|she|it|they|this|that|these|those|however|but|meanwhile|also|in addition|according to (?:him|her|them))\b)/iu;

/** Marks a gap between two sentences of an extract that are not adjacent in the article. */
export const LEFT_OUT = '……';

/** Width of a text in Chinese characters. */
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

/** Share of `part`'s character bigrams that also occur in `whole`. */
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
  /** Repeats the headline. */
  repeats: boolean;
  leans: boolean;
  score: number;
}

function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  for (const paragraph of stripDateline(text).split(/\n+/)) {
    // Extracted pages retain quotation and list markers.
    sentences.push(...splitProse(cleanLine(paragraph).replace(/^(?:[>*•·■◆]|\d{1,2}[.、]|-)\s*/u, '')));
    if (sentences.length > CONSIDERED) break;
  }
  return sentences.slice(0, CONSIDERED);
}

/** Questions are not news, and a sentence that exceeds the limit on its own would have to be cut. */
function fitToQuote({ text, room }: { text: string; room: number }, limits: ExtractLimits): boolean {
  return (
    room >= SHORTEST_ROOM && room <= limits.room && !isBoilerplate(text) && !/(?:[？?]|\.\.)[”」』"’）)]*$/.test(text)
  );
}

function candidatesOf(title: string, text: string, limits: ExtractLimits): Candidate[] {
  const titlePairs = bigrams(title);
  return sentencesOf(text)
    .map((sentence, index) => ({ text: sentence, index, room: roomOf(sentence), pairs: bigrams(sentence) }))
    .filter((one) => fitToQuote(one, limits))
    .map((one) => ({
      ...one,
      repeats: contained(one.pairs, titlePairs) >= REPEATS,
      // The first sentence can only depend on the headline.
      leans: one.index > 0 && LEANS.test(one.text),
      score: scoreOf(one.text, one.index, one.pairs, titlePairs),
    }));
}

/** Favours sentences that are early, on the headline's subject, and contain a number. */
function scoreOf(sentence: string, index: number, pairs: Set<string>, titlePairs: Set<string>): number {
  const lead = 1 / (1 + index * 0.35);
  const onTopic = contained(titlePairs, pairs);
  const quantity = /\d/.test(sentence) ? 0.25 : 0;
  return lead + onTopic + quantity - (isBackground(sentence) ? 0.8 : 0);
}

/** Whether `next` fits beside the chosen sentences, adds something new, and depends only on a sentence that is shown. */
function fits(next: Candidate, chosen: Candidate[], all: Candidate[], limits: ExtractLimits): boolean {
  const room = chosen.reduce((sum, one) => sum + one.room, next.room);
  if (room > limits.room || chosen.some((one) => contained(next.pairs, one.pairs) > REPEATS)) return false;
  if (!next.leans) return true;
  const before = all.find((one) => one.index === next.index - 1);
  return before !== undefined && (before.repeats || chosen.includes(before));
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
  // A one-sentence flash repeats its headline but names the source.
  if (chosen.length === 0) return all.slice(0, 1).map((one) => one.text);
  return withGaps(chosen.sort((a, b) => a.index - b.index));
}

/** Sentences that were not adjacent are not presented as if they were. */
function withGaps(sentences: Candidate[]): string[] {
  return sentences.flatMap(({ text, index }, at) => {
    const before = sentences[at - 1];
    return before === undefined || before.index + 1 === index ? [text] : [LEFT_OUT, text];
  });
}
