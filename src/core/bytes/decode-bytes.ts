/**
 * Decoding of a document's bytes. Evidence in order: byte-order mark, HTTP header, XML prolog, HTML meta, content. A declaration
 * counts only as far as the bytes agree with it, because servers often send a default charset that the document does not use.
 */
import { isUtf8 as isWholeUtf8 } from 'node:buffer';
import { decodeAs, knownCharset, latin1 } from './decode-as.js';
import { guessCharset } from './guess-charset.js';

export interface DecodedText {
  text: string;
  /** WHATWG-style label of the charset used: "utf-8", "gb18030", "big5", "utf-16le", "utf-32be", "windows-1252" … */
  charset: string;
  /** Problems worked around, in plain words; empty if the declaration was right. */
  faults: string[];
}

/**
 * Share of undecodable characters up to which a declared charset is still accepted: stray pasted bytes, not a wrong charset.
 * Legacy text read as UTF-8 is damaged in most characters, UTF-8 with bad pastes in few; two legacy charsets are easier to confuse.
 */
const TOLERATED_DAMAGE = { utf8: 0.2, other: 0.02 };
/** With more non-ASCII characters than this, valid UTF-8 cannot be another charset by accident. */
const SURELY_UTF8 = 6;
/** Bytes searched for the XML prolog and the meta element. */
const HEAD = 2048;

/** Decodes a body; never throws. `charset` is set by the operator and overrides all evidence except a byte-order mark. */
export function decodeBytes(bytes: Uint8Array, contentType?: string, charset?: string): DecodedText {
  const marked = byteOrderMark(bytes);
  if (marked)
    return { text: decodeAs(bytes.subarray(marked.length), marked.charset), charset: marked.charset, faults: [] };
  const certain = knownCharset(charset) ?? wideByZeros(bytes);
  if (certain) return { text: decodeAs(bytes, certain), charset: certain, faults: [] };
  return decodeByDeclaration(bytes, contentType);
}

function decodeByDeclaration(bytes: Uint8Array, contentType?: string): DecodedText {
  const utf8 = isUtf8(bytes);
  const declared = declaredCharsets(bytes, contentType);
  const first = declared[0] ?? 'utf-8';
  const answer = (text: string, charset: string): DecodedText => ({
    text,
    charset,
    faults: disagreement(declared[0], charset),
  });
  if (utf8 && (first === 'utf-8' || isSurelyUtf8(bytes, first))) return answer(decodeAs(bytes, 'utf-8'), 'utf-8');
  for (const candidate of new Set([...declared, 'utf-8'])) {
    const text = decodeAs(bytes, candidate);
    const tolerated = candidate === 'utf-8' ? TOLERATED_DAMAGE.utf8 : TOLERATED_DAMAGE.other;
    if (damage(text) <= tolerated) return answer(text, candidate);
  }
  const guessed = guessCharset(bytes);
  return answer(decodeAs(bytes, guessed), guessed);
}

function disagreement(declared: string | undefined, used: string): string[] {
  if (declared === used || (declared === undefined && used === 'utf-8')) return [];
  return [
    declared === undefined
      ? `no charset declared; read as ${used}`
      : `declared as ${declared}, but the bytes are ${used}`,
  ];
}

/** Whether valid UTF-8 bytes are UTF-8 even though another charset is declared. */
function isSurelyUtf8(bytes: Uint8Array, declared: string): boolean {
  const multiByte = countMultiByte(bytes);
  // Pure ASCII reads the same in every charset that feeds declare, except those with ASCII escape sequences.
  if (multiByte === 0) return !declared.startsWith('iso-2022');
  const isOneByte = /^(?:windows|iso-8859|koi8|macintosh|x-mac|ibm)/.test(declared);
  return isOneByte || multiByte > SURELY_UTF8;
}

function declaredCharsets(bytes: Uint8Array, contentType?: string): string[] {
  const head = latin1(bytes.subarray(0, HEAD));
  const http = /charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(contentType ?? '')?.[1];
  const prolog = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']\s*([\w.:-]+)/i.exec(head)?.[1];
  const meta = /<meta\s[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1];
  const known = [http, prolog, meta].map(knownCharset).filter((charset) => charset !== undefined);
  // A head that is readable as ASCII cannot be UTF-16 or UTF-32, whatever it declares.
  return known.map((charset) => (/^utf-(?:16|32)/.test(charset) ? 'utf-8' : charset));
}

function byteOrderMark(b: Uint8Array): { charset: string; length: number } | undefined {
  if (b[0] === 0xef && b[1] === 0xbb && b[2] === 0xbf) return { charset: 'utf-8', length: 3 };
  if (b[0] === 0xff && b[1] === 0xfe && b[2] === 0 && b[3] === 0 && b.length >= 8)
    return { charset: 'utf-32le', length: 4 };
  if (b[0] === 0 && b[1] === 0 && b[2] === 0xfe && b[3] === 0xff) return { charset: 'utf-32be', length: 4 };
  if (b[0] === 0xff && b[1] === 0xfe) return { charset: 'utf-16le', length: 2 };
  if (b[0] === 0xfe && b[1] === 0xff) return { charset: 'utf-16be', length: 2 };
  return undefined;
}

/** Detects UTF-16 and UTF-32 without a byte-order mark by the zero bytes around the initial "<". */
function wideByZeros(b: Uint8Array): string | undefined {
  if (b[0] === 0x3c && b[1] === 0 && b[2] === 0 && b[3] === 0) return 'utf-32le';
  if (b[0] === 0 && b[1] === 0 && b[2] === 0 && b[3] === 0x3c) return 'utf-32be';
  if (b[0] === 0x3c && b[1] === 0 && b[3] === 0) return 'utf-16le';
  if (b[0] === 0 && b[1] === 0x3c && b[2] === 0) return 'utf-16be';
  return undefined;
}

/** Undecodable characters per non-ASCII character; a body cut off inside its last character does not count as damaged. */
function damage(text: string): number {
  const bad = text.slice(0, -1).match(/\ufffd/g)?.length ?? 0;
  return bad === 0 ? 0 : bad / (text.match(/[\u0080-\uffff]/g)?.length ?? 1);
}

/** Whether all bytes are valid UTF-8, tolerating a last character cut off by the end of the body. */
export function isUtf8(bytes: Uint8Array): boolean {
  if (isWholeUtf8(bytes)) return true;
  // A character has at most four bytes, so a cut leaves at most three.
  return [1, 2, 3].some(
    (cut) => (bytes[bytes.length - cut] ?? 0) >= 0xc2 && isWholeUtf8(bytes.subarray(0, bytes.length - cut)),
  );
}

/** The number of non-ASCII characters in valid UTF-8: each has one leading byte. */
export function countMultiByte(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if (byte >= 0xc2) count += 1;
  return count;
}

/**
 * The text of an HTML page; see `decodeBytes`.
 * @param contentType the HTTP header, e.g. `text/html; charset=gbk`.
 */
export function decodeHtml(bytes: Uint8Array, contentType?: string): string {
  return decodeBytes(bytes, contentType).text;
}
