/** Loads the seed folder: the topic's documents, themes, metrics, kinds of events and rivals. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { checkReferences, type UnlocatedProblem } from '../core/seeds/check-references.js';
import { EnglishWords } from '../core/seeds/english-words.js';
import { Kind } from '../core/seeds/kind.js';
import { Metric } from '../core/seeds/metric.js';
import { parseSeedDocument } from '../core/seeds/parse-seed-document.js';
import { problemAtLine, readSeedYaml, type SeedReading, SeedsError } from '../core/seeds/read-seed-yaml.js';
import { RivalPanel } from '../core/seeds/rival-panel.js';
import type { SeedDocument } from '../core/seeds/seed-document.js';
import type { Seeds } from '../core/seeds/seeds.js';
import { Theme } from '../core/seeds/seeds.js';
import type { FileProblem } from '../core/yaml/file-problem.js';

const THEMES_FILE = 'themes.yaml';

/**
 * Reads `*.md`, `themes.yaml`, `metrics.yaml`, `kinds.yaml` and, if they are there, `rivals.yaml` and `english.yaml`, and checks
 * their references to each other.
 * @throws SeedsError with file, line, problem and cure of everything that is wrong
 */
export async function loadSeeds(folder: string): Promise<Seeds> {
  const names = await readdir(folder).catch((error: unknown) => {
    const mend = 'name the folder that holds themes.yaml, metrics.yaml and the seed documents';
    throw new SeedsError([problemAtLine(folder, 1, `this cannot be read (${String(error)})`, mend)]);
  });
  const read = async <T>(name: string, parse: (text: string) => SeedReading<T>): Promise<SeedReading<T>> =>
    parse(await readFile(join(folder, name), 'utf8'));

  const list = async <S extends z.ZodType>(name: string, row: S): Promise<SeedReading<z.output<S>[]>> => {
    if (names.includes(name)) return read(name, (text) => readSeedYaml(text, z.array(row), name));
    return { ok: false, problems: [problemAtLine(name, 1, 'this file is missing', `put it into ${folder}`)] };
  };
  const optional = async <S extends z.ZodType>(name: string, whole: S): Promise<SeedReading<z.output<S> | null>> =>
    names.includes(name) ? read(name, (text) => readSeedYaml(text, whole, name)) : { ok: true, value: null };
  const files = names.filter((name) => name.endsWith('.md') && name !== 'README.md').sort();
  const documents = await Promise.all(files.map((file) => read(file, (text) => parseSeedDocument(text, file))));
  const themes = await list(THEMES_FILE, Theme);
  const metrics = await list('metrics.yaml', Metric);
  const kinds = await list('kinds.yaml', Kind);
  const rivals = await optional('rivals.yaml', RivalPanel);
  const english = await optional('english.yaml', EnglishWords);

  const readings = [...documents, themes, metrics, kinds, rivals, english];
  const problems = readings.flatMap((reading) => (reading.ok ? [] : reading.problems));
  if (problems.length > 0 || !themes.ok || !metrics.ok || !kinds.ok || !rivals.ok || !english.ok)
    throw new SeedsError(problems);
  const seeds: Seeds = {
    documents: documents.flatMap((reading): SeedDocument[] => (reading.ok ? [reading.value] : [])),
    themes: themes.value,
    metrics: metrics.value,
    kinds: kinds.value,
    rivals: rivals.value,
    english: english.value,
  };
  const loose = checkReferences(seeds);
  if (loose.length > 0) throw new SeedsError(await locateProblems(folder, loose));
  return seeds;
}

/** The ids of the themes alone, without the rest of the corpus. */
export async function loadThemeIds(folder: string): Promise<SeedReading<string[]>> {
  const reading = readSeedYaml(await readFile(join(folder, THEMES_FILE), 'utf8'), z.array(Theme), THEMES_FILE);
  return reading.ok ? { ...reading, value: reading.value.map(({ id }) => id) } : reading;
}

/** Adds to each problem the first line of the file that mentions its subject, so that an editor can jump to it. */
export async function locateProblems(folder: string, problems: readonly UnlocatedProblem[]): Promise<FileProblem[]> {
  return Promise.all(
    problems.map(async ({ file, mention, wrong, mend }) => {
      // A repeated id may come from a document whose file has another name.
      const text = await readFile(join(folder, file), 'utf8').catch(() => '');
      const index = text.split('\n').findIndex((line) => line.includes(mention));
      return problemAtLine(file, Math.max(index, 0) + 1, wrong, mend);
    }),
  );
}
