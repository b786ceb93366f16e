/**
 * How is a mistake in the configuration told to the person who made it?
 * File, line, what is wrong and how to mend it; never an exception, and never the value of a secret.
 */

/** One mistake; `line` and `column` count from 1. */
export interface FileProblem {
  /** File as the operator knows it, e.g. "config/feeds.yaml". */
  file: string;
  line: number;
  column: number;
  /** Where in the file, e.g. "groups[0].feeds[2].url"; '' for the file as a whole. */
  path: string;
  wrong: string;
  mend: string;
}

/** One line for a log or a terminal. */
export function formatProblem(problem: FileProblem): string {
  const place = problem.path === '' ? '' : `${problem.path}: `;
  return `${problem.file}:${problem.line}:${problem.column} ${place}${problem.wrong}. To mend: ${problem.mend}.`;
}

/** "groups[0].feeds[2].url" from a path of keys and indexes. */
export function formatPath(path: readonly PropertyKey[]): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${String(step)}`))
    .join('');
}
