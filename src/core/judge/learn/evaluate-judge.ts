/** Measures how well a judge agrees with labelled articles. */
import { z } from 'zod';
import { figureRecall } from '../../figures/evaluate-figures.js';
import { type ArticleText, type Figure, Relevance, Stance } from '../../model.js';
import type { Judge } from '../create-judge.js';
import { addCount, type BinaryCounts, type BinaryScore, noCounts, scoreCounts } from './binary-score.js';

/** One line of labels.jsonl: a careful reader's answer. `figures` holds at most four per article. */
export const Label = z.object({
  id: z.string(),
  relevance: Relevance,
  themes: z.array(z.string()).default([]),
  stance: Stance.nullable().default(null),
  figures: z
    .array(
      z.object({
        metric: z.string(),
        subject: z.string(),
        value: z.number(),
        unit: z.string(),
        period: z.string().nullable().default(null),
        source: z.string().nullable().default(null),
      }),
    )
    .default([]),
});
export type Label = z.infer<typeof Label>;

/** A judge's answer; themes count only if relevance is 2. */
export interface JudgeAnswer {
  relevance: Relevance;
  themes: readonly string[];
  stance: Stance | null;
  figures?: readonly Figure[];
}

export interface ClassifyReport {
  articles: number;
  /** Premium against the rest; accuracy over all three values; confusion[label][answer]. */
  relevance: BinaryScore & { accuracy3: number; confusion: number[][] };
  /** The macro average covers themes that at least one label carries. */
  themes: { micro: number; macro: number; perTheme: Record<string, BinaryScore & BinaryCounts> };
  /** Over articles that both label and answer call premium. */
  stance: { accuracy: number; macroF1: number; articles: number };
  figures: { recall: number; labelled: number };
}

/** Judges all labelled articles and compares. Articles without a label are skipped. */
export function evaluateClassify(
  articles: readonly ArticleText[],
  labels: readonly Label[],
  judge: Pick<Judge, 'judge'>,
  onProgress?: (done: number, all: number) => void,
): ClassifyReport {
  const labelOf = new Map(labels.map((label) => [label.id, label]));
  const known = articles.filter((article) => labelOf.has(article.id));
  const pairs = known.flatMap((article, index) => {
    const label = labelOf.get(article.id);
    onProgress?.(index + 1, known.length);
    return label ? [{ label, answer: judge.judge(article) }] : [];
  });
  return compareAnswers(pairs);
}

/** Scores answers against labels. */
export function compareAnswers(pairs: readonly { label: Label; answer: JudgeAnswer }[]): ClassifyReport {
  const confusion = [0, 1, 2].map(() => [0, 0, 0]);
  const premium = noCounts();
  for (const { label, answer } of pairs) {
    const row = confusion[label.relevance] ?? [];
    row[answer.relevance] = (row[answer.relevance] ?? 0) + 1;
    addCount(premium, label.relevance === 2, answer.relevance === 2);
  }
  const right = confusion.reduce((sum, row, index) => sum + (row[index] ?? 0), 0);
  const both = pairs.filter(({ label, answer }) => label.relevance === 2 && answer.relevance === 2);
  return {
    articles: pairs.length,
    relevance: { ...scoreCounts(premium), accuracy3: right / Math.max(1, pairs.length), confusion },
    themes: compareThemes(pairs),
    stance: compareStances(both),
    figures: compareFigures(pairs),
  };
}

function compareThemes(pairs: readonly { label: Label; answer: JudgeAnswer }[]): ClassifyReport['themes'] {
  const counts = new Map<string, BinaryCounts>();
  const all = noCounts();
  for (const { label, answer } of pairs) {
    const wanted = label.relevance === 2 ? label.themes : [];
    const given = answer.relevance === 2 ? answer.themes : [];
    for (const theme of new Set([...wanted, ...given])) {
      const count = counts.get(theme) ?? noCounts();
      addCount(count, wanted.includes(theme), given.includes(theme));
      addCount(all, wanted.includes(theme), given.includes(theme));
      counts.set(theme, count);
    }
  }
  const perTheme = Object.fromEntries(
    [...counts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([theme, count]) => [theme, { ...scoreCounts(count), ...count }]),
  );
  const positive = Object.values(perTheme).filter((theme) => theme.hit + theme.missed > 0);
  return { micro: scoreCounts(all).f1, macro: mean(positive.map((theme) => theme.f1)), perTheme };
}

function compareStances(both: readonly { label: Label; answer: JudgeAnswer }[]): ClassifyReport['stance'] {
  const seen = Stance.options.filter((stance) => both.some(({ label }) => label.stance === stance));
  const f1s = seen.map((stance) => {
    const count = noCounts();
    for (const { label, answer } of both) addCount(count, label.stance === stance, answer.stance === stance);
    return scoreCounts(count).f1;
  });
  const right = both.filter(({ label, answer }) => label.stance === answer.stance).length;
  return { accuracy: right / Math.max(1, both.length), macroF1: mean(f1s), articles: both.length };
}

function compareFigures(pairs: readonly { label: Label; answer: JudgeAnswer }[]): ClassifyReport['figures'] {
  const parts = pairs.map(({ label, answer }) => figureRecall(answer.figures ?? [], label.figures));
  const labelled = parts.reduce((sum, part) => sum + part.labelled, 0);
  const found = parts.reduce((sum, part) => sum + part.found, 0);
  return { recall: labelled === 0 ? 1 : found / labelled, labelled };
}

function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
