/**
 * Where in a text do the phrases of a vocabulary stand? All groups in a single pass.
 *
 * A phrase is a regular expression that begins with at least one literal character. Phrases lie in buckets by the first two of
 * them; only where those stand is the rest of a bucket tried, in place. So the cost follows the text and the hits, not the size of the
 * vocabulary.
 */

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
/** One phrase found; `end` is exclusive. */
export interface Hit {
  group: number;
  start: number;
  end: number;
}

interface Phrase {
  group: number;
  literal: string;
  /** Sticky; absent where the phrase is nothing but its literal beginning. */
  rest: RegExp | undefined;
}

/** By group: the hit found last. */
type LastHits = (Hit | undefined)[];

const META = new Set('\\^$.|?*+()[]{}');
const QUANTIFIERS = new Set('?*+{');

/** The literal characters a pattern begins with; one that is quantified does not count. */
export function literalBeginning(pattern: string): string {
  let end = 0;
  while (end < pattern.length && !META.has(pattern.charAt(end))) end += 1;
  if (end < pattern.length && QUANTIFIERS.has(pattern.charAt(end))) end -= 1;
  return pattern.slice(0, Math.max(0, end));
}

/** Phrases by the characters they begin with. Two pairs of characters may share a bucket; the literal is compared anyway. */
const BUCKETS = 65536;
/** Stands for the second character of a phrase that has but one. */
const NONE = 0;

function bucketOf(first: number, second: number): number {
  return (first * 31 + second) & (BUCKETS - 1);
}

/** Finds the phrases of numbered groups in folded, lower-case text. */
export class PhraseScanner {
  private readonly groupCount: number;
  private readonly buckets: Phrase[][] = [];
  /** Number of the bucket plus one; 0 where there is none. */
  private readonly bucketAt = new Uint16Array(BUCKETS);
  /** One bit for each bucket, set where it holds phrases: small enough to stay in the nearest cache, and most look-ups end here. */
  private readonly filled = new Uint32Array(BUCKETS / 32);
  /** By first character: 0 nothing begins so, 1 ask for the second too, 2 a phrase may be this character alone. */
  private readonly mayBegin = new Uint8Array(65536);

  /** @throws Error where a pattern has no literal beginning or is no regular expression */
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

  /** Hits in order of position; of one group no two overlap, and the longest at a place wins. */
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
    const end = settleEnd(text, start, rawEnd);
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
