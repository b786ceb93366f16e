/**
 * The stored form of a fingerprint, small enough for a million of them and quick to read.
 * It is JSON, except that the hashes of the sketch, which would be more than half of it as digits, are packed as bytes.
 */
import { hash } from 'node:crypto';
import { z } from 'zod';
import { Fingerprint, type Signature } from './signature.js';

const HASH_BYTES = 4;

/** Little-endian on every machine. */
function writeHashes(hashes: readonly number[]): string {
  const bytes = Buffer.alloc(hashes.length * HASH_BYTES);
  hashes.forEach((hash, at) => {
    bytes.writeUInt32LE(hash, at * HASH_BYTES);
  });
  return bytes.toString('base64');
}

function readHashes(written: string): number[] {
  const bytes = Buffer.from(written, 'base64');
  const hashes: number[] = [];
  for (let at = 0; at + HASH_BYTES <= bytes.length; at += HASH_BYTES) hashes.push(bytes.readUInt32LE(at));
  return hashes;
}

const Packed = Fingerprint.extend({ sketch: z.object({ step: z.number().int(), hashes: z.string() }) });

/** About 2 KB of JSON, never more than about 5 KB. The keys of a signature are left out: the index holds them. */
export function packFingerprint(fingerprint: Fingerprint): string {
  const { step, hashes } = fingerprint.sketch;
  return JSON.stringify({ ...fingerprint, keys: undefined, sketch: { step, hashes: writeHashes(hashes) } });
}

/** Undefined where the text is not a packed fingerprint, or one of another shape. */
export function unpackFingerprint(packed: string): Fingerprint | undefined {
  const { data } = Packed.safeParse(parse(packed));
  return data && { ...data, sketch: { step: data.sketch.step, hashes: readHashes(data.sketch.hashes) } };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Names what was described and when it was published; another text, date or version gets another name. */
export function revisionOf(packed: string, { keys }: Signature, date: string): string {
  return hash('sha256', [date, packed, ...keys.map(({ key }) => key)].join('\n'), 'base64url').slice(0, 16);
}
