/**
 * `halfstep eval classify`: how well the judge agrees with labelled articles.
 */
import { ASK_BELOW } from '../../core/config/model-config.js';
import type { Judge } from '../../core/judge/create-judge.js';
import { type ClassifyReport, evaluateClassify, type Label } from '../../core/judge/learn/evaluate-judge.js';
import { hashLabels } from '../../core/judge/learn/examples.js';
import { isBorderline, takeOpinion } from '../../core/judge/second-opinion/opinion.js';
import { simulateOpinion } from '../../core/judge/second-opinion/simulated-opinion.js';
import { loadJudge, loadWeights } from '../../io/judge/load-judge.js';
import { readArticles, readLabels } from '../../io/judge/load-judge-data.js';
import { loadSeeds } from '../../io/load-seeds.js';
import { SEEDS } from '../command-context.js';

export interface EvalClassifyOptions {
  /** JSON Lines of articles and of labels. */
  articles: string;
  labels: string;
  /** Ask a simulated model about borderline articles; it knows the labels and is right in this share of them. */
  modelStandIn?: number;
  /** Print one JSON object instead of a table. */
  json?: boolean;
  /** The seeds folder; by default the one that ships with the program. */
  seeds?: string;
}

const TRAINING_FIT =
  'The weights were learned from these labels, so the following is the training fit. For cross-validated figures: npm run train\n';

/** Judges every labelled article; needs no database and no network. Returns the exit code. */
export async function evalClassify(options: EvalClassifyOptions): Promise<number> {
  const folder = options.seeds ?? SEEDS;
  const [articles, labels, seeds] = await Promise.all([
    readArticles(options.articles),
    readLabels(options.labels),
    loadSeeds(folder),
  ]);
  const judge = await loadJudge(folder, seeds);
  const { learnedFrom } = await loadWeights(folder);
  if (hashLabels(labels) === learnedFrom.hash) process.stderr.write(TRAINING_FIT);
  const asking = withSimulatedModel(judge, labels, options.modelStandIn);
  const report = evaluateClassify(articles, labels, asking, (done, all) => {
    if (done % 100 === 0 || done === all) process.stderr.write(`\rjudged ${done} of ${all}${done === all ? '\n' : ''}`);
  });
  if (options.modelStandIn !== undefined)
    process.stderr.write(`asked the simulated model: ${asking.asked()} of ${report.articles}\n`);
  process.stdout.write(options.json ? `${JSON.stringify(asJson(report))}\n` : table(report));
  return 0;
}

/** Judges like a service with a model, at the default threshold. */
function withSimulatedModel(judge: Judge, labels: readonly Label[], accuracy: number | undefined) {
  const labelOf = new Map(labels.map((label) => [label.id, label]));
  let asked = 0;
  return {
    asked: () => asked,
    judge: (article: Parameters<Judge['judge']>[0]) => {
      const judgement = judge.judge(article);
      const label = labelOf.get(article.id);
      if (!label || accuracy === undefined || !isBorderline(judgement.probabilities, ASK_BELOW)) return judgement;
      asked += 1;
      return takeOpinion(judgement, simulateOpinion(label, accuracy, judgement.themes), 'stand-in');
    },
  };
}

/** The documented JSON output. */
function asJson({ relevance, themes, stance, figures }: ClassifyReport) {
  const { precision, recall, f1, accuracy3 } = relevance;
  return {
    relevance: { precision, recall, f1, accuracy3 },
    themes: {
      micro: themes.micro,
      macro: themes.macro,
      perTheme: Object.fromEntries(
        Object.entries(themes.perTheme).map(([id, score]) => [
          id,
          { precision: score.precision, recall: score.recall, f1: score.f1 },
        ]),
      ),
    },
    stance: { accuracy: stance.accuracy, macroF1: stance.macroF1 },
    figures: { recall: figures.recall },
  };
}

const percent = (value: number): string => `${(100 * value).toFixed(1)}%`.padStart(8);

function table({ articles, relevance, themes, stance, figures }: ClassifyReport): string {
  const themeRows = Object.entries(themes.perTheme).map(
    ([id, { precision, recall, f1, hit, missed }]) =>
      `${id.padEnd(16)}${percent(precision)}${percent(recall)}${percent(f1)}${String(hit + missed).padStart(7)}`,
  );
  return `${[
    `${articles} articles      precision  recall      F1  labels`,
    `premium         ${percent(relevance.precision)}${percent(relevance.recall)}${percent(relevance.f1)}`,
    `three values right ${percent(relevance.accuracy3)}`,
    '',
    'label (rows), judgement (columns)',
    '           0      1      2',
    ...relevance.confusion.map(
      (row, label) => `${label}     ${row.map((count) => String(count).padStart(7)).join('')}`,
    ),
    '',
    ...themeRows,
    `micro F1 ${percent(themes.micro)}   macro F1 ${percent(themes.macro)}`,
    '',
    `stance right ${percent(stance.accuracy)}   macro F1 ${percent(stance.macroF1)}   (${stance.articles} articles)`,
    `figures found ${percent(figures.recall)} of ${figures.labelled}`,
  ].join('\n')}\n`;
}
