/** A problem in a configuration or seed file: place, what is wrong, how to fix it. Never an exception, and never the value of a secret. */

/** One problem; `line` and `column` count from 1. The fields are logged under these names. */
export interface FileProblem {
  /** File as the operator knows it, e.g. "config/feeds.yaml". */
  file: string;
  line: number;
  column: number;
  /** Path in the file, e.g. "groups[0].feeds[2].url"; '' for the file as a whole. */
  path: string;
  wrong: string;
  mend: string;
}

/** Place and problem in one line, without the fix. */
export function describeProblem({ file, line, column, path, wrong }: FileProblem): string {
  return `${file}:${line}:${column} ${path === '' ? '' : `${path}: `}${wrong}`;
}

/** Place, problem and fix in one line, for a log or a terminal. */
export function formatProblem(problem: FileProblem): string {
  return `${describeProblem(problem)}. To fix: ${problem.mend}${problem.mend.endsWith('?') ? '' : '.'}`;
}

/** "groups[0].feeds[2].url" from a path of keys and indexes. */
export function formatPath(path: readonly PropertyKey[]): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${String(step)}`))
    .join('');
}
