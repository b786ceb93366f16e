/**
 * The program's own folder and version. Loaded by every command, so it stands on Node alone.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json, seeds and demo: two up from dist/cli and from src/cli alike. */
export const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/** As package.json says. */
export const version = (JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as { version: string }).version;
