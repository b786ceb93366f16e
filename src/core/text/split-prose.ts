/** Splits prose into complete, quotable sentences: never a clause or half a quotation. */

const ENDS = new Set('。！？!?…');
const OPENERS = new Map(
  Object.entries({ '“': '”', '「': '」', '『': '』', '《': '》', '（': '）', '(': ')', '[': ']' }),
);
const CLOSERS = new Set([...OPENERS.values(), '"', '’', '】']);

/** Words after which a full stop does not end an English sentence. */
const ABBREVIATION =
  /(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|Prof|St|No|vs|etc|e\.g|i\.e|approx|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|U\.S|U\.K|[A-Z])$/;

/** "：1. 前麦弗逊悬架" counts points; it does not end a sentence. */
const LIST_NUMBER = /(?:^|[：:；;。，]\s?)\d{1,2}$/;

/** A longer quotation counts as never closed, so that one stray quotation mark cannot swallow the text. */
const LONGEST_QUOTE = 300;

/** Whether the full stop at `index` ends a sentence: it precedes white space or the end and does not follow an abbreviation. */
function fullStopEnds(text: string, index: number): boolean {
  const next = text[index + 1];
  if (next !== undefined && !/[\s"”’)\]]/.test(next)) return false;
  if (LIST_NUMBER.test(text.slice(Math.max(0, index - 5), index))) return false;
  return !ABBREVIATION.test(text.slice(Math.max(0, index - 12), index));
}

/** The exclusive end of the sentence starting at `from`, or -1 if it is unfinished. */
function sentenceEnd(text: string, from: number): number {
  let closer: string | undefined;
  let opened = 0;
  for (let index = from; index < text.length; index++) {
    const character = text[index] ?? '';
    if (closer !== undefined && index - opened > LONGEST_QUOTE) closer = undefined;
    if (character === closer) {
      closer = undefined;
      // 他说：“……。” ends with the quotation; “……！”他说 continues.
      const last = text[index - 1] ?? '';
      if ((ENDS.has(last) || last === '.') && !goesOn(text, index + 1)) return index + 1;
    } else if (closer === undefined && OPENERS.has(character)) {
      closer = OPENERS.get(character);
      opened = index;
    } else if (closer === undefined && (ENDS.has(character) || (character === '.' && fullStopEnds(text, index)))) {
      return afterClosers(text, index + 1);
    }
  }
  return -1;
}

/** Whether the sentence continues after a closed quotation. */
function goesOn(text: string, index: number): boolean {
  const rest = text.slice(index, index + 12);
  if (/^[，,、；;：:—]/.test(rest)) return true;
  // English attribution: “We did it!” he said.
  return /^\s?[a-z]/.test(rest) || /^[\p{Script=Han}]{1,6}(?:说|表示|称|指出|坦言|强调|写道|补充|认为)/u.test(rest);
}

function afterClosers(text: string, index: number): number {
  let end = index;
  while (end < text.length && (ENDS.has(text[end] ?? '') || CLOSERS.has(text[end] ?? ''))) end++;
  return end;
}

/** The complete sentences of one paragraph, in order; an unfinished last sentence is dropped. */
export function splitProse(paragraph: string): string[] {
  const sentences: string[] = [];
  let from = 0;
  while (from < paragraph.length) {
    const end = sentenceEnd(paragraph, from);
    if (end === -1) break;
    const sentence = paragraph.slice(from, end).trim();
    if (sentence !== '') sentences.push(sentence);
    from = end;
  }
  return sentences;
}
