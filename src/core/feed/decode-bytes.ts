/**
 * Which characters do these bytes stand for?
 * Order of evidence: byte-order mark, HTTP header, XML prolog, HTML meta, content. A declaration is believed only as far as the bytes
 * agree with it, because servers often send a default charset that the document does not have.
 */
import { guessCharset, isUtf8, type Utf8Evidence } from './guess-charset.js';

export interface DecodedText {
  text: string;
  /** WHATWG-like label of what was used: "utf-8", "gb18030", "big5", "utf-16le", "utf-32be", "windows-1252" … */
  charset: string;
  /** What was wrong and mended, in plain words; empty where the declaration held. */
  faults: string[];
}

/** Share of undecodable characters up to which a declared charset is still believed: a truncated body or one bad paste, not a wrong charset. */
const TOLERATED_DAMAGE = 0.002;
/** WHATWG's C1 range of windows-1252. Node 20 decodes "windows-1252" as if it were ISO-8859-1, so the 32 characters are put right here. */
const WINDOWS_1252_C1 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
/** Labels that writers use and WHATWG does not know, or for which a superset is always right. */
const LABELS: Readonly<Record<string, string>> = {
  gbk: 'gb18030',
  gb2312: 'gb18030',
  'gb_2312-80': 'gb18030',
  'x-gbk': 'gb18030',
  cp936: 'gb18030',
  ms936: 'gb18030',
  'windows-936': 'gb18030',
  gb18030: 'gb18030',
  'euc-cn': 'gb18030',
  cp950: 'big5',
  ms950: 'big5',
  'big5-hkscs': 'big5',
  cp932: 'shift_jis',
  'windows-932': 'shift_jis',
  cp949: 'euc-kr',
  'windows-949': 'euc-kr',
  uhc: 'euc-kr',
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'utf-8n': 'utf-8',
  'unicode-1-1-utf-8': 'utf-8',
  utf8mb4: 'utf-8',
  latin1: 'windows-1252',
  'iso-8859-1': 'windows-1252',
  'us-ascii': 'windows-1252',
  ascii: 'windows-1252',
  cp1252: 'windows-1252',
  'utf-32le': 'utf-32le',
  'utf-32be': 'utf-32be',
  'ucs-4': 'utf-32be',
  'utf-32': 'utf-32be',
  ucs4: 'utf-32be',
};

/** Decodes a body. `charset` is the operator's word and beats every other evidence but a byte-order mark. Never throws. */
export function decodeBytes(bytes: Uint8Array, contentType?: string, charset?: string): DecodedText {
  const marked = byteOrderMark(bytes);
  if (marked)
    return { text: decodeAs(bytes.subarray(marked.skip), marked.charset), charset: marked.charset, faults: [] };
  const asked = knownLabel(charset);
  if (asked) return { text: decodeAs(bytes, asked), charset: asked, faults: [] };
  const wide = wideByZeros(bytes);
  if (wide) return { text: decodeAs(bytes, wide), charset: wide, faults: [] };
  return decodeByDeclaration(bytes, contentType);
}

function decodeByDeclaration(bytes: Uint8Array, contentType?: string): DecodedText {
  const utf8 = isUtf8(bytes);
  const declared = declaredCharsets(bytes, contentType);
  const first = declared[0] ?? 'utf-8';
  if (utf8.valid && (first === 'utf-8' || isSurelyUtf8(utf8, first))) {
    const faults = first === 'utf-8' ? [] : [`declared as ${first}, but the bytes are UTF-8`];
    return { text: decodeAs(bytes, 'utf-8'), charset: 'utf-8', faults };
  }
  for (const candidate of new Set(declared)) {
    const text = decodeAs(bytes, candidate);
    if (damage(text) > TOLERATED_DAMAGE) continue;
    const faults = candidate === first ? [] : [`declared as ${first}, but the bytes are ${candidate}`];
    return { text, charset: candidate, faults };
  }
  const guessed = utf8.valid ? 'utf-8' : guessCharset(bytes);
  return {
    text: decodeAs(bytes, guessed),
    charset: guessed,
    faults: [
      declared.length > 0
        ? `declared as ${first}, but the bytes are ${guessed}`
        : `no charset declared; read as ${guessed}`,
    ],
  };
}

