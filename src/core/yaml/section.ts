/**
 * What is a section of the configuration, and what is said about a word in it that nobody knows?
 * Every message of these schemas has two lines: what is wrong, and how to mend it.
 */
import { z } from 'zod';
import { nearestWord } from './nearest-word.js';

/** An object that accepts only its own settings; anything else is a mistake with a suggestion. */
export function section<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) => {
      if (issue.code !== 'unrecognized_keys') return undefined;
      return sayUnknown(issue.keys, Object.keys(shape));
    },
  });
}

/** Two lines for each setting that does not exist. */
function sayUnknown(found: readonly string[], known: readonly string[]): string {
  return found
    .map((key) => {
      const meant = nearestWord(key, known);
      const mend = meant === undefined ? `remove it, or use one of: ${known.join(', ')}` : `did you mean “${meant}”?`;
      return `there is no setting “${key}” here\n${mend}`;
    })
    .join('\n');
}
