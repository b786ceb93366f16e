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
