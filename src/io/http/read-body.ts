/**
 * Reads a response body up to a limit.
 */
import { TooLarge } from './inflate-body.js';

export interface BodyLimit {
  maxBytes: number;
  /** At the limit: fail with {@link TooLarge}, or keep what has been read (error pages, robots.txt). */
  over: 'refuse' | 'cut';
}

/**
 * Reads a body to its end or its limit, then closes the connection. Bytes are counted as received.
 * @param declared the Content-Length, if sent: a body declared too long is not read at all.
 * @throws TooLarge, or what the connection throws.
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
