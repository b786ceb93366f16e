/** Waits until the user or the system asks the process to stop. */
import type { Terminal } from './terminal.js';

export interface StopRequest {
  /** Resolves with the first stop signal. */
  signal: Promise<string>;
  forget(): void;
}

/** Call it before starting anything, so that an early Ctrl+C is not lost. */
export function untilStopped(terminal: Terminal): StopRequest {
  let forget = (): void => undefined;
  const signal = new Promise<string>((resolve) => {
    forget = terminal.onStop(resolve);
  });
  return { signal, forget: () => forget() };
}
