/** Runs the program in a separate process, as a user would. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../bin/halfstep.mjs', import.meta.url));

export interface Running {
  child: ChildProcess;
  /** All of standard output and error so far. */
  output(): string;
  /** Lines of standard output that are JSON. */
  log(): Record<string, unknown>[];
  /** Resolves when the output matches; rejects if the process ends first. */
  says(pattern: RegExp): Promise<void>;
  /** Exit code; null if a signal ended the process. */
  ended: Promise<number | null>;
}

export function runHalfstep(args: string[], env: Record<string, string | undefined> = {}): Running {
  const inherited = { PATH: process.env.PATH, HOME: process.env.HOME, TMPDIR: process.env.TMPDIR };
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    env: { ...inherited, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  let out = '';
  child.stdout?.on('data', (part: Buffer) => {
    text += part.toString();
    out += part.toString();
  });
  child.stderr?.on('data', (part: Buffer) => {
    text += part.toString();
  });
  let over = false;
  const ended = new Promise<number | null>((done) => {
    child.once('close', (code) => {
      over = true;
      done(code);
    });
  });
  return {
    child,
    ended,
    output: () => text,
    log: () =>
      out.split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as Record<string, unknown>] : [])),
    async says(pattern) {
      const deadline = Date.now() + 40_000;
      while (!pattern.test(text)) {
        if (over || Date.now() > deadline) throw new Error(`never said ${pattern}: ${text.slice(-2_000)}`);
        await new Promise((next) => setTimeout(next, 20));
      }
    },
  };
}
