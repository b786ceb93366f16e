/**
 * Which labelled articles does the operator keep, and what is wrong with them where they cannot be used?
 */
import { stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import type { Settings } from '../../core/config/settings.js';
import type { Example } from '../../core/judge/learn/examples.js';
import { countOf } from '../../core/text/count-of.js';
import { joinLabels, readLabelled } from './load-judge-data.js';

/** The folder that the settings name; null where none is named. */
export function labelledFolder({ learning }: Settings, dataFolder: string): string | null {
  const { labelled } = learning;
  return labelled === null || isAbsolute(labelled) ? labelled : join(dataFolder, labelled);
}

export interface OwnLabels {
  /** By id, so that the order of lines in the files does not matter. */
  examples: Example[];
  /** Labels whose article is not in articles.jsonl. */
  astray: number;
}

/** Labelled articles cannot be used; says why, and what to do. */
export class LabelsError extends Error {
  constructor(
    readonly wrong: string,
    readonly mend: string,
  ) {
    super(`${wrong}. ${mend}`);
    this.name = 'LabelsError';
  }
}

/**
 * @param themes ids of all themes there are
 * @throws LabelsFault
 */
export async function readOwnLabels(folder: string, themes: readonly string[]): Promise<OwnLabels> {
  const { articles, labels } = await readLabelled(folder).catch((error: unknown) => explain(folder, error));
  const strange = new Set(labels.flatMap((label) => label.themes.filter((theme) => !themes.includes(theme))));
  if (strange.size > 0)
    throw new LabelsError(
      `${join(folder, 'labels.jsonl')} names ${countOf(strange.size, 'theme')} that seeds/themes.yaml does not know: ${[...strange].join(', ')}`,
      'Rename them in the labels, or add them to seeds/themes.yaml.',
    );
  const examples = joinLabels(articles, labels);
  if (examples.length === 0)
    throw new LabelsError(
      labels.length === 0
        ? `${join(folder, 'labels.jsonl')} holds no label`
        : `None of the ${countOf(labels.length, 'label')} in ${folder} belongs to an article of articles.jsonl`,
      'Both files need the same ids.',
    );
  return { examples, astray: labels.length - examples.length };
}

async function explain(folder: string, error: unknown): Promise<never> {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    const there = await stat(folder).then(
      (found) => found.isDirectory(),
      () => false,
    );
    if (!there)
      throw new LabelsError(`There is no folder ${folder}`, 'Name the one that holds articles.jsonl and labels.jsonl.');
    const file = error instanceof Error && 'path' in error ? String(error.path) : folder;
    throw new LabelsError(`${file} is missing`, 'The folder must hold both articles.jsonl and labels.jsonl.');
  }
  if (code === undefined && error instanceof Error)
    throw new LabelsError(
      error.message.replace(/\s+/g, ' ').trim(),
      'Mend that line. Each line is one JSON object: id, title and text of an article; id, relevance (0, 1, 2), themes and stance of a label.',
    );
  throw error;
}
