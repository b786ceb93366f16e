/**
 * Are these bytes UTF-8?
 */
import { isUtf8 as isWholeUtf8 } from 'node:buffer';

/** Whether all bytes are valid UTF-8; a last character that the end of the body cuts in two is forgiven. */
export function isUtf8(bytes: Uint8Array): boolean {
  if (isWholeUtf8(bytes)) return true;
  // A character has at most four bytes, so at most three can be left over.
  return [1, 2, 3].some(
    (cut) => (bytes[bytes.length - cut] ?? 0) >= 0xc2 && isWholeUtf8(bytes.subarray(0, bytes.length - cut)),
  );
}

/** How many characters of valid UTF-8 lie beyond ASCII: each has one leading byte. */
export function countMultiByte(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if (byte >= 0xc2) count += 1;
  return count;
}
