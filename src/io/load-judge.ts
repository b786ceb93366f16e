/** Where do the judge's learned weights come from? From files under `seeds/`. */
import { createJudge, type Judge, type JudgeSeeds } from '../core/judge/create-judge.js';

/**
 * Loads vocabularies and learned weights from the seeds folder and builds the judge.
 * @param folder the `seeds/` folder
 * @param seeds the seed corpus, already loaded
 */
export async function loadJudge(_folder: string, seeds: JudgeSeeds): Promise<Judge> {
  return createJudge(seeds, { version: 'words-1' });
}
