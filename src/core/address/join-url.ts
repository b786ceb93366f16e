/**
 * Which address does a relative address mean?
 */

/** Resolves `url` against `base`. An absolute address stays exactly as it is written; what cannot be resolved stays too. */
export function joinUrl(url: string, base: string | undefined): string {
  const trimmed = url.trim();
  if (base === undefined || /^[a-z][a-z0-9+.-]*:/i.test(trimmed)) return trimmed;
  try {
    return new URL(trimmed, base).href;
  } catch {
    return trimmed;
  }
}
