/**
 * `halfstep eval pairs`: how well stories are matched, on labelled pairs of articles.
 */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { evaluatePairs, JudgedPair, type PairScores, type PairsReport } from '../../core/stories/evaluate-pairs.js';
import { loadFiler } from '../../io/stories/load-filer.js';
import { messageOf } from '../terminal/failure.js';

export interface EvalPairsOptions {
  /** JSON Lines of articles and of pairs. */
  articles: string;
  pairs: string;
  /** Print one JSON object instead of a table. */
  json?: boolean;
  /** Hide all dates. */
  withoutDates?: boolean;
  /** List wrongly decided pairs on standard error. */
  wrong?: boolean;
}

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
const Row = z.object({
  id: z.string(),
  url: z
    .string()
    .nullish()
    .transform((value) => value ?? null),
  title: text,
  text,
  date: z
    .string()
    .nullish()
    .transform((value) => value || null),
  lang: text,
  site: text,
});

/** Reads JSON Lines. @throws Error with file and line of the first problem. */
async function readLines<T>(file: string, schema: z.ZodType<T>): Promise<T[]> {
  const lines = (await readFile(file, 'utf8')).split('\n');
  return lines.flatMap((line, at) => {
    if (line.trim() === '') return [];
    try {
      return [schema.parse(JSON.parse(line))];
    } catch (error) {
      throw new Error(`${file}:${at + 1}: ${messageOf(error)}`);
    }
  });
}

const percent = (value: number): string => `${(100 * value).toFixed(1)}%`.padStart(7);
const row = (name: string, { precision, recall, f1 }: PairScores): string =>
  `${name}${percent(precision)}${percent(recall)}${percent(f1)}`;

function table(report: PairsReport): string {
  return [
    '            precision recall     F1',
    row('same text    ', report.sameText),
    row('same story   ', report.sameStory),
    `different pairs that were merged${percent(report.falseMerges)}`,
  ].join('\n');
}

/** Runs the evaluation and returns the exit code. */
export async function evalPairs(options: EvalPairsOptions): Promise<number> {
  const say = (line: string): void => void process.stderr.write(line);
  const [filer, articles, pairs] = await Promise.all([
    loadFiler(),
    readLines(options.articles, Row),
    readLines(options.pairs, JudgedPair),
  ]);
  const known = new Set(articles.map(({ id }) => id));
  const usable = pairs.filter(({ a, b }) => known.has(a) && known.has(b));
  if (usable.length < pairs.length) say(`${pairs.length - usable.length} pairs skipped: an article is missing\n`);
  const onProgress = (done: number, all: number): void => {
    if (done % 100 === 0 || done === all) say(`described ${done} of ${all} articles\n`);
  };
  const { report, wrong } = await evaluatePairs(articles, usable, filer, {
    withoutDates: options.withoutDates ?? false,
    onProgress,
  });
  if (options.wrong)
    for (const { pair, decided } of wrong) say(`${pair.a} ${pair.b} ${pair.label}, decided ${decided}\n`);
  process.stdout.write(`${options.json ? JSON.stringify(report) : table(report)}\n`);
  return 0;
}
