/**
 * Which version of Half Step is this?
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { PROJECT } from './workplace.js';

/** As package.json says. */
export const version = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8'))).version;
