/**
 * The terminal that a command runs in: one object instead of `process`, so that tests can replace it.
 */
import { userInfo } from 'node:os';
import { createInterface } from 'node:readline/promises';
import type { Environment } from '../../io/config/read-environment.js';

export interface Terminal {
  env: Environment;
  /** Standard output: the result, and nothing else. */
  out(text: string): void;
  /** Standard error: progress, warnings, errors. */
  err(text: string): void;
  /** Width in columns; null when the output is a file or a pipe, where nothing is shortened. */
  columns: number | null;
  colour: boolean;
  /** Asks the user; null without an interactive terminal. */
  ask: ((question: string) => Promise<string>) | null;
  /** Calls `stop` on Ctrl+C or when the system asks the process to stop. Returns a function that unsubscribes. */
  onStop(stop: (signal: string) => void): () => void;
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  const { stdout, stderr, stdin, env } = process;
  // A closed pipe (`halfstep articles | head -3`) is not an error.
  stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  return {
    env,
    out: (text) => stdout.write(`${text}\n`),
    err: (text) => stderr.write(`${text}\n`),
    columns: stdout.isTTY ? stdout.columns : null,
    colour: stdout.isTTY && !env.NO_COLOR && env.TERM !== 'dumb',
    ask: stdin.isTTY && stdout.isTTY ? ask : null,
    onStop: (stop) => {
      const signals = ['SIGINT', 'SIGTERM'] as const;
      for (const signal of signals) process.on(signal, stop);
      return () => {
        for (const signal of signals) process.off(signal, stop);
      };
    },
  };
}

async function ask(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await lines.question(question);
  } finally {
    lines.close();
  }
}

/** The name to record with a statement or a training: the given one, else the name of the logged-in user. */
export function userName(name: string | undefined): string {
  const given = name?.trim();
  if (given) return given.slice(0, 100);
  try {
    return userInfo().username;
  } catch {
    // A container may run under a user id without a name.
    return 'operator';
  }
}
