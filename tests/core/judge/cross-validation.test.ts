/** How good is the judge on articles it has not learned from? Measured on labelled articles that are not part of the repository. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addThemeWords } from '../../../src/core/judge/add-theme-words.js';
import { answerAll, compareExamples, crossAnswer, isSetAside } from '../../../src/core/judge/cross-validate.js';
import { fitJudge, observeExamples } from '../../../src/core/judge/fit-judge.js';
import { knowTopic } from '../../../src/core/judge/know-topic.js';
import { loadLexicon } from '../../../src/io/load-judge.js';
import { readExamples } from '../../../src/io/load-judge-data.js';
import { loadSeeds } from '../../../src/io/load-seeds.js';
import { SEEDS } from '../../support/repository-judge.js';

/** Thirty fits on a thousand articles: half a minute on a quiet machine. */
const PATIENCE_MS = 600_000;
const folder = process.env.HALFSTEP_EVAL_DATA ?? '';
if (folder === '')
  console.log('cross-validation of the judge is left out: HALFSTEP_EVAL_DATA names no folder of labelled articles');

async function observeAll() {
  const topic = knowTopic(addThemeWords(await loadLexicon(SEEDS), (await loadSeeds(SEEDS)).themes));
  return { topic, observed: observeExamples(topic, await readExamples(join(folder, 'corpus'))) };
}

describe.skipIf(folder === '')('cross-validated over all labelled articles', () => {
  it(
    'reaches the floors for relevance, themes and stance',
    async () => {
      const { topic, observed } = await observeAll();
      const report = compareExamples(observed, crossAnswer(topic, observed, 5));
      expect(report.relevance.f1).toBeGreaterThanOrEqual(0.9);
      expect(report.relevance.accuracy3).toBeGreaterThanOrEqual(0.91);
      expect(report.themes.micro).toBeGreaterThanOrEqual(0.81);
      expect(report.themes.macro).toBeGreaterThanOrEqual(0.69);
      expect(report.stance.accuracy).toBeGreaterThanOrEqual(0.82);
      expect(report.stance.macroF1).toBeGreaterThanOrEqual(0.55);
    },
    PATIENCE_MS,
  );

  it(
    'does not fall apart on the part that was set aside unread',
    async () => {
      const { topic, observed } = await observeAll();
      const aside = observed.filter((example) => isSetAside(example.article.id));
      const weights = fitJudge(
        topic,
        observed.filter((example) => !isSetAside(example.article.id)),
      );
      const report = compareExamples(aside, answerAll(weights, aside));
      expect(report.relevance.f1).toBeGreaterThanOrEqual(0.8);
      expect(report.relevance.accuracy3).toBeGreaterThanOrEqual(0.87);
      expect(report.themes.micro).toBeGreaterThanOrEqual(0.7);
    },
    PATIENCE_MS,
  );

  it(
    'learns the same weights, byte for byte, every time',
    async () => {
      const { topic, observed } = await observeAll();
      const some = observed.filter((_, index) => index % 4 === 0);
      expect(JSON.stringify(fitJudge(topic, some))).toBe(JSON.stringify(fitJudge(topic, structuredClone(some))));
    },
    PATIENCE_MS,
  );
});
