/** A mistake in the judge's vocabulary is reported with file, line and fix, never with a stack trace. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { explainError } from '../../../src/cli/terminal/explain-error.js';
import { loadLexicon } from '../../../src/io/judge/load-judge.js';
import { loadSeeds } from '../../../src/io/load-seeds.js';
import { SEEDS } from '../../support/repository-judge.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'halfstep-lexicon-'));
  await cp(SEEDS, folder, {
    recursive: true,
    filter: (path) => !/examples|weights|labels/.test(path.slice(SEEDS.length)),
  });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Changes one file; returns the message to the operator and the number of the changed line. */
async function told(file: string, from: string | RegExp, to: string): Promise<{ message: string; line: number }> {
  const text = await readFile(join(folder, file), 'utf8');
  const line = text.slice(0, text.search(from)).split('\n').length;
  await writeFile(join(folder, file), text.replace(from, to));
  const load = async () => [await loadSeeds(folder), await loadLexicon(folder)];
  const error = await load().then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return { message: error === null ? '' : explainError(error).message, line };
}

it('accepts the shipped files', async () => {
  expect((await told('rules.yaml', 'rules:', 'rules:')).message).toBe('');
});

it('names the line of a condition with an unknown group', async () => {
  const { message, line } = await told('rules.yaml', 'title compatible', 'title compatibel');
  expect(message).toContain(`seeds/rules.yaml:${line}:1 condition "title compatibel" names the unknown group`);
  expect(message).toContain('To fix: name a group of phrases.yaml');
  expect(message).toMatch(/The seed corpus has a mistake\. Correct it as described above\.$/);
  expect(message).not.toContain('    at ');
});

it('names the line of a theme’s unknown group, of a broken phrase and of a wrong shape', async () => {
  expect((await told('rules.yaml', /^forms: \[/m, 'forms: [no-such-form, ')).message).toMatch(
    /seeds\/rules\.yaml:\d+:1 there is no group "no-such-form"/,
  );
  await cp(join(SEEDS, 'rules.yaml'), join(folder, 'rules.yaml'));
  const broken = await told('phrases.yaml', /(?<=\n {2}compatible: \[)/, "'abc(', ");
  expect(broken.message).toContain(`seeds/phrases.yaml:${broken.line}:1 Invalid regular expression`);
  await cp(join(SEEDS, 'phrases.yaml'), join(folder, 'phrases.yaml'));
  expect((await told('rules.yaml', 'verdict: 0', 'verdict: 7')).message).toMatch(
    /seeds\/rules\.yaml:\d+:\d+ .*verdict/,
  );
});

it('names the line of a metric’s theme that is missing from themes.yaml', async () => {
  const { message } = await told('metrics.yaml', /(?<=\n {2}theme: )\S+/, 'cars');
  expect(message).toMatch(/seeds\/metrics\.yaml:\d+:1 .*names the theme "cars".*To fix: use one of/);
});
