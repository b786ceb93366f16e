/**
 * Which complete sentences does a text hold?
 * Unlike the splitter for judging, this one never yields a clause or a quotation's half: what it gives is fit to be quoted.
 */

const ENDS = new Set('。！？!?…');
const OPENERS = new Map(
  Object.entries({ '“': '”', '「': '」', '『': '』', '《': '》', '（': '）', '(': ')', '[': ']' }),
);
const CLOSERS = new Set([...OPENERS.values(), '"', '’', '】']);

/** Words after which a full stop does not end an English sentence. */
const ABBREVIATION =
  /(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|Prof|St|No|vs|etc|e\.g|i\.e|approx|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|U\.S|U\.K|[A-Z])$/;

/** Quotations longer than this are taken for a quote that was never closed, so that one stray mark cannot swallow a text. */
const LONGEST_QUOTE = 300;

/** Whether the full stop at `index` ends a sentence: before white space or the end, and not after an abbreviation. */
function fullStopEnds(text: string, index: number): boolean {
  const next = text[index + 1];
  if (next !== undefined && !/[\s"”’)\]]/.test(next)) return false;
  return !ABBREVIATION.test(text.slice(Math.max(0, index - 12), index));
}

/** Where the sentence that begins at `from` ends (exclusive), or -1 where it has no end. */
function sentenceEnd(text: string, from: number): number {
  let closer: string | undefined;
  let opened = 0;
  for (let index = from; index < text.length; index++) {
    const character = text[index] ?? '';
    if (closer !== undefined && index - opened > LONGEST_QUOTE) closer = undefined;
    if (character === closer) {
      closer = undefined;
      // 他说：“……。” ends with the quote; “……！”他说 goes on.
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

/** Whether a quotation that just closed is followed by more of the same sentence. */
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

/** Complete sentences of one paragraph, in order; a last piece without an end is left out. */
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
