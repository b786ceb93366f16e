/**
 * The signature of an article: everything that filing stores about it.
 */
import { findAmounts } from '../../lexicon/find-amounts.js';
import { findBrands } from '../../lexicon/find-brands.js';
import { findModels, findTrims } from '../../lexicon/find-models.js';
import { findPeriods } from '../../lexicon/find-periods.js';
import type { ArticleText } from '../../model.js';
import { cleanCore } from './clean-core.js';
import { findActions, findKinds, findSpeaker } from './find-actions.js';
import { indexKeys } from './index-keys.js';
import type { Signature } from './signature.js';
import { runsOf, sketchOf } from './sketch.js';
import type { Idf } from './story-model.js';

/** Increment it whenever the signature of a given text changes; stored signatures are then recomputed. */
export const DESCRIBER = 2;

/** Enough for whole news flashes and the opening of long reports, and the signature stays below 3 KB. */
const CORE = 450;
const LEAD = 200;
/** Brands are read in the opening only: further down is background about anything. */
const OPENING = 400;

const without = (items: readonly string[], taken: readonly string[]): string[] =>
  items.filter((item) => !taken.includes(item));

/** The signature of one article under one model. The same article and version always give the same signature. */
export function describeForFiling(article: ArticleText, model: { version: string; idf: Idf }): Signature {
  const clean = cleanCore(article.title, article.text);
  const core = clean.text.slice(0, CORE);
  const opening = clean.text.slice(0, OPENING);
  const runs = runsOf(clean.text || clean.title);
  const titleModels = findModels(clean.title);
  const titleBrands = findBrands(clean.title);
  const titleNumbers = findAmounts(clean.title, 8);
  const numbers = without(findAmounts(clean.text), titleNumbers).slice(0, 48);
  const titleTrims = findTrims(clean.title);
  const models = without(findModels(clean.text.slice(0, 1500)), titleModels).slice(0, 16);
  return {
    version: model.version,
    lang: article.lang || (/[\u3400-\u9fff]/.test(clean.title + core.slice(0, 50)) ? 'zh' : 'en'),
    title: clean.title,
    headless: clean.headless,
    core,
    length: clean.text.length,
    sketch: sketchOf(runs),
    titleBrands,
    brands: without(findBrands(opening), titleBrands),
    titleModels,
    models,
    titleTrims,
    trims: without(findTrims(clean.text), titleTrims),
    titleNumbers,
    numbers,
    titlePeriods: findPeriods(clean.title),
    titleActions: findActions(clean.title),
    speaker: findSpeaker(clean.title),
    actions: findActions(`${clean.title}\n${clean.headless ? '' : core.slice(0, 60)}`),
    kinds: findKinds(clean.title),
    source: clean.source,
    keys: indexKeys(
      {
        title: clean.title,
        lead: core.slice(0, Math.min(LEAD, Math.max(clean.news, 60))),
        text: clean.text.slice(0, 3000),
        runs,
        models: [...titleModels, ...models],
        titleAmounts: titleNumbers,
        amounts: numbers,
      },
      model.idf,
    ),
  };
}
