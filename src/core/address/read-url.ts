/**
 * Can this text be read as an absolute address?
 * `URL.parse` would answer, but the oldest Node 20 that we run on lacks it.
 */

/** The address, or null where the text is none. */
export function readUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
