/** The user who runs the embedded PostgreSQL: the current one, or under root, which PostgreSQL refuses, an unprivileged system user. */
import { readFileSync } from 'node:fs';

export interface DatabaseUser {
  name: string;
  uid: number;
  gid: number;
}

/** Null if the current user may run PostgreSQL. */
export function databaseUser(): DatabaseUser | null {
  if (process.getuid?.() !== 0) return null;
  const rows = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const wanted of ['postgres', 'nobody']) {
    const row = rows.find((line) => line.startsWith(`${wanted}:`))?.split(':');
    if (row) return { name: wanted, uid: Number(row[2]), gid: Number(row[3]) };
  }
  // 65534 is the overflow user on every Linux, listed or not.
  return { name: '65534', uid: 65534, gid: 65534 };
}