/** Text that is valid UTF-8 is UTF-8, whatever is declared, unless it is so short that chance can explain it. */
function isSurelyUtf8(evidence: Utf8Evidence, declared: string): boolean {
  if (evidence.multiByte === 0) return !declared.startsWith('iso-2022') && !declared.startsWith('utf-16');
  return /^(windows|iso-8859|koi8|macintosh|x-mac|ibm)/.test(declared) || evidence.multiByte > 6;
}

function declaredCharsets(bytes: Uint8Array, contentType?: string): string[] {
  const head = latin1(bytes.subarray(0, 2048));
  const http = /charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(contentType ?? '')?.[1];
  const prolog = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']\s*([\w.:-]+)/i.exec(head)?.[1];
  const meta = /<meta\s[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1];
  return (
    [http, prolog, meta]
      .map(knownLabel)
      .filter((label): label is string => label !== undefined)
      // A head that can be read as ASCII cannot be UTF-16 or UTF-32, whatever it says.
      .map((label) => (/^utf-(16|32)/.test(label) ? 'utf-8' : label))
  );
}

function knownLabel(label: string | undefined): string | undefined {
  if (label === undefined) return undefined;
  const key = label.trim().toLowerCase();
  if (Object.hasOwn(LABELS, key)) return LABELS[key];
  try {
    return new TextDecoder(key).encoding;
  } catch {
    return undefined;
  }
}

function byteOrderMark(b: Uint8Array): { charset: string; skip: number } | undefined {
  if (b[0] === 0xef && b[1] === 0xbb && b[2] === 0xbf) return { charset: 'utf-8', skip: 3 };
  if (b[0] === 0xff && b[1] === 0xfe && b[2] === 0 && b[3] === 0 && b.length >= 8)
    return { charset: 'utf-32le', skip: 4 };
  if (b[0] === 0 && b[1] === 0 && b[2] === 0xfe && b[3] === 0xff) return { charset: 'utf-32be', skip: 4 };
  if (b[0] === 0xff && b[1] === 0xfe) return { charset: 'utf-16le', skip: 2 };
  if (b[0] === 0xfe && b[1] === 0xff) return { charset: 'utf-16be', skip: 2 };
  return undefined;
}

/** "<" followed or preceded by zero bytes gives a wide encoding away that has no mark. */
function wideByZeros(b: Uint8Array): string | undefined {
  if (b[0] === 0x3c && b[1] === 0 && b[2] === 0 && b[3] === 0) return 'utf-32le';
  if (b[0] === 0 && b[1] === 0 && b[2] === 0 && b[3] === 0x3c) return 'utf-32be';
  if (b[0] === 0x3c && b[1] === 0 && b[3] === 0) return 'utf-16le';
  if (b[0] === 0 && b[1] === 0x3c && b[2] === 0) return 'utf-16be';
  return undefined;
}

function decodeAs(bytes: Uint8Array, charset: string): string {
  if (charset.startsWith('utf-32')) return decodeUtf32(bytes, charset === 'utf-32le');
  if (charset === 'windows-1252') {
    return latin1(bytes).replace(/[\x80-\x9f]/g, (c) => WINDOWS_1252_C1[c.charCodeAt(0) - 0x80] ?? c);
  }
  return new TextDecoder(charset).decode(bytes);
}

function decodeUtf32(bytes: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const point = view.getUint32(at, littleEndian);
    parts.push(point > 0x10ffff || (point >= 0xd800 && point < 0xe000) ? '\ufffd' : String.fromCodePoint(point));
  }
  return parts.join('');
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** Undecodable characters for each character beyond ASCII; 0 where all is ASCII. */
function damage(text: string): number {
  const bad = text.match(/\ufffd/g)?.length ?? 0;
  if (bad === 0) return 0;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the ASCII range is meant
  return bad / (text.match(/[^\x00-\x7f]/g)?.length ?? 1);
}
