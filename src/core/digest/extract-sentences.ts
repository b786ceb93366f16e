/** Which two or three sentences tell this article? Taken whole from it, near its beginning, in their own order. */
import { cleanLine } from '../text/clean-text.js';
import { splitProse } from '../text/split-prose.js';
import { isBackground, isBoilerplate, stripDateline } from '../text/strip-boilerplate.js';

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

/** Stands between sentences of an extract that are apart in the article. */
export const LEFT_OUT = '……';

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
  /** Says what the headline says. */
  repeats: boolean;
  leans: boolean;
  score: number;
}

function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  for (const paragraph of stripDateline(text).split(/\n+/)) {
    // Extracted pages keep marks of quotations and lists.
    sentences.push(...splitProse(cleanLine(paragraph).replace(/^(?:[>*•·■◆]|\d{1,2}[.、]|-)\s*/u, '')));
    if (sentences.length > CONSIDERED) break;
  }
  return sentences.slice(0, CONSIDERED);
}

/** A question is no news; a sentence too long for the room alone would have to be cut. */
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
      // The first sentence leans on the headline at most.
      leans: one.index > 0 && LEANS.test(one.text),
      score: scoreOf(one.text, one.index, one.pairs, titlePairs),
    }));
}

/** Early, about what the title is about, with a number in it. */
function scoreOf(sentence: string, index: number, pairs: Set<string>, titlePairs: Set<string>): number {
  const lead = 1 / (1 + index * 0.35);
  const onTopic = contained(titlePairs, pairs);
  const quantity = /\d/.test(sentence) ? 0.25 : 0;
  return lead + onTopic + quantity - (isBackground(sentence) ? 0.8 : 0);
}

/** Whether `next` finds room beside the chosen ones, says something new, and stands on a sentence that the reader sees. */
function fits(next: Candidate, chosen: Candidate[], all: Candidate[], limits: ExtractLimits): boolean {
  const room = chosen.reduce((sum, one) => sum + one.room, next.room);
  if (room > limits.room || chosen.some((one) => contained(next.pairs, one.pairs) > REPEATS)) return false;
  if (!next.leans) return true;
  const before = all.find((one) => one.index === next.index - 1);
  return before !== undefined && (before.repeats || chosen.includes(before));
}

/** Complete sentences in the article's order, `LEFT_OUT` where something between them is left out; none where the text holds none that can stand alone. */
export function extractSentences(title: string, text: string, limits: ExtractLimits = EXTRACT_LIMITS): string[] {
  const all = candidatesOf(title, text, limits);
  const waiting = all.filter((one) => !one.repeats).sort((a, b) => b.score - a.score || a.index - b.index);
  const chosen: Candidate[] = [];
  while (chosen.length < limits.sentences) {
    // Looked through anew each time: a sentence that leans becomes fit once the one before it is in.
    const next = waiting.find((one) => !chosen.includes(one) && fits(one, chosen, all, limits));
    if (next === undefined) break;
    chosen.push(next);
  }
  // A flash of one sentence repeats its headline, but says who announced it.
  if (chosen.length === 0) return all.slice(0, 1).map((one) => one.text);
  return withGaps(chosen.sort((a, b) => a.index - b.index));
}

/** Sentences that were no neighbours do not pretend to be. */
function withGaps(sentences: Candidate[]): string[] {
  return sentences.flatMap(({ text, index }, at) => {
    const before = sentences[at - 1];
    return before === undefined || before.index + 1 === index ? [text] : [LEFT_OUT, text];
  });
}
