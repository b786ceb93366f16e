/**
 * Removing boilerplate from an article's text: credits, licences, disclaimers, prompts to scan, follow, subscribe or download, and lists of
 * other articles. Works on plain text with one paragraph per line, from pages and feeds alike; idempotent.
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

/** Headlines of other articles are shorter and end without a full stop. */
const HEADLINE_CHARS = 80;
/** Date, source and author lines are among the first lines. */
const HEAD_LINES = 4;
/** Not true of rules, arrows and lone bullets. */
const HAS_WORDS = /[\p{L}\p{N}]/u;
const SENTENCE_END = /[。！？!?]["”」』）)]?$/;

function isPrompt(line: string): boolean {
  return PROMPTS.some(({ words, maxChars }) => line.length <= maxChars && words.test(line));
}

function isCredit(line: string): boolean {
  return line.length <= 60 && CREDIT.test(line) && !/[。！？!?]/.test(line);
}

/** The removed tail is short; looking no farther back bounds the work on a hostile paragraph. */
const TAIL_CHARS = 500;

/** Removes bracketed credits and prompts from the end of a paragraph. */
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

/** Removes boilerplate lines and tails. @param text paragraphs separated by newlines */
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
