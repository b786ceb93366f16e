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

/** Place, problem and fix in one line, for a log or a terminal. */
export function formatProblem({ file, line, column, path, wrong, mend }: FileProblem): string {
  const place = `${file}:${line}:${column} ${path === '' ? '' : `${path}: `}`;
  return `${place}${wrong}. To fix: ${mend}${mend.endsWith('?') ? '' : '.'}`;
}

/** "groups[0].feeds[2].url" from a path of keys and indexes. */
export function formatPath(path: readonly PropertyKey[]): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${String(step)}`))
    .join('');
}
