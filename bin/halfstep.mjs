#!/usr/bin/env node
/**
 * The command as it is installed: checks what it stands on, reads .env, and runs the built program.
 * Plain JavaScript without packages, so that it can speak on a machine where nothing is installed yet.
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
  const env = join(root, '.env');
  // What is set already wins over the file.
  if (existsSync(env)) process.loadEnvFile(env);
  const { main } = await import(pathToFileURL(program).href);
  await main();
  // All that matters is closed; what still hangs on a stranger's server must not keep the process.
  setTimeout(() => process.exit(), 300).unref();
}
