/**
 * Conformance of the compiled parser with the test suites of other parsers.
 * The suites belong to their authors and are not part of this repository: HALFSTEP_EVAL_DATA names a folder that holds `feedsuite/` with its runner.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const folder = process.env.HALFSTEP_EVAL_DATA;
if (!folder) console.log('left out: feed conformance (set HALFSTEP_EVAL_DATA to the folder that holds feedsuite/)');

const Result = z.object({ total: z.object({ n: z.number(), pass: z.number(), hang: z.number(), crash: z.number() }) });

describe('conformance', () => {
  it.skipIf(!folder)('reads at least 90 % of the cases exactly, without a hang or a crash', () => {
    const work = mkdtempSync(join(tmpdir(), 'conformance-'));
    const parser = pathToFileURL(fileURLToPath(new URL('../../dist/core/feed/parse-feed.js', import.meta.url))).href;
    writeFileSync(join(work, 'parser.mjs'), `export { parseFeed as parse } from '${parser}';\n`);
    const runner = resolve(folder ?? '', 'feedsuite', 'run.mjs');
    execFileSync(process.execPath, [runner, join(work, 'parser.mjs'), '--json', join(work, 'result.json')]);
    const { total } = Result.parse(JSON.parse(readFileSync(join(work, 'result.json'), 'utf8')));
    rmSync(work, { recursive: true });
    expect(total).toMatchObject({ hang: 0, crash: 0 });
    expect(total.pass / total.n).toBeGreaterThanOrEqual(0.9);
  });
});
