/** Delivering processes, started in advance so that a kill hits them at work and not while starting. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('./deliver-child.mjs', import.meta.url));

export interface Task {
  settings: object;
  dataFolder: string;
  /** An `EditionInput`; each period gets an edition of it. */
  input: object;
  periods: { start: string; end: string; label: string; publishAt: string; number: number }[];
  /** How far ahead the child's clock is. */
  clockMs: number;
  doSweep: boolean;
  /** The mark at which it kills itself with SIGKILL. */
  killAt?: string;
  /** Number of marks it passes before it reports that it is at work. */
  tellAt?: number;
}

export interface Child {
  process: ChildProcess;
  /** Starts the work; resolves when the process has ended, killed or not. */
  run(task: Task, atWork?: () => void): Promise<'finished' | 'killed'>;
}

function startChild(databaseUrl: string): Promise<Child> {
  const child = fork(PROGRAM, [databaseUrl], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  return new Promise((ready, failed) => {
    child.once('error', failed);
    child.once('exit', (code) => failed(new Error(`the process ended before it was ready (${code})`)));
    child.once('message', () =>
      ready({
        process: child,
        run: (task, atWork) =>
          new Promise((ended, broken) => {
            let fault: string | undefined;
            child.on('message', (said: { atWork?: true; error?: string }) => {
              if (said.atWork) atWork?.();
              else fault = said.error;
            });
            child.once('exit', (code, signal) => {
              if (signal === 'SIGKILL') ended('killed');
              else if (code === 0) ended('finished');
              else broken(new Error(fault ?? `the process ended with ${code ?? signal}`));
            });
            child.send(task);
          }),
      }),
    );
  });
}

export interface Supply {
  next(): Promise<Child>;
  close(): Promise<void>;
}

/** Keeps the next process ready while one works. */
export function childSupply(databaseUrl: string): Supply {
  let warm = startChild(databaseUrl);
  return {
    next: async () => {
      const child = await warm;
      warm = startChild(databaseUrl);
      return child;
    },
    close: async () => {
      (await warm).process.kill('SIGKILL');
    },
  };
}
