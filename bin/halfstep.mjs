#!/usr/bin/env node
/**
 * The installed command: checks Node and the build, then runs the program.
 * Plain JavaScript without packages, so that it can report a problem before anything is installed.
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [major, minor] = process.versions.node.split('.').map(Number);
const program = join(root, 'dist', 'cli', 'main.js');

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Half Step needs Node 20.19 or newer; this is ${process.version}. Install a newer Node and run this again.`,
  );
  process.exitCode = 1;
} else if (!existsSync(program)) {
  console.error(`Half Step is not built yet. Run this once: cd ${root} && npm run build`);
  process.exitCode = 1;
} else {
  const { main } = await import(pathToFileURL(program).href);
  await main();
  // Everything important is closed by now; a connection that a remote server keeps open must not keep the process alive.
  setTimeout(() => process.exit(), 300).unref();
}
