/**
 * Explains errors of the machine and of the seed files, with a remedy.
 */
import { SeedsError } from '../../core/seeds/read-seed-yaml.js';
import { formatProblem } from '../../core/yaml/file-problem.js';
import { Failure, messageOf } from './failure.js';

/** The failure to show when the service could not start. Errors of its parts already explain themselves in one line. */
export function explainError(error: unknown): Failure {
  return (
    explainSystemError(error) ??
    new Failure(messageOf(error).replace(/\s+/g, ' '), 'To check everything: halfstep doctor')
  );
}

/** The failure to show for mistakes in `seeds/`, a full disk, a missing permission and the like; null for any other error. */
export function explainSystemError(error: unknown): Failure | null {
  if (error instanceof Failure) return error;
  if (error instanceof SeedsError) {
    const lines = error.problems.map((problem) => formatProblem({ ...problem, file: `seeds/${problem.file}` }));
    const many = lines.length === 1 ? 'a mistake' : `${lines.length} mistakes`;
    return new Failure(`${lines.join('\n')}\nThe seed corpus has ${many}.`, 'Correct it as described above.');
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
    // PostgreSQL's code for a full disk is 53100.
    case 'ENOSPC':
    case '53100':
      return new Failure(
        'The disk is full.',
        'Free some space, or move the data folder with HALFSTEP_DATA. Stored data is intact.',
      );
    case 'EROFS':
      return new Failure(
        `${path} is on a read-only file system.`,
        'Remount it as writable, or choose other folders with HALFSTEP_DATA and HALFSTEP_CONFIG.',
      );
    case 'EACCES':
    case 'EPERM':
      return new Failure(
        `This user may not read or write ${path}.`,
        'Grant the permission, or choose other folders with HALFSTEP_DATA and HALFSTEP_CONFIG.',
      );
    default:
      return null;
  }
}

function property(error: unknown, key: string): string | undefined {
  const value: unknown = error !== null && typeof error === 'object' ? Reflect.get(error, key) : undefined;
  return typeof value === 'string' ? value : undefined;
}
