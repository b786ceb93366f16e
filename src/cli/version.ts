/**
 * Where the program is installed, and its version. Every command loads this file, so it imports nothing but Node.
 */
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder with package.json, seeds and demo: two levels above both dist/cli and src/cli. */
export const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The operator's folder, with config/, var/ and .env: the checkout, or the current folder when the program is installed as a
 * package, because npm overwrites node_modules.
 */
export const HOME = basename(dirname(PROJECT)) === 'node_modules' ? process.cwd() : PROJECT;

export const version = (JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as { version: string }).version;
