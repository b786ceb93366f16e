/**
 * A terminal for tests: takes arguments, records output.
 */
import { runCli } from '../../src/cli/main.js';
import type { Terminal } from '../../src/cli/terminal/terminal.js';

export interface Typed {
  code: number;
  out: string;
  err: string;
}

export interface TypeOptions {
  env?: Record<string, string>;
  columns?: number;
  /** The answer to every question. */
  answers?: string[];
  /** Receives the questions. */
  asked?: string[];
}

/** Runs `halfstep ARGS` in this process. */
export async function type(args: string[], options: TypeOptions = {}): Promise<Typed> {
  const out: string[] = [];
  const err: string[] = [];
  const answers = [...(options.answers ?? [])];
  const terminal: Terminal = {
    env: options.env ?? {},
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    columns: options.columns ?? null,
    colour: false,
    ask:
      options.answers === undefined
        ? null
        : async (question) => {
            options.asked?.push(question);
            return answers.shift() ?? '';
          },
    onStop: () => () => undefined,
  };
  const code = await runCli(args, terminal);
  return { code, out: out.join('\n'), err: err.join('\n') };
}
