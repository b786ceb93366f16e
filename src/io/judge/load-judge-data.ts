/** Reads labelled articles from folders and files. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Label } from '../../core/judge/learn/evaluate-judge.js';
import type { Example } from '../../core/judge/learn/examples.js';
import type { ArticleText } from '../../core/model.js';

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
/** An article in the evaluation data, where fields may be null. */
const Row = z
  .object({
    id: z.string(),
    url: z.string().nullish(),
    title: text,
    text,
    date: z.string().nullish(),
    lang: text,
    site: text,
  })
  .transform((row): ArticleText => ({ ...row, url: row.url || null, date: row.date || null }));

/** @throws Error naming file and line of the first problem */
export function readArticles(file: string): Promise<ArticleText[]> {
  return readLines(file, Row);
}

/** @throws Error naming file and line of the first problem */
export function readLabels(file: string): Promise<Label[]> {
  return readLines(file, Label);
}

/** Reads `articles.jsonl` and `labels.jsonl` of one folder. */
export async function readLabelled(folder: string): Promise<{ articles: ArticleText[]; labels: Label[] }> {
  const [articles, labels] = await Promise.all([
    readArticles(join(folder, 'articles.jsonl')),
    readLabels(join(folder, 'labels.jsonl')),
  ]);
  return { articles, labels };
}

/** Labelled articles ordered by id, so that the order of lines does not matter. */
export async function readExamples(folder: string): Promise<Example[]> {
  const { articles, labels } = await readLabelled(folder);
  return joinLabels(articles, labels);
}

/** Joins labels with their articles by id; labels without an article are dropped. */
export function joinLabels(
  articles: readonly ArticleText[],
  labels: readonly z.infer<typeof FurtherLabel>[],
): Example[] {
  const articleOf = new Map(articles.map((article) => [article.id, article]));
  return labels
    .flatMap(({ id, relevance, themes, stance }) => {
      const article = articleOf.get(id);
      return article ? [{ article, relevance, themes, stance }] : [];
    })
    .sort((a, b) => (a.article.id < b.article.id ? -1 : 1));
}

/** A line of `seeds/labels/`: our label for an article whose text is elsewhere. */
const FurtherLabel = Label.pick({ id: true, relevance: true, themes: true, stance: true });

/**
 * Articles that we labelled ourselves (`seeds/labels/`) and whose texts are next to the labelled ones; those without a text are skipped.
 * @param seeds the `seeds/` folder
 * @param folder the folder of labelled articles
 */
export async function readFurther(seeds: string, folder: string): Promise<Example[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.articles.jsonl')).sort();
  const articles = (await Promise.all(files.map((name) => readArticles(join(folder, name))))).flat();
  return joinLabels(articles, await readLines(join(seeds, 'labels/further.jsonl'), FurtherLabel));
}

/** Articles used only for training, never for measuring: further labels and invented articles. */
export async function readTrainingOnly(seeds: string, folder: string | null): Promise<Example[]> {
  return [...(folder === null ? [] : await readFurther(seeds, folder)), ...(await readInvented(seeds))];
}

/** A line of `seeds/examples/`: article and label in one. */
const Invented = z.object({
  id: z.string().min(1),
  ...Label.pick({ relevance: true, themes: true, stance: true }).shape,
  title: z.string(),
  text: z.string(),
});

/**
 * Reads the articles invented for training, file by file.
 * @param seeds the `seeds/` folder
 * @throws Error naming file and line of the first problem
 */
export async function readInvented(seeds: string): Promise<Example[]> {
  const folder = join(seeds, 'examples');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort();
  const rows = (await Promise.all(files.map((name) => readLines(join(folder, name), Invented)))).flat();
  return rows.map(({ id, title, text, ...label }) => ({ article: { id, title, text }, ...label, invented: true }));
}

async function readLines<S extends z.ZodType>(file: string, schema: S): Promise<z.output<S>[]> {
  const lines = (await readFile(file, 'utf8')).split('\n');
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    const result = schema.safeParse(parseJson(line, `${file}:${index + 1}`));
    if (!result.success) throw new Error(`${file}:${index + 1}: ${z.prettifyError(result.error)}`);
    return [result.data];
  });
}

function parseJson(line: string, place: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new Error(`${place}: this line is not JSON`);
  }
}
