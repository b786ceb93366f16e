/** How are labelled articles read from a folder or from files? */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Label } from '../core/judge/evaluate.js';
import type { Example } from '../core/judge/fit-judge.js';
import type { ArticleText } from '../core/model.js';

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
/** An article as the evaluation data has it: fields may be null. */
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

/** @throws Error naming file and line of the first fault */
export function readArticles(file: string): Promise<ArticleText[]> {
  return readLines(file, Row);
}

/** @throws Error naming file and line of the first fault */
export function readLabels(file: string): Promise<Label[]> {
  return readLines(file, Label);
}

/** `articles.jsonl` and `labels.jsonl` of one folder. */
export async function readLabelled(folder: string): Promise<{ articles: ArticleText[]; labels: Label[] }> {
  const [articles, labels] = await Promise.all([
    readArticles(join(folder, 'articles.jsonl')),
    readLabels(join(folder, 'labels.jsonl')),
  ]);
  return { articles, labels };
}

/** Labelled articles in the order of their ids, so that the order of lines in the files does not matter. */
export async function readExamples(folder: string): Promise<Example[]> {
  const { articles, labels } = await readLabelled(folder);
  const articleOf = new Map(articles.map((article) => [article.id, article]));
  return labels
    .flatMap(({ id, relevance, themes, stance }) => {
      const article = articleOf.get(id);
      return article ? [{ article, relevance, themes, stance }] : [];
    })
    .sort((a, b) => (a.article.id < b.article.id ? -1 : 1));
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
