#!/usr/bin/env node
/**
 * Runs a command of the checkout on a machine that has only Node.
 * `node scripts/with-setup.mjs COMMAND [ARG …]` installs the packages if they are missing or differ from the lock file,
 * builds if the sources are newer than the build, and then runs COMMAND. Uses only Node's own modules.
 */
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Half Step needs Node 20.19 or newer; this is ${process.version}. Install a newer Node and run this again.`,
  );
  process.exit(1);
}

/** Runs a program in the checkout; if it fails, exits with its exit code. */
function run(what, command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (result.error) {
    console.error(`${what} could not be started: ${result.error.message}`);
    process.exit(1);
  }
  if (result.signal) process.exit(1);
  if (result.status !== 0) {
    if (!options.quiet) console.error(`${what} failed (exit ${result.status}).`);
    process.exit(result.status ?? 1);
  }
}

function mustBeWritable() {
  try {
    accessSync(root, constants.W_OK);
  } catch {
    console.error(
      `Packages must be installed into ${root}, where this user may not write. Run this once as a user who may.`,
    );
    process.exit(1);
  }
}

/** Compares the lock file with npm's own record of what it installed; packages for other platforms may be missing there. */
function isInstalled() {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const [wanted, found] = [join(root, 'package-lock.json'), record].map((file) =>
    JSON.parse(readFileSync(file, 'utf8')),
  );
  return Object.entries(wanted.packages).every(
    ([path, { version, optional, devOptional }]) =>
      path === '' || optional || devOptional || found.packages[path]?.version === version,
  );
}

function install() {
  if (isInstalled()) return;
  mustBeWritable();
  console.error('Installing packages (npm ci) …');
  // npm is a script next to node on some systems and npm.cmd on others; npm_execpath names it if npm runs this.
  const npm = process.env.npm_execpath;
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  if (npm?.endsWith('.js')) run('npm ci', process.execPath, [npm, ...args]);
  else run('npm ci', process.platform === 'win32' ? 'npm.cmd' : 'npm', args);
}

install();
run('The build', process.execPath, [join(root, 'scripts', 'build.mjs'), '--if-stale'], { quiet: true });
const [command, ...args] = process.argv.slice(2);
if (command) {
  const child = spawn(process.execPath, [join(root, command), ...args], { cwd: root, stdio: 'inherit' });
  // The command decides how it stops, and this process ends with it.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(`${command} could not be started: ${error.message}`);
    process.exitCode = 1;
  });
  child.on('close', (code) => {
    process.exitCode = code ?? 1;
  });
}
