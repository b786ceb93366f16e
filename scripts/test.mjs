#!/usr/bin/env node
/**
 * `npm test`: checks types, style and unused code, then runs all tests. Tests that need something this machine lacks say so and are
 * skipped. With arguments, runs only vitest: `npm test -- tests/core/feed`.
 */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const bin = (...parts) => join(root, 'node_modules', ...parts);
const args = process.argv.slice(2);

const steps = [
  ['types', [bin('typescript', 'bin', 'tsc'), '--noEmit', '-p', 'tests']],
  ['style', [bin('@biomejs', 'biome', 'bin', 'biome'), 'check', '.']],
  ['unused code', [bin('knip', 'bin', 'knip.js')]],
  ['tests', [bin('vitest', 'vitest.mjs'), 'run', ...args]],
];
for (const [what, command] of args.length > 0 ? steps.slice(-1) : steps) {
  console.log(`\n== ${what}`);
  const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit' });
  if (status !== 0) {
    console.error(`\n${what}: failed`);
    process.exit(status ?? 1);
  }
}
