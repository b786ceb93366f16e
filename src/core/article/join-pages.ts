/**
 * What is the text of an article that goes on over several pages?
 */

/** Shorter lines (a subheading, "是的。") may well stand in an article twice. */
const REPEATABLE_CHARS = 20;

/**
 * @param texts of the pages in order, one paragraph a line. Paragraphs that a later page repeats (its heading, its lead, or all of the
 * first page, where a site gives that for every number) are left out.
 */
export function joinPages(texts: readonly string[]): string {
  const seen = new Set<string>();
  const kept: string[] = [];
  for (const line of texts.flatMap((text) => text.split('\n'))) {
    if (line === '' || seen.has(line)) continue;
    if (line.length >= REPEATABLE_CHARS) seen.add(line);
    kept.push(line);
  }
  return kept.join('\n');
}
