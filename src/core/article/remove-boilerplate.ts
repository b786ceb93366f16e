/**
 * Which lines of an article's text are not the article?
 * Credits, licences, disclaimers, prompts to scan, follow, subscribe or download, and lists of other articles. Works on plain text with one
 * paragraph a line, from pages and feeds alike; doing it twice changes nothing more.
 */
import {
  BYLINE,
  CREDIT,
  DATE_LINE,
  PROMPTS,
  RELATED_HEADING,
  TAIL_CREDIT,
  TAIL_PROMPTS,
} from './boilerplate-patterns.js';

/** Other articles' headlines are shorter and end without a full stop. */
const HEADLINE_CHARS = 80;
/** Date, source and author lines stand above the text, among the first lines. */
const HEAD_LINES = 4;
/** Rules, arrows and lone bullets have none. */
const HAS_WORDS = /[\p{L}\p{N}]/u;
const SENTENCE_END = /[。！？!?]["”」』）)]?$/;

function isPrompt(line: string): boolean {
  return PROMPTS.some(({ words, maxChars }) => line.length <= maxChars && words.test(line));
}

function isCredit(line: string): boolean {
  return line.length <= 60 && CREDIT.test(line) && !/[。！？!?]/.test(line);
}

/** What is cut off is short; looking no farther back keeps the work on a hostile paragraph small. */
const TAIL_CHARS = 500;

/** Takes credits in brackets and prompting last sentences off the end of a paragraph. */
function trimTail(line: string): string {
  const head = line.slice(0, -TAIL_CHARS);
  const trimmed = head + line.slice(-TAIL_CHARS).replace(TAIL_CREDIT, '').replace(TAIL_PROMPTS, '').trimEnd();
  const at = Math.max(...['。', '！', '？'].map((mark) => trimmed.lastIndexOf(mark, trimmed.length - 2)));
  const tail = trimmed.slice(at + 1).trim();
  return at >= 0 && tail.length <= 120 && (isPrompt(tail) || isCredit(tail)) ? trimmed.slice(0, at + 1) : trimmed;
}

function isOtherHeadline(line: string): boolean {
  return line.length <= HEADLINE_CHARS && !SENTENCE_END.test(line);
}

/** @param text paragraphs separated by newlines. */
export function removeBoilerplate(text: string): string {
  const kept: string[] = [];
  let inRelated = false;
  text.split('\n').forEach((raw, index) => {
    const line = raw.trim();
    if (RELATED_HEADING.test(line)) inRelated = true;
    else if (inRelated && !isOtherHeadline(line)) inRelated = false;
    if (inRelated || !HAS_WORDS.test(line)) return;
    if (index < HEAD_LINES && line.length <= 80 && (DATE_LINE.test(line) || BYLINE.test(line))) return;
    if (isPrompt(line) || isCredit(line)) return;
    const rest = trimTail(line);
    if (rest !== '') kept.push(rest);
  });
  return kept.join('\n');
}
