/**
 * A section of the configuration: an object that rejects unknown settings with a suggestion.
 * Every message of these schemas has two lines: what is wrong, and how to fix it.
 */
import { z } from 'zod';
import { nearestWord } from './nearest-word.js';

/** An object schema that accepts only the given settings. */
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
