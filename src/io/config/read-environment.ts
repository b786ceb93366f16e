/** Environment variables: NAME, or else the content of the file named by NAME_FILE (as Docker and Kubernetes provide secrets). */
import { readFileSync } from 'node:fs';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Returns a look-up that gives undefined if neither form is set, or the file cannot be read. */
export function readEnvironment(env: Environment): (name: string) => string | undefined {
  return (name) => {
    const own = env[name];
    if (own !== undefined && own !== '') return own;
    const file = env[`${name}_FILE`];
    if (file === undefined || file === '') return undefined;
    try {
      // Editors and `echo` add a final newline that is not part of the secret.
      return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
    } catch {
      return undefined;
    }
  };
}
