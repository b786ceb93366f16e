/**
 * What does an error of the machine mean, and what can be done about it?
 */

import { SeedsError } from '../../core/seeds/read-seed-yaml.js';
import { formatProblem } from '../../core/yaml/file-problem.js';
import { Failure, messageOf } from './failure.js';

/** The failure to show for an error that stopped the service from starting. Its parts explain themselves in one line. */
export function explainError(error: unknown): Failure {
  return explainSystemError(error) ?? new Failure(messageOf(error).replace(/\s+/g, ' '), 'More: halfstep doctor');
}

/** The failure behind a mistake in `seeds/`, a full disk, a missing right and the like; null for any other error. */
export function explainSystemError(error: unknown): Failure | null {
  if (error instanceof Failure) return error;
  if (error instanceof SeedsError) {
    const lines = error.problems.map((problem) => formatProblem({ ...problem, file: `seeds/${problem.file}` }));
    const many = lines.length === 1 ? 'a mistake' : `${lines.length} mistakes`;
    return new Failure(`${lines.join('\n')}\nThe seed corpus has ${many}.`, 'Mend it as said above.');
  }
  // As after npm install --omit=optional: what is built for one platform comes as an optional package.
  if (error instanceof Error && /Cannot find native binding/.test(error.message)) {
    const name = /node_modules\/((?:@[\w.-]+\/)?[\w.-]+)\/[^\n]*$/m.exec(error.stack ?? '')?.[1] ?? 'a dependency';
    return new Failure(
      `A package for this platform is missing: the binary of ${name}.`,
      'Install again with the optional packages: npm install --include=optional',
    );
  }
  const path = property(error, 'path') ?? 'The data folder';
  switch (property(error, 'code')) {
    // 53100 is PostgreSQL's word for it.
    case 'ENOSPC':
    case '53100':
      return new Failure(
        'The disk is full.',
        'Free some space, or move the data with HALFSTEP_DATA; nothing that was stored is lost.',
      );
    case 'EROFS':
      return new Failure(
        `${path} lies on a read-only file system.`,
        'Mount it writable, or choose other folders with HALFSTEP_DATA and HALFSTEP_CONFIG.',
      );
    case 'EACCES':
    case 'EPERM':
      return new Failure(
        `${path} cannot be written or read by this user.`,
        'Give this user the right, or choose other folders with HALFSTEP_DATA and HALFSTEP_CONFIG.',
      );
    default:
      return null;
  }
}

function property(error: unknown, key: string): string | undefined {
  const value: unknown = error !== null && typeof error === 'object' ? Reflect.get(error, key) : undefined;
  return typeof value === 'string' ? value : undefined;
}
