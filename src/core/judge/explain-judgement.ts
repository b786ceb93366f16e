/** The "why" of a judgement, in words that a reader can check. */

import type { CodebookRule } from '../lexicon/lexicon.js';
import type { Relevance, Why } from '../model.js';
import type { CompiledLexicon, Description } from './features/compile-lexicon.js';
import type { LinkedClaim } from './features/link-claim.js';
import type { Vector } from './features/vectorise.js';
import { type Question, weighPhrases } from './features/weigh-phrases.js';
import type { Scores } from './score-article.js';
import type { Weights } from './weights.js';

const RELEVANCE = [
  { id: 'off', zh: '与小米高端化无关', en: 'Off topic' },
  { id: 'xiaomi', zh: '与小米有关，但不涉及高端化', en: 'About Xiaomi, not its premium strategy' },
  { id: 'premium', zh: '与小米高端化有关', en: "Bears on Xiaomi's premium strategy" },
] as const;

/** Everything the judge found out about one article. */
export interface Findings {
  description: Description;
  vector: Vector;
  scores: Scores;
  /** Assigned themes, strongest first. */
  themes: readonly string[];
  claim: LinkedClaim | null;
}

/** Writes the explanation. `groups` comes from `groupsOfEvidence`. */
export function explainJudgement(
  compiled: CompiledLexicon,
  weights: Weights,
  groups: Int16Array,
  article: { title: string; text: string },
  findings: Findings,
): Why {
  const { description, scores, themes, claim } = findings;
  const decision = RELEVANCE[scores.relevance];
  const percent = Math.round((scores.probabilities[scores.relevance] ?? 0) * 100);
  const reason = reasonOf(compiled.rules[description.rule], scores.relevance);
  return {
    zh: `${decision.zh}（${percent}%）：${reason.zh}`,
    en: `${decision.en} (${percent}%): ${reason.en}`,
    phrases: weighPhrases(groups, description.scanned, article, questionsOf(weights, findings)),
    claim,
    runnerUp: runnerUp(weights, scores, themes),
  };
}

/** The first matching rule is the reason only if its verdict is the decision; the weights may have outvoted it. */
function reasonOf(rule: CodebookRule | undefined, decided: Relevance): { zh: string; en: string } {
  if (!rule || rule.verdict === decided) return { zh: rule?.zh ?? '', en: rule?.en ?? '' };
  return {
    zh: `综合全文用词判断；单看“${rule.zh}”应为 ${rule.verdict}`,
    en: `by all its wording taken together; "${rule.en}" alone would make it ${rule.verdict}`,
  };
}

/** Relevance first, then each assigned theme. */
function questionsOf(weights: Weights, { scores, themes, vector }: Findings): Question[] {
  const { classes } = weights.relevance;
  const won = classes[scores.relevance] ?? [];
  const rival = classes[strongestRival(scores)] ?? [];
  const relevance: Question = {
    speaksFor: RELEVANCE[scores.relevance].id,
    weights: (feature) => (won[feature] ?? 0) - (rival[feature] ?? 0),
    row: vector.evidence,
  };
  return [
    relevance,
    ...themes.map((id): Question => {
      const own = weights.themes.own[weights.themes.ids.indexOf(id)] ?? [];
      return { speaksFor: id, weights: (feature) => own[feature] ?? 0, row: vector.evidence };
    }),
  ];
}

/** The most probable relevance other than the one decided. */
function strongestRival({ relevance, probabilities }: Scores): number {
  const others = [0, 1, 2].filter((value) => value !== relevance);
  return others.reduce(
    (best, value) => ((probabilities[value] ?? 0) > (probabilities[best] ?? 0) ? value : best),
    others[0] ?? 0,
  );
}

function runnerUp(weights: Weights, scores: Scores, given: readonly string[]): Why['runnerUp'] {
  const rest = weights.themes.ids
    .map((theme, index) => ({ theme, score: Math.round((scores.themes[index] ?? 0) * 1000) / 1000 }))
    .filter(({ theme }) => !given.includes(theme))
    .sort((a, b) => b.score - a.score);
  return rest[0] ?? null;
}
