/** Regular expressions written in the seed corpus. */
import { z } from 'zod';

const isPattern = (source: string): boolean => {
  try {
    return new RegExp(source, 'iu') instanceof RegExp;
  } catch {
    return false;
  }
};

/** A case-insensitive regular expression. */
export const Pattern = z.string().min(1).refine(isPattern, 'must be a valid regular expression');

/** The patterns as alternatives of one regular expression; null if there are none. */
export function anyPattern(patterns: readonly string[], flags = 'iu'): RegExp | null {
  return patterns.length === 0 ? null : new RegExp(patterns.map((one) => `(?:${one})`).join('|'), flags);
}
