/** Quality of the judge on articles it was not trained on: labelled articles that are not part of the repository. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addThemeWords } from '../../../src/core/judge/features/add-theme-words.js';
import { compileLexicon } from '../../../src/core/judge/features/compile-lexicon.js';
import { answerAll, compareExamples, crossValidatedAnswers } from '../../../src/core/judge/learn/cross-validate.js';
import { isSetAside, observeExamples } from '../../../src/core/judge/learn/examples.js';
import { fitJudge } from '../../../src/core/judge/learn/fit-judge.js';
import { loadLexicon } from '../../../src/io/judge/load-judge.js';
import { readExamples, readFurther, readInvented } from '../../../src/io/judge/load-judge-data.js';
import { loadSeeds } from '../../../src/io/load-seeds.js';
import { SEEDS } from '../../support/repository-judge.js';

/** Thirty fits on a thousand articles: half a minute on an idle machine. */
const PATIENCE_MS = 600_000;
const folder = process.env.HALFSTEP_EVAL_DATA ?? '';
if (folder === '')
  console.log('cross-validation of the judge is left out: HALFSTEP_EVAL_DATA names no folder of labelled articles');

/** Observing is slow and its result is the same for every test. */
let observing: ReturnType<typeof observeAll> | undefined;
const observedOnce = () => {
  observing ??= observeAll();
  return observing;
};

async function observeAll() {
  const compiled = compileLexicon(addThemeWords(await loadLexicon(SEEDS), (await loadSeeds(SEEDS)).themes));
  const corpus = join(folder, 'corpus');
  const [observed, further, invented] = await Promise.all([
    readExamples(corpus),
    readFurther(SEEDS, corpus),
    readInvented(SEEDS),
  ]);
  return {
    compiled,
    observed: observeExamples(compiled, observed),
    further: observeExamples(compiled, further),
    invented: observeExamples(compiled, invented),
  };
}

describe.skipIf(folder === '')('cross-validated over all labelled articles', () => {
  it(
    'reaches the floors for relevance, themes and stance',
    async () => {
      const { compiled, observed, further, invented } = await observedOnce();
      const report = compareExamples(observed, crossValidatedAnswers(compiled, observed, 3, [...further, ...invented]));
      expect(report.relevance.f1).toBeGreaterThanOrEqual(0.91);
      expect(report.relevance.accuracy3).toBeGreaterThanOrEqual(0.92);
      expect(report.themes.micro).toBeGreaterThanOrEqual(0.81);
      expect(report.themes.macro).toBeGreaterThanOrEqual(0.69);
      expect(report.stance.accuracy).toBeGreaterThanOrEqual(0.79);
      expect(report.stance.macroF1).toBeGreaterThanOrEqual(0.54);
    },
    PATIENCE_MS,
  );

  it(
    'does not fall apart on articles that nobody had read when the vocabulary was written',
    async () => {
      const { compiled, observed, further, invented } = await observedOnce();
      const aside = observed.filter((example) => isSetAside(example.article.id));
      const read = observed.filter((example) => !isSetAside(example.article.id));
      const unread = [...aside, ...further];
      const report = compareExamples(unread, answerAll(fitJudge(compiled, [...read, ...invented]), unread));
      expect(report.relevance.f1).toBeGreaterThanOrEqual(0.87);
      expect(report.relevance.accuracy3).toBeGreaterThanOrEqual(0.9);
      expect(report.themes.micro).toBeGreaterThanOrEqual(0.76);
      expect(report.stance.accuracy).toBeGreaterThanOrEqual(0.78);
    },
    PATIENCE_MS,
  );

  it(
    'judges products by their pattern: their names were left out of what was learned',
    async () => {
      const { compiled, observed, further, invented } = await observedOnce();
      const names = /yu7|玄戒|xring|17 ?ultra|17 ?pro|mix ?fold|米家.{0,6}ultra/i;
      const named = ({ article }: (typeof observed)[number]) => names.test(`${article.title} ${article.text}`);
      const without = [...observed, ...further, ...invented].filter((example) => !named(example));
      const held = observed.filter(named);
      const report = compareExamples(held, answerAll(fitJudge(compiled, without), held));
      expect(held.length).toBeGreaterThan(100);
      expect(report.relevance.f1).toBeGreaterThanOrEqual(0.9);
      expect(report.themes.micro).toBeGreaterThanOrEqual(0.78);
    },
    PATIENCE_MS,
  );

  it(
    'learns the same weights, byte for byte, every time',
    async () => {
      const { compiled, observed } = await observedOnce();
      const some = observed.filter((_, index) => index % 4 === 0);
      expect(JSON.stringify(fitJudge(compiled, some))).toBe(JSON.stringify(fitJudge(compiled, structuredClone(some))));
    },
    PATIENCE_MS,
  );
});
