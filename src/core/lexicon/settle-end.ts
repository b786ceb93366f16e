/** Does a phrase that was found begin and end with a whole word or number? */

/** 1 for a Latin letter, 2 for a digit, 0 for all else: a phrase may not begin or end inside a Latin word or a number. */
function wordClass(unit: number): number {
  if (unit >= 0x61 && unit <= 0x7a) return 1;
  return unit >= 0x30 && unit <= 0x39 ? 2 : 0;
}

/** English words are written once and found in their common forms: launch, launched, launching. */
const ENDINGS = ['s', 'd', 'es', 'ed', 'ing'];
const LEAST_STEM = 4;

function wordEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && wordClass(text.charCodeAt(end)) === 1) end += 1;
  return end;
}

/** Where the phrase ends with its ending; undefined where it begins or ends inside a word or a number. */
export function settleEnd(text: string, start: number, end: number): number | undefined {
  const first = wordClass(text.charCodeAt(start));
  if (first > 0 && start > 0 && wordClass(text.charCodeAt(start - 1)) === first) return undefined;
  const last = wordClass(text.charCodeAt(end - 1));
  if (last === 0 || end >= text.length || wordClass(text.charCodeAt(end)) !== last) return end;
  if (last === 2 || end - start < LEAST_STEM) return undefined;
  const whole = wordEnd(text, end);
  return whole - end <= 3 && ENDINGS.includes(text.slice(end, whole)) ? whole : undefined;
}
