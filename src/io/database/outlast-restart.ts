/**
 * How does a write that must not be lost outlast a restart of the database?
 */
import { setTimeout as sleep } from 'node:timers/promises';

/** A server is back within seconds, or an operator is at it; the stage itself ends after two minutes. */
const PATIENCE_MS = 60_000;
const PAUSE_MS = 500;

/** Tries again while the server cannot be reached; any other error is thrown at once. The write must be safe to repeat. */
export async function outlastRestart<T>(write: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await write();
    } catch (error) {
      if (!isUnreachable(error) || Date.now() > deadline) throw error;
      await sleep(PAUSE_MS);
    }
  }
}

/** 57P0x: shutting down, crashed or starting; 08xxx: connection; the rest are the operating system's and pg's own words. */
function isUnreachable(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  return (
    /^(57P0\d|08\w{3}|E[A-Z]+)$/.test(code) || /connection (terminated|timeout|ended)|timeout exceeded/i.test(message)
  );
}
