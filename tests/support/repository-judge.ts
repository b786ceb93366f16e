/** The shipped judge: vocabulary, rules and learned weights of this repository. */
import { fileURLToPath } from 'node:url';
import type { Judge } from '../../src/core/judge/create-judge.js';
import type { ArticleText, Judgement } from '../../src/core/model.js';
import { loadJudge } from '../../src/io/judge/load-judge.js';
import { loadSeeds } from '../../src/io/load-seeds.js';

export const SEEDS = fileURLToPath(new URL('../../seeds', import.meta.url));

let loading: Promise<Judge> | undefined;

export function repositoryJudge(): Promise<Judge> {
  loading ??= loadSeeds(SEEDS).then((seeds) => loadJudge(SEEDS, seeds));
  return loading;
}

/** A made-up article. */
export function made(title: string, text = '', lang = 'zh'): ArticleText {
  return { id: 'made', url: null, title, text, date: '2026-09-01', lang, site: 'example.org' };
}

export async function judged(title: string, text = '', lang = 'zh'): Promise<Judgement> {
  return (await repositoryJudge()).judge(made(title, text, lang));
}
