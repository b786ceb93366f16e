/**
 * Expected failures of a command: one line with the remedy, and an exit code for scripts.
 */

/** 1: failure; 2: wrong usage. */
type ExitCode = 1 | 2;

/** Its message is shown to the user, without a stack. */
export class Failure extends Error {
  readonly exitCode: ExitCode;

  constructor(wrong: string, cure: string, exitCode: ExitCode = 1) {
    super(`${wrong}${/[.?!…]$/.test(wrong) ? '' : '.'} ${cure}`);
    this.name = 'Failure';
    this.exitCode = exitCode;
  }
}

/** A failure caused by wrong usage. */
export function usage(wrong: string, cure: string): Failure {
  return new Failure(wrong, cure, 2);
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
