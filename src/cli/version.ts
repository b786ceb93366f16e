/**
 * Where the program is installed, and its version. Loaded by every command, so it needs Node alone.
 */
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json, seeds and demo: two up from dist/cli and from src/cli alike. */
export const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The folder that the operator works in, with config/, var/ and .env: the checkout; the current folder where the program is
 * installed as a package, because npm replaces what lies below node_modules.
 */
export const HOME = basename(dirname(PROJECT)) === 'node_modules' ? process.cwd() : PROJECT;

/** As package.json says. */
export const version = (JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as { version: string }).version;
