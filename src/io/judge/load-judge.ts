/** Loads the judge's vocabulary and learned weights from `seeds/`. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { createJudge, type Judge, type JudgeSeeds } from '../../core/judge/create-judge.js';
import { checkLexicon } from '../../core/judge/features/check-lexicon.js';
import { Quality } from '../../core/judge/learn/try-weights.js';
import { Weights } from '../../core/judge/weights.js';
import { Lexicon } from '../../core/lexicon/lexicon.js';
import { problemAtLine, readSeedYaml, SeedsError } from '../../core/seeds/read-seed-yaml.js';
import { locateProblems } from '../load-seeds.js';

/** File of the learned weights, relative to the seeds folder. */
export const WEIGHTS_FILE = 'weights/judge.json';

/**
 * Reads names, phrases and rules.
 * @param folder the `seeds/` folder
 * @throws SeedsError listing every problem with file, line and fix
 */
export async function loadLexicon(folder: string): Promise<Lexicon> {
  const entities = await readYaml(folder, 'entities.yaml', Lexicon.pick({ entities: true }));
  const phrases = await readYaml(folder, 'phrases.yaml', Lexicon.pick({ groups: true }));
  const rules = await readYaml(folder, 'rules.yaml', Lexicon.omit({ entities: true, groups: true }));
  const lexicon = { ...entities, ...phrases, ...rules };
  const problems = checkLexicon(lexicon);
  if (problems.length > 0) throw new SeedsError(await locateProblems(folder, problems));
  return lexicon;
}

/** Cross-validated quality of the learned weights, next to them. */
export const QUALITY_FILE = 'weights/judge-quality.json';

/** Null if the file is missing: weights without a measurement are fine. */
export async function loadQuality(folder: string): Promise<Quality | null> {
  const text = await readFile(join(folder, QUALITY_FILE), 'utf8').catch(() => null);
  return text === null ? null : check(Quality, JSON.parse(text), QUALITY_FILE);
}

/** Reads the learned weights. */
export async function loadWeights(folder: string): Promise<Weights> {
  return check(Weights, JSON.parse(await readFile(join(folder, WEIGHTS_FILE), 'utf8')), WEIGHTS_FILE);
}

/**
 * Loads vocabulary and weights and builds the judge.
 * @param folder the `seeds/` folder
 * @param seeds the seed corpus, already loaded
 */
export async function loadJudge(folder: string, seeds: JudgeSeeds): Promise<Judge> {
  const [lexicon, weights] = await Promise.all([loadLexicon(folder), loadWeights(folder)]);
  return createJudge(seeds, weights, lexicon);
}

async function readYaml<S extends z.ZodType>(folder: string, file: string, schema: S): Promise<z.output<S>> {
  const text = await readFile(join(folder, file), 'utf8').catch((error: unknown) => {
    throw new SeedsError([problemAtLine(file, 1, `this cannot be read (${String(error)})`, `put it into ${folder}`)]);
  });
  // Locating problems takes a slower parser, and there rarely are any.
  const result = schema.safeParse(parseQuickly(text));
  if (result.success) return result.data;
  const reading = readSeedYaml(text, schema, file);
  if (!reading.ok) throw new SeedsError(reading.problems);
  return reading.value;
}

function parseQuickly(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

function check<S extends z.ZodType>(schema: S, data: unknown, file: string): z.output<S> {
  const result = schema.safeParse(data);
  if (!result.success) throw new Error(`${file}: ${z.prettifyError(result.error)}`);
  return result.data;
}
