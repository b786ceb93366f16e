/**
 * Finds all phrases of a vocabulary in one pass over a text.
 *
 * A phrase is a regular expression that begins with at least one literal character. Phrases are bucketed by their first two
 * literal characters, and only where those occur is the rest of a bucket tried. The cost depends on the text and the hits, not on
 * the size of the vocabulary.
 */

/** 1 for a Latin letter, 2 for a digit, 0 otherwise. A phrase may not begin or end inside a Latin word or a number. */
function wordClass(unit: number): number {
  if (unit >= 0x61 && unit <= 0x7a) return 1;
  return unit >= 0x30 && unit <= 0x39 ? 2 : 0;
}

/** Endings under which a listed English word is also found: launch, launched, launching. */
const ENDINGS = ['s', 'd', 'es', 'ed', 'ing'];
const LEAST_STEM = 4;

function wordEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && wordClass(text.charCodeAt(end)) === 1) end += 1;
  return end;
}

/** The end of a match extended over an inflectional ending; undefined if it begins or ends inside a word or a number. */
export function wholeWordEnd(text: string, start: number, end: number): number | undefined {
  const first = wordClass(text.charCodeAt(start));
  if (first > 0 && start > 0 && wordClass(text.charCodeAt(start - 1)) === first) return undefined;
  const last = wordClass(text.charCodeAt(end - 1));
  if (last === 0 || end >= text.length || wordClass(text.charCodeAt(end)) !== last) return end;
  if (last === 2 || end - start < LEAST_STEM) return undefined;
  const whole = wordEnd(text, end);
  return whole - end <= 3 && ENDINGS.includes(text.slice(end, whole)) ? whole : undefined;
}
/** A phrase found in the text; `end` is exclusive. */
export interface Hit {
  group: number;
  start: number;
  end: number;
}

interface Phrase {
  group: number;
  literal: string;
  /** Sticky; undefined if the phrase is only its literal. */
  rest: RegExp | undefined;
}

/** The latest hit of each group. */
type LastHits = (Hit | undefined)[];

const META = new Set('\\^$.|?*+()[]{}');
const QUANTIFIERS = new Set('?*+{');

/** The literal characters at the start of a pattern, excluding a quantified one. */
export function literalBeginning(pattern: string): string {
  let end = 0;
  while (end < pattern.length && !META.has(pattern.charAt(end))) end += 1;
  if (end < pattern.length && QUANTIFIERS.has(pattern.charAt(end))) end -= 1;
  return pattern.slice(0, Math.max(0, end));
}

/** Number of buckets. Pairs of characters may share one, since the literal is compared anyway. */
const BUCKETS = 65536;
/** The second character of a one-character literal. */
const NONE = 0;

function bucketOf(first: number, second: number): number {
  return (first * 31 + second) & (BUCKETS - 1);
}

/** Finds the phrases of numbered groups in folded, lower-case text. */
export class PhraseScanner {
  private readonly groupCount: number;
  private readonly buckets: Phrase[][] = [];
  /** Index of the bucket plus one; 0 if there is none. */
  private readonly bucketAt = new Uint16Array(BUCKETS);
  /** One bit per bucket, set if it holds phrases. Most look-ups end here, in a table small enough for the L1 cache. */
  private readonly filled = new Uint32Array(BUCKETS / 32);
  /** By first character: 0 no phrase begins with it, 1 check the second as well, 2 its literal may be this character alone. */
  private readonly mayBegin = new Uint8Array(65536);

  /** @throws Error if a pattern has no literal beginning or is not a valid regular expression */
  constructor(groups: readonly (readonly string[])[]) {
    this.groupCount = groups.length;
    groups.forEach((patterns, group) => {
      for (const pattern of patterns) this.add(pattern, group);
    });
  }

  private add(pattern: string, group: number): void {
    const literal = literalBeginning(pattern);
    if (literal === '') throw new Error(`a phrase must begin with a plain character: ${pattern}`);
    const rest = literal === pattern ? undefined : new RegExp(pattern, 'y');
    const alone = literal.length === 1;
    const first = literal.charCodeAt(0);
    this.mayBegin[first] = Math.max(alone ? 2 : 1, this.mayBegin[first] ?? 0);
    const place = bucketOf(first, alone ? NONE : literal.charCodeAt(1));
    if (this.bucketAt[place] === 0) this.bucketAt[place] = this.buckets.push([]);
    this.buckets[(this.bucketAt[place] ?? 0) - 1]?.push({ group, literal, rest });
    this.filled[place >>> 5] = (this.filled[place >>> 5] ?? 0) | (1 << (place & 31));
  }

  /** Hits ordered by position. Hits of one group never overlap; the longest at a position wins. */
  scan(text: string): Hit[] {
    const hits: Hit[] = [];
    const last: LastHits = new Array(this.groupCount).fill(undefined);
    for (let at = 0; at < text.length; at += 1) {
      const first = text.charCodeAt(at);
      const begins = this.mayBegin[first];
      if (begins === 0) continue;
      if (begins === 2) this.tryBucket(text, at, bucketOf(first, NONE), hits, last);
      this.tryBucket(text, at, bucketOf(first, text.charCodeAt(at + 1)), hits, last);
    }
    return hits;
  }

  private tryBucket(text: string, start: number, place: number, hits: Hit[], last: LastHits): void {
    if ((((this.filled[place >>> 5] ?? 0) >>> (place & 31)) & 1) === 0) return;
    for (const phrase of this.buckets[(this.bucketAt[place] ?? 0) - 1] ?? []) {
      if (text.startsWith(phrase.literal, start)) this.take(text, start, phrase, hits, last);
    }
  }

  private take(text: string, start: number, phrase: Phrase, hits: Hit[], last: LastHits): void {
    const before = last[phrase.group];
    if (before && before.start !== start && before.end > start) return;
    let rawEnd = start + phrase.literal.length;
    if (phrase.rest) {
      phrase.rest.lastIndex = start;
      if (!phrase.rest.test(text)) return;
      rawEnd = phrase.rest.lastIndex;
    }
    const end = wholeWordEnd(text, start, rawEnd);
    if (end === undefined) return;
    if (before && before.start === start) {
      before.end = Math.max(before.end, end);
      return;
    }
    const hit = { group: phrase.group, start, end };
    hits.push(hit);
    last[phrase.group] = hit;
  }
}
