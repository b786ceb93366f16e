/** The judge: relevance to Xiaomi's premium strategy, themes, stance, figures, and the reasons for them. */
import { createHash } from 'node:crypto';
import { findFigures } from '../figures/find-figures.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import type { ArticleText, Judgement } from '../model.js';
import type { SeedDocument } from '../seeds/seed-document.js';
import { alignThemes } from './align-themes.js';
import { explainJudgement } from './explain-judgement.js';
import { addThemeWords, type ThemeWords } from './features/add-theme-words.js';
import { compileLexicon } from './features/compile-lexicon.js';
import { compileClaims } from './features/link-claim.js';
import { numberNames, observe, vectorise } from './features/vectorise.js';
import { groupsOfEvidence } from './features/weigh-phrases.js';
import { chooseStance, chooseThemes, scoreArticle } from './score-article.js';
import type { Weights } from './weights.js';

/** Raise this when code changes what the same weights and vocabulary give. */
const CODE_VERSION = 5;
/** Figures are not extracted below this probability of "premium": nobody reads them, and extraction is a third of the work. */
const HARDLY_PREMIUM = 0.01;

/** Deterministic: the same article always gets the same judgement. */
export interface Judge {
  judge(article: ArticleText): Judgement;
  /** Hash of code version, vocabulary, rules, seed corpus and weights. */
  readonly version: string;
}

/** The parts of the seed corpus that the judge uses. */
export interface JudgeSeeds {
  documents: readonly SeedDocument[];
  themes: readonly ThemeWords[];
}

/**
 * Builds the judge.
 * @throws Error when a phrase or rule of the vocabulary does not parse
 */
export function createJudge(seeds: JudgeSeeds, learned: Weights, lexicon: Lexicon): Judge {
  const known = addThemeWords(lexicon, seeds.themes);
  const compiled = compileLexicon(known);
  const weights = alignThemes(
    learned,
    compiled.themes.map(({ id }) => id),
  );
  const vocabulary = { evidence: numberNames(weights.evidence), ngrams: numberNames(weights.ngrams) };
  const linkClaim = compileClaims(seeds.documents);
  const groups = groupsOfEvidence(compiled, weights.evidence);
  const version = versionOf(learned, known, seeds.documents);
  return {
    version,
    judge(article) {
      const { title, text } = article;
      const description = compiled.describe(title, text);
      const vector = vectorise(vocabulary, observe(compiled, description, vocabulary.ngrams));
      const scores = scoreArticle(weights, vector);
      const themes = scores.relevance === 2 ? chooseThemes(weights, scores) : [];
      const figures = scores.probabilities[2] < HARDLY_PREMIUM ? [] : findFigures(article);
      const claim = linkClaim({ title, text, themes, figures });
      return {
        version,
        relevance: scores.relevance,
        probabilities: roundToOne(scores.probabilities),
        themes,
        themeScores: Object.fromEntries(weights.themes.ids.map((id, index) => [id, round(scores.themes[index] ?? 0)])),
        stance: scores.relevance === 2 ? chooseStance(scores) : null,
        figures,
        why: explainJudgement(compiled, weights, groups, article, {
          description,
          vector,
          scores,
          themes,
          claim,
          figures,
        }),
      };
    },
  };
}

function round(score: number): number {
  return Math.round(score * 1000) / 1000;
}

/** Rounds to four digits and keeps the sum at 1. */
function roundToOne([off, , premium]: readonly [number, number, number]): [number, number, number] {
  const digits = (number: number) => Math.round(number * 10_000) / 10_000;
  return [digits(off), Math.max(0, digits(1 - digits(off) - digits(premium))), digits(premium)];
}

function versionOf(weights: Weights, lexicon: Lexicon, documents: readonly SeedDocument[]): string {
  const all = JSON.stringify([CODE_VERSION, lexicon, weights, documents]);
  return createHash('sha256').update(all).digest('hex').slice(0, 12);
}
