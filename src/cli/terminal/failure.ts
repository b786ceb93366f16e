/**
 * How does a command say that it could not do what was asked?
 * One line with the cure, and an exit code that a script can tell apart.
 */

/** 1: it did not work; 2: it was asked wrongly. */
export type ExitCode = 1 | 2;

/** An expected failure: its message is for people, and no stack is shown. */
export class Failure extends Error {
  readonly exitCode: ExitCode;

  constructor(wrong: string, cure: string, exitCode: ExitCode = 1) {
    super(`${wrong}${/[.?!…]$/.test(wrong) ? '' : '.'} ${cure}`);
    this.name = 'Failure';
    this.exitCode = exitCode;
  }
}

/** The request itself was wrong. */
export function usage(wrong: string, cure: string): Failure {
  return new Failure(wrong, cure, 2);
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
