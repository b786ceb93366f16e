/**
 * What is the value of an environment variable that may also be given as a file?
 * NAME first, then the content of the file that NAME_FILE names (as Docker and Kubernetes hand out secrets).
 */
import { readFileSync } from 'node:fs';

export type Environment = Readonly<Record<string, string | undefined>>;

/** A look-up of variables; undefined where neither form is set, or where the file cannot be read. */
export function readEnvironment(env: Environment): (name: string) => string | undefined {
  return (name) => {
    const own = env[name];
    if (own !== undefined && own !== '') return own;
    const file = env[`${name}_FILE`];
    if (file === undefined || file === '') return undefined;
    try {
      // Editors and `echo` end files with a newline that is no part of the secret.
      return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
    } catch {
      return undefined;
    }
  };
}
