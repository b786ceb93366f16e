/**
 * Resolution of relative addresses.
 */

/** Resolves `url` against `base`. Absolute and unresolvable addresses come back as written, apart from surrounding space. */
export function joinUrl(url: string, base: string | undefined): string {
  const trimmed = url.trim();
  if (base === undefined || /^[a-z][a-z0-9+.-]*:/i.test(trimmed)) return trimmed;
  try {
    return new URL(trimmed, base).href;
  } catch {
    return trimmed;
  }
}
