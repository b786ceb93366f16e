/** Where does one sentence end and the next begin, in Chinese and English? */

export interface Sentence {
  text: string;
  /** Offsets in the given text, end exclusive, UTF-16 units. */
  start: number;
  end: number;
}

/** A full stop ends a sentence only before a space: "Mi 10 Pro 5.5 inch", "ithome.com" stay whole. */
const SENTENCE = /[^。！？!?;；\n.]+(?:\.(?=\S)[^。！？!?;；\n.]*)*[。！？!?;；.]*[”」』"')）]*/g;

/** Sentences in order, without the white space around them; empty ones left out. */
export function splitSentences(text: string): Sentence[] {
  const found: Sentence[] = [];
  for (const match of text.matchAll(SENTENCE)) {
    const raw = match[0];
    const start = match.index + (raw.length - raw.trimStart().length);
    const body = raw.trim();
    if (body.length > 0) found.push({ text: body, start, end: start + body.length });
  }
  return found;
}
