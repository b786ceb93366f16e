/**
 * How much of a body is taken in?
 */
import { TooLarge } from './inflate-body.js';

export interface BodyLimit {
  maxBytes: number;
  /** At the limit: give up with {@link TooLarge}, or keep what is there (error pages, robots.txt). */
  over: 'refuse' | 'cut';
}

/**
 * Reads a body to its end or its limit; leaving the loop closes the connection. Bytes are counted as they arrive on the wire.
 * @param declared the Content-Length, where sent: a body that says itself that it is too long is not even begun.
 * @throws TooLarge, or whatever the connection throws.
 */
export async function readBody(
  source: AsyncIterable<Uint8Array>,
  declared: string | undefined,
  limit: BodyLimit,
): Promise<Uint8Array> {
  const { maxBytes, over } = limit;
  if (over === 'refuse' && Number(declared ?? 0) > maxBytes)
    throw new TooLarge('the body says that it is over the limit');
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of source) {
    length += chunk.length;
    if (length > maxBytes && over === 'refuse') throw new TooLarge('the body is over the limit');
    chunks.push(chunk);
    if (length > maxBytes) break;
  }
  const body = Buffer.concat(chunks);
  return body.length > maxBytes ? body.subarray(0, maxBytes) : body;
}
