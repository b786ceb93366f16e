/**
 * How is a mistake in the configuration told to the person who made it?
 * File, line, what is wrong and how to mend it; never an exception, and never the value of a secret.
 */

/** One mistake; `line` and `column` count from 1. */
export interface Fault {
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
export function formatFault(fault: Fault): string {
  const place = fault.path === '' ? '' : `${fault.path}: `;
  return `${fault.file}:${fault.line}:${fault.column} ${place}${fault.wrong}. To mend: ${fault.mend}.`;
}

/** "groups[0].feeds[2].url" from a path of keys and indexes. */
export function formatPath(path: readonly PropertyKey[]): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${String(step)}`))
    .join('');
}
