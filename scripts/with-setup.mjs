#!/usr/bin/env node
/**
 * How does one command work on a machine with nothing but Node?
 * `node scripts/with-setup.mjs COMMAND [ARG …]` installs the packages when they are missing or older than the lock file,
 * builds when the sources are newer than the build, and then runs COMMAND. Only Node's own modules are used here.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
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

/** Runs a program from the project's folder and ends this process with its code when it fails. */
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

/** The newest change below a folder, in ms. */
function newest(folder) {
  let latest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    latest = Math.max(latest, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs);
  }
  return latest;
}

function mustBeWritable() {
  try {
    accessSync(root, constants.W_OK);
  } catch {
    console.error(
      `Packages must be installed into ${root}, which this user may not write. Run it once as a user who may.`,
    );
    process.exit(1);
  }
}

function install() {
  const stamp = join(root, 'node_modules', '.halfstep-lock');
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  mustBeWritable();
  console.error('Installing packages (npm install) …');
  // npm is a script beside node on some systems and npm.cmd on others; npm_execpath names it when npm runs us.
  const npm = process.env.npm_execpath;
  // Not npm ci: it refuses a lock file that leaves out optional packages of other platforms. Nothing is written to the lock file.
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--include=dev', '--loglevel=error'];
  if (npm?.endsWith('.js')) run('npm install', process.execPath, [npm, ...args]);
  else run('npm install', process.platform === 'win32' ? 'npm.cmd' : 'npm', args);
  writeFileSync(stamp, wanted);
}

function build() {
  const stamp = join(root, 'dist', '.built');
  const sources = Math.max(newest(join(root, 'src')), statSync(join(root, 'tsconfig.json')).mtimeMs);
  if (existsSync(stamp) && statSync(stamp).mtimeMs >= sources) return;
  console.error('Building (tsc) …');
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  run('The build', process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.json']);
  const migrations = ['io', 'database', 'migrations'];
  cpSync(join(root, 'src', ...migrations), join(root, 'dist', ...migrations), { recursive: true });
  writeFileSync(stamp, '');
}

install();
build();
const [command, ...args] = process.argv.slice(2);
if (command) run(command, process.execPath, [join(root, command), ...args], { quiet: true });
