/** Retries for writes that must not be lost: they survive a restart of the database, and an abort. */
import { setTimeout as sleep } from 'node:timers/promises';
import { outsideAbortScope } from '../abort-scope.js';

/** A restarting server is back within seconds. */
const PATIENCE_MS = 60_000;
const PAUSE_MS = 500;

/** Retries while the server is unreachable; throws any other error at once. The write must be safe to repeat. */
export function outlastRestart<T>(write: () => Promise<T>): Promise<T> {
  return outsideAbortScope(async () => {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      try {
        return await write();
      } catch (error) {
        if (!isUnreachable(error) || Date.now() > deadline) throw error;
        await sleep(PAUSE_MS);
      }
    }
  });
}

/** 57P0x: shutting down, crashed or starting; 08xxx: connection; the rest are error codes of the operating system and of pg. */
function isUnreachable(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  return (
    /^(57P0\d|08\w{3}|E[A-Z]+)$/.test(code) || /connection (terminated|timeout|ended)|timeout exceeded/i.test(message)
  );
}
