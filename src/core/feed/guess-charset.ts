/**
 * Which charset do undeclared bytes look like?
 * Each candidate is judged by how well the byte pairs fall into the range of its most common characters; no dictionary is needed for
 * texts as long as a feed.
 */

export interface Utf8Evidence {
  valid: boolean;
  /** Sequences of two bytes or more. */
  multiByte: number;
}

/** Bytes looked at; enough for any verdict, and bounds the work on a large body. */
const SAMPLE = 64 * 1024;

/** Whether all bytes are valid UTF-8 (a sequence cut off by the end is forgiven), and how many characters beyond ASCII that would be. */
export function isUtf8(bytes: Uint8Array): Utf8Evidence {
  let multiByte = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    const tail =
      lead >= 0xc2 && lead < 0xe0 ? 1 : lead >= 0xe0 && lead < 0xf0 ? 2 : lead >= 0xf0 && lead < 0xf5 ? 3 : -1;
    if (tail < 0) return { valid: false, multiByte };
    for (let n = 1; n <= tail && at + n < bytes.length; n += 1) {
      if (((bytes[at + n] ?? 0) & 0xc0) !== 0x80) return { valid: false, multiByte };
    }
    multiByte += 1;
    at += tail;
  }
  return { valid: true, multiByte };
}

/** Names the likeliest legacy charset of bytes that are not UTF-8. Falls back to windows-1252, which reads anything. */
export function guessCharset(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, SAMPLE);
  if (Buffer.from(sample).includes('\x1b$B') || Buffer.from(sample).includes('\x1b$@')) return 'iso-2022-jp';
  const scores: [string, number][] = [
    [
      'gb18030',
      pairScore(sample, {
        lead: [0x81, 0xfe],
        tail: (t) => t >= 0x40 && t !== 0x7f,
        common: (l, t) => l >= 0xb0 && l <= 0xd7 && t >= 0xa1,
        punctuation: (l) => l === 0xa1 || l === 0xa3,
      }),
    ],
    [
      'big5',
      pairScore(sample, {
        lead: [0x81, 0xfe],
        tail: (t) => (t >= 0x40 && t <= 0x7e) || t >= 0xa1,
        common: (l) => l >= 0xa4 && l <= 0xc6,
        punctuation: (l) => l === 0xa1 || l === 0xa2,
      }),
    ],
    [
      'euc-kr',
      pairScore(sample, {
        lead: [0xa1, 0xfe],
        tail: (t) => t >= 0xa1,
        common: (l) => l >= 0xb0 && l <= 0xc8,
        punctuation: (l) => l === 0xa1,
      }) * 0.98,
    ],
    [
      'euc-jp',
      pairScore(
        sample,
        {
          lead: [0x8e, 0xfe],
          tail: (t) => t >= 0xa1,
          common: (l) => l === 0xa4 || l === 0xa5,
          punctuation: (l) => l === 0xa1,
        },
        0.3,
      ),
    ],
    [
      'shift_jis',
      pairScore(
        sample,
        {
          lead: [0x81, 0xfc],
          tail: (t) => t >= 0x40 && t !== 0x7f,
          common: (l, t) => (l === 0x82 && t >= 0x9f) || l === 0x83,
          punctuation: (l) => l === 0x81,
        },
        0.3,
      ),
    ],
    ['windows-1251', letterScore(sample, [0xe0, 0xff], [0xc0, 0xdf])],
    ['koi8-r', letterScore(sample, [0xc0, 0xdf], [0xe0, 0xff])],
  ];
  const [charset, score] = scores.reduce((best, next) => (next[1] > best[1] ? next : best));
  return score >= 0.5 ? charset : 'windows-1252';
}

interface PairShape {
  lead: [number, number];
  tail: (tail: number) => boolean;
  /** Pairs that ordinary text mostly consists of. */
  common: (lead: number, tail: number) => boolean;
  punctuation: (lead: number) => boolean;
}

/** Share of byte pairs that are common characters; `bonus` lifts syllabaries, which share their text with less common signs. */
function pairScore(bytes: Uint8Array, shape: PairShape, bonus = 0): number {
  let pairs = 0;
  let common = 0;
  let punctuation = 0;
  let broken = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    const tail = bytes[at + 1] ?? 0;
    if (lead < shape.lead[0] || lead > shape.lead[1] || !shape.tail(tail)) {
      broken += 1;
      continue;
    }
    pairs += 1;
    if (shape.common(lead, tail)) common += 1;
    else if (shape.punctuation(lead)) punctuation += 1;
    at += 1;
  }
  if (pairs === 0 || broken > pairs / 20) return 0;
  const words = Math.max(1, pairs - punctuation);
  return common / words + (common / words > 0.25 ? bonus : 0) - broken / pairs;
}

/** Share of letters in a one-byte Cyrillic charset that follow the small-letters-mostly pattern of running text. */
function letterScore(bytes: Uint8Array, small: [number, number], capital: [number, number]): number {
  let smallLetters = 0;
  let capitals = 0;
  let high = 0;
  let inside = 0;
  let before = 0;
  for (const byte of bytes) {
    if (byte >= 0x80) {
      high += 1;
      if (byte >= small[0] && byte <= small[1]) smallLetters += 1;
      else if (byte >= capital[0] && byte <= capital[1]) capitals += 1;
      if (before >= 0x80) inside += 1;
    }
    before = byte;
  }
  // Accented Latin letters stand alone between ASCII letters; Cyrillic ones stand in rows.
  if (high === 0 || inside / high < 0.6) return 0;
  return (smallLetters - 2 * capitals) / high;
}
