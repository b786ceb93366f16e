/**
 * What does an error of the machine mean, and what can be done about it?
 */
import type { Settings } from '../core/config/settings.js';
import { Failure } from './failure.js';
import { messageOf } from './workplace.js';

/** The failure to show for an error that stopped a command. */
export function explainTrouble(error: unknown, settings: Settings): Failure {
  if (error instanceof Failure) return error;
  const { code, path } = describe(error);
  const where = path === undefined ? 'the data folder' : path;
  switch (code) {
    case 'EADDRINUSE':
      return new Failure(
        `Port ${settings.web.port} on ${settings.web.host} is taken by another program.`,
        'Stop that program, or set another web.port in halfstep.yaml.',
      );
    case 'EADDRNOTAVAIL':
      return new Failure(
        `This machine has no address ${settings.web.host}.`,
        'Set web.host in halfstep.yaml to 127.0.0.1 or 0.0.0.0.',
      );
    case 'ENOSPC':
    case '53100':
      return new Failure(
        `The disk is full (${where}).`,
        'Free some space, or move the data with HALFSTEP_DATA; nothing that was stored is lost.',
      );
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new Failure(
        `${where} cannot be written (${code}).`,
        'Let this user write there, or choose another folder with HALFSTEP_DATA.',
      );
    default:
      return new Failure(messageOf(error), 'More: halfstep doctor');
  }
}

function describe(error: unknown): { code: string | undefined; path: string | undefined } {
  const read = (key: string) => {
    const value: unknown = error !== null && typeof error === 'object' ? Reflect.get(error, key) : undefined;
    return typeof value === 'string' ? value : undefined;
  };
  return { code: read('code'), path: read('path') };
}
