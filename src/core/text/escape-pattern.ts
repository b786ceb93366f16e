/** Writes plain words into regular expressions. */

/** The words as a pattern that matches exactly them. */
export function escapePattern(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
}
