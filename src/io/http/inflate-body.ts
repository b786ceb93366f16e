/**
 * Inflates response bodies within a size limit.
 * The compressed body is already bounded; zlib counts its output and stops at the limit, however large a bomb would become.
 */
import { promisify } from 'node:util';
import zlib from 'node:zlib';

/** Two layers occur (a pre-compressed file behind a compressing server); more are always an attack. */
const MAX_LAYERS = 2;

/** A coding that this runtime cannot read, too many codings, or bytes that do not match the coding. */
export class UnreadableCoding extends Error {
  override readonly name = 'UnreadableCoding';
}

/** The output exceeds the caller's limit. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

type Inflate = (packed: Uint8Array, options: zlib.ZlibOptions) => Promise<Uint8Array>;

const gunzip: Inflate = promisify(zlib.gunzip);
const inflate: Inflate = promisify(zlib.inflate);
const inflateRaw: Inflate = promisify(zlib.inflateRaw);
const brotli: Inflate = promisify(zlib.brotliDecompress);

/** zstd exists since Node 22.15; older types and runtimes lack it. */
function zstdOfRuntime(): Inflate | null {
  const decompress: unknown = Reflect.get(zlib, 'zstdDecompress');
  return typeof decompress === 'function' ? (promisify(decompress as typeof zlib.inflate) as Inflate) : null;
}
const zstd = zstdOfRuntime();

/** The codings this runtime can read, as Accept-Encoding. */
export const ACCEPT_ENCODING = zstd ? 'gzip, deflate, br, zstd' : 'gzip, deflate, br';

/** Codings of a Content-Encoding header, outermost first. @throws UnreadableCoding when nested too deep. */
export function codingsOf(header: string | undefined): string[] {
  const names = (header ?? '').toLowerCase().split(',');
  const codings = names.map((name) => name.trim()).filter((name) => name !== '' && name !== 'identity');
  if (codings.length > MAX_LAYERS) throw new UnreadableCoding(`${codings.length} nested content codings`);
  return codings.reverse();
}

/** Offset of the compressed data after a gzip header (RFC 1952): ten bytes, plus the fields that its flags announce. */
function gzipDataStart(packed: Uint8Array): number {
  const flags = packed[3] ?? 0;
  let at = 10;
  if (flags & 4) at += 2 + (packed[at] ?? 0) + 256 * (packed[at + 1] ?? 0);
  for (const named of [8, 16]) if (flags & named) at = packed.indexOf(0, at) + 1;
  return flags & 2 ? at + 2 : at;
}

/** Like browsers, tolerates a wrong checksum and trailing garbage, such as a blank line that a template adds. */
const gunzipLeniently: Inflate = (packed, options) =>
  gunzip(packed, options).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'Z_DATA_ERROR') throw error;
    return inflateRaw(packed.subarray(gzipDataStart(packed)), options);
  });

/** The inflater for one coding; null if the bytes are plain although the header says otherwise, as with some servers. */
function inflaterFor(coding: string, [first = 0, second = 0]: Uint8Array): Inflate | null {
  if (coding === 'gzip' || coding === 'x-gzip') return first === 0x1f && second === 0x8b ? gunzipLeniently : null;
  // "deflate" is zlib by the standard and raw in practice; zlib's first byte always ends in 8.
  if (coding === 'deflate') return (first & 0x0f) === 8 ? inflate : inflateRaw;
  if (coding === 'br') return brotli;
  if (coding === 'zstd' && zstd) return zstd;
  throw new UnreadableCoding(`content coding "${coding.slice(0, 20)}" cannot be read`);
}

/** 64 KB: a typical feed comes out in a few chunks. */
const CHUNK_BYTES = 64 * 1024;

function optionsFor(coding: string, maxBytes: number): zlib.ZlibOptions {
  const common = { maxOutputLength: maxBytes, chunkSize: CHUNK_BYTES };
  // A stream that ends early yields what it has, as in browsers; HTTP framing ensures that the body is complete.
  if (coding === 'br') return { ...common, finishFlush: zlib.constants.BROTLI_OPERATION_FLUSH };
  return coding === 'zstd' ? common : { ...common, finishFlush: zlib.constants.Z_SYNC_FLUSH };
}

/**
 * Removes all codings from a body.
 * @param codings outermost first, from {@link codingsOf}.
 * @throws TooLarge if any layer yields more than `maxBytes`, UnreadableCoding if the bytes do not match the coding.
 */
export async function inflateBody(
  packed: Uint8Array,
  codings: readonly string[],
  maxBytes: number,
): Promise<Uint8Array> {
  let body = packed;
  for (const coding of codings) {
    if (body.length === 0) return body;
    const inflater = inflaterFor(coding, body);
    if (inflater)
      body = await inflater(body, optionsFor(coding, maxBytes)).catch((error: NodeJS.ErrnoException) =>
        rethrow(error, coding),
      );
  }
  return body;
}

function rethrow(error: NodeJS.ErrnoException, coding: string): never {
  if (error.code === 'ERR_BUFFER_TOO_LARGE') throw new TooLarge('the inflated body is over the limit');
  throw new UnreadableCoding(`the body is not readable as ${coding}`);
}
