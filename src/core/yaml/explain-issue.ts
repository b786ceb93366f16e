/** Explains zod issues in words that an operator can act on. */
import type { z } from 'zod';
import { nearestWord } from './nearest-word.js';

type Issue = z.core.$ZodIssue;

/** What is wrong, and how to fix it. */
export interface Explanation {
  wrong: string;
  mend: string;
}

/** Plain words for schema types. */
const NAMES: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of settings',
  record: 'a group of settings',
};

/**
 * Explains one issue.
 * @param value what the file has there; quoted only if it is a number, a boolean or short text
 */
export function explainIssue(issue: Issue, value: unknown): Explanation {
  const [own] = ownWords(issue.message);
  if (own !== undefined) return own;
  switch (issue.code) {
    case 'invalid_type':
      return explainType(issue.expected, value);
    case 'invalid_value':
      return explainChoice(issue.values.map(String), value);
    case 'invalid_union':
      return explainChoice(choicesOf(issue), value);
    case 'too_small':
      return explainSize(`at least ${issue.minimum}`, issue.origin, value);
    case 'too_big':
      return explainSize(`at most ${issue.maximum}`, issue.origin, value);
    case 'invalid_key':
      return ownWords(issue.issues[0]?.message ?? '')[0] ?? { wrong: issue.message, mend: 'use another name' };
    default:
      return { wrong: issue.message, mend: 'correct the value' };
  }
}

/** Explanations that our own schemas put into the message: pairs of lines, what is wrong and how to fix it. */
export function ownWords(message: string): Explanation[] {
  const lines = message.split('\n');
  if (lines.length % 2 !== 0) return [];
  return lines.flatMap((wrong, index) => (index % 2 === 0 ? [{ wrong, mend: lines[index + 1] ?? '' }] : []));
}

function explainType(expected: string, value: unknown): Explanation {
  const name = NAMES[expected] ?? expected;
  if (value === undefined) return { wrong: 'this setting is missing', mend: `add it; its value is ${name}` };
  if (value === null) return { wrong: 'this setting is empty', mend: `give it ${name}, or remove the line` };
  if (expected === 'string') return { wrong: `this must be text${shown(value)}`, mend: 'put the value in quotes' };
  return { wrong: `this must be ${name}${shown(value)}`, mend: `give it ${name}` };
}

function explainChoice(choices: readonly string[], value: unknown): Explanation {
  if (choices.length === 0) return { wrong: `this value is not allowed${shown(value)}`, mend: 'correct the value' };
  const meant = typeof value === 'string' ? nearestWord(value, choices) : undefined;
  const list = choices.join(', ');
  const wrong = value === undefined ? 'this setting is missing' : `this is not one of the choices${shown(value)}`;
  return {
    wrong,
    mend: meant === undefined ? `use one of: ${list}` : `did you mean “${meant}”? The choices are: ${list}`,
  };
}

function explainSize(limit: string, origin: string, value: unknown): Explanation {
  if (origin === 'string') return { wrong: 'this must not be empty', mend: 'give it some text, or remove the line' };
  if (origin === 'array') return { wrong: `this list must have ${limit} entries`, mend: 'add or remove entries' };
  return { wrong: `this must be ${limit}${shown(value)}`, mend: `use a number that is ${limit}` };
}

/** The options of a discriminated union, which zod 4 reports beside the issue. */
function choicesOf(issue: Issue): string[] {
  return 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
}

function shown(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return `, not ${value}`;
  return typeof value === 'string' && value.length <= 40 ? `, not “${value}”` : '';
}
