/** The operator's labelled articles, with an explanation if they cannot be used. */
import { stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import type { Settings } from '../../core/config/settings.js';
import type { Example } from '../../core/judge/learn/examples.js';
import { pluralize } from '../../core/text/clean-text.js';
import { joinLabels, readLabelled } from './load-judge-data.js';

/** The configured folder of labelled articles, or null. */
export function labelledFolder({ learning }: Settings, dataFolder: string): string | null {
  const { labelled } = learning;
  return labelled === null || isAbsolute(labelled) ? labelled : join(dataFolder, labelled);
}

export interface OwnLabels {
  /** Ordered by id, so that the order of lines does not matter. */
  examples: Example[];
  /** Number of labels whose article is not in articles.jsonl. */
  orphaned: number;
}

/** Labelled articles cannot be used; says why and what to do. */
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
 * @param themes ids of all known themes
 * @throws LabelsError
 */
export async function readOwnLabels(folder: string, themes: readonly string[]): Promise<OwnLabels> {
  const { articles, labels } = await readLabelled(folder).catch((error: unknown) => explain(folder, error));
  const strange = new Set(labels.flatMap((label) => label.themes.filter((theme) => !themes.includes(theme))));
  if (strange.size > 0)
    throw new LabelsError(
      `${join(folder, 'labels.jsonl')} names ${pluralize(strange.size, 'theme')} that are not in seeds/themes.yaml: ${[...strange].join(', ')}`,
      'Rename them in the labels, or add them to seeds/themes.yaml.',
    );
  const examples = joinLabels(articles, labels);
  if (examples.length === 0)
    throw new LabelsError(
      labels.length === 0
        ? `${join(folder, 'labels.jsonl')} has no labels`
        : `None of the ${pluralize(labels.length, 'label')} in ${folder} belongs to an article of articles.jsonl`,
      'Both files need the same ids.',
    );
  return { examples, orphaned: labels.length - examples.length };
}

async function explain(folder: string, error: unknown): Promise<never> {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    const there = await stat(folder).then(
      (found) => found.isDirectory(),
      () => false,
    );
    if (!there)
      throw new LabelsError(
        `There is no folder ${folder}`,
        'Name the folder that contains articles.jsonl and labels.jsonl.',
      );
    const file = error instanceof Error && 'path' in error ? String(error.path) : folder;
    throw new LabelsError(`${file} is missing`, 'The folder must contain both articles.jsonl and labels.jsonl.');
  }
  if (code === undefined && error instanceof Error)
    throw new LabelsError(
      error.message.replace(/\s+/g, ' ').trim(),
      'Fix that line. Each line is one JSON object: id, title and text of an article; id, relevance (0, 1, 2), themes and stance of a label.',
    );
  throw error;
}
