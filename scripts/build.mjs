#!/usr/bin/env node
/**
 * Builds dist/ from src/: compiles, and copies the SQL files, which tsc leaves out.
 *
 *   node scripts/build.mjs              always, from an empty folder
 *   node scripts/build.mjs --if-stale   only where a source is newer than the build
 *
 * Needs only TypeScript from node_modules.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const src = join(root, 'src');
const dist = join(root, 'dist');
const stamp = join(dist, '.built');

/** Time of the newest change in a folder, in ms. A folder's own time changes when a file is removed. */
function newest(folder) {
  let latest = statSync(folder).mtimeMs;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    latest = Math.max(latest, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs);
  }
  return latest;
}

function isStale() {
  const inputs = ['tsconfig.json', 'package.json']
    .map((name) => join(root, name))
    .concat(fileURLToPath(import.meta.url))
    .map((file) => statSync(file).mtimeMs);
  return !existsSync(stamp) || statSync(stamp).mtimeMs < Math.max(newest(src), ...inputs);
}

if (!process.argv.includes('--if-stale') || isStale()) {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  if (!existsSync(tsc)) {
    console.error('TypeScript is not installed. Run this first: npm ci --include=dev');
    process.exit(1);
  }
  console.error('Building (tsc) …');
  rmSync(dist, { recursive: true, force: true });
  const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.json'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) {
    console.error('The build failed.');
    process.exit(status ?? 1);
  }
  for (const file of readdirSync(src, { recursive: true })) {
    if (file.endsWith('.sql')) cpSync(join(src, file), join(dist, file));
  }
  writeFileSync(stamp, '');
}
