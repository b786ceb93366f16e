/**
 * Charset detection for undeclared bytes. Each candidate is scored by the share of its byte pairs that encode its most common
 * characters; texts as long as a feed need no dictionary.
 */

/** Bytes examined: enough for any verdict, and a bound on the work for large bodies. */
const SAMPLE = 64 * 1024;
/** Least share of common characters for a text to be in the charset. */
const CONVINCING = 0.5;

/** A charset of one or two bytes per character. Ranges are inclusive. */
interface PairShape {
  charset: string;
  lead: [number, number];
  /** Lowest second byte. */
  tail: number;
  /** First bytes, and lowest second byte, of the characters that make up most ordinary text. */
  common: { lead: [number, number]; tail: number };
  /** First bytes of punctuation, which is no evidence. */
  punctuation: [number, number];
  /** Compensates syllabaries, which are mixed with rarer characters, and alphabets whose range lies inside another's. */
  bonus: number;
}

const PAIRS: readonly PairShape[] = [
  // GB2312 level 1: the 3,755 most frequent characters.
  {
    charset: 'gb18030',
    lead: [0x81, 0xfe],
    tail: 0x40,
    common: { lead: [0xb0, 0xd7], tail: 0xa1 },
    punctuation: [0xa1, 0xa3],
    bonus: 0,
  },
  {
    charset: 'big5',
    lead: [0x81, 0xfe],
    tail: 0x40,
    common: { lead: [0xa4, 0xc6], tail: 0x40 },
    punctuation: [0xa1, 0xa2],
    bonus: 0,
  },
  // All of Hangul lies within GB2312 level 1, so text that never leaves that range is Korean.
  {
    charset: 'euc-kr',
    lead: [0xa1, 0xfe],
    tail: 0xa1,
    common: { lead: [0xb0, 0xc8], tail: 0xa1 },
    punctuation: [0xa1, 0xa1],
    bonus: 0.03,
  },
  {
    charset: 'euc-jp',
    lead: [0x8e, 0xfe],
    tail: 0xa1,
    common: { lead: [0xa4, 0xa5], tail: 0xa1 },
    punctuation: [0xa1, 0xa1],
    bonus: 0.3,
  },
  {
    charset: 'shift_jis',
    lead: [0x81, 0xfc],
    tail: 0x40,
    common: { lead: [0x82, 0x83], tail: 0x40 },
    punctuation: [0x81, 0x81],
    bonus: 0.3,
  },
];

/** The likeliest legacy charset of bytes that are not UTF-8; windows-1252, which decodes anything, as the fallback. */
export function guessCharset(bytes: Uint8Array): string {
  const sample = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, SAMPLE));
  if (sample.includes('\x1b$B') || sample.includes('\x1b$@')) return 'iso-2022-jp';
  const scores: [string, number][] = [
    ...PAIRS.map((shape): [string, number] => [shape.charset, pairScore(sample, shape)]),
    ['windows-1251', letterScore(sample, [0xe0, 0xff], [0xc0, 0xdf])],
    ['koi8-r', letterScore(sample, [0xc0, 0xdf], [0xe0, 0xff])],
  ];
  const [charset, score] = scores.reduce((best, next) => (next[1] > best[1] ? next : best));
  return score >= CONVINCING ? charset : 'windows-1252';
}

const within = (byte: number, [low, high]: [number, number]): boolean => byte >= low && byte <= high;

/** Share of common characters among those that are not punctuation; 0 if the bytes do not pair as the charset requires. */
function pairScore(bytes: Uint8Array, shape: PairShape): number {
  let pairs = 0;
  let common = 0;
  let punctuation = 0;
  let broken = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    const tail = bytes[at + 1] ?? 0;
    if (!within(lead, shape.lead) || tail < shape.tail || tail === 0x7f) {
      broken += 1;
      continue;
    }
    pairs += 1;
    if (within(lead, shape.common.lead) && tail >= shape.common.tail) common += 1;
    else if (within(lead, shape.punctuation)) punctuation += 1;
    at += 1;
  }
  if (pairs === 0 || broken > pairs / 20) return 0;
  const share = common / Math.max(1, pairs - punctuation);
  return share + (share > 0.25 ? shape.bonus : 0) - broken / pairs;
}

/** Score for a one-byte Cyrillic charset: running text is mostly lower case. */
function letterScore(bytes: Uint8Array, small: [number, number], capital: [number, number]): number {
  let smallLetters = 0;
  let capitals = 0;
  let high = 0;
  let inRows = 0;
  let before = 0;
  for (const byte of bytes) {
    if (byte >= 0x80) {
      high += 1;
      if (within(byte, small)) smallLetters += 1;
      else if (within(byte, capital)) capitals += 1;
      if (before >= 0x80) inRows += 1;
    }
    before = byte;
  }
  // Accented Latin letters stand alone among ASCII letters; Cyrillic letters come in runs.
  if (high === 0 || inRows / high < 0.6) return 0;
  return (smallLetters - 2 * capitals) / high;
}
