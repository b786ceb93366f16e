/** Why did a judgement come out as it did, in words a reader can check? */
import type { Why } from '../model.js';
import type { Description, Topic } from './know-topic.js';
import type { NearClaim } from './nearest-claim.js';
import type { Scores } from './score-article.js';
import type { Vector } from './vectorise.js';
import { type Question, weighPhrases } from './weigh-phrases.js';
import type { Weights } from './weights.js';

const RELEVANCE = [
  { id: 'off', zh: '与小米高端化无关', en: 'Off topic' },
  { id: 'xiaomi', zh: '与小米有关，但不涉及高端化', en: 'About Xiaomi, not its premium strategy' },
  { id: 'premium', zh: '与小米高端化有关', en: "Bears on Xiaomi's premium strategy" },
] as const;

/** All that was found out about one article. */
export interface Findings {
  description: Description;
  vector: Vector;
  scores: Scores;
  /** Given themes, strongest first. */
  themes: readonly string[];
  claim: NearClaim | null;
}

/** Writes the why line. `groups` as `groupsOfEvidence` gives them. */
export function explainJudgement(
  topic: Topic,
  weights: Weights,
  groups: Int16Array,
  article: { title: string; text: string },
  findings: Findings,
): Why {
  const { description, scores, themes, claim } = findings;
  const decision = RELEVANCE[scores.relevance];
  const rule = topic.rules[description.rule];
  const percent = Math.round((scores.probabilities[scores.relevance] ?? 0) * 100);
  return {
    zh: `${decision.zh}（${percent}%）：${rule?.zh ?? ''}`,
    en: `${decision.en} (${percent}%): ${rule?.en ?? ''}`,
    phrases: weighPhrases(groups, description.reading, article, questionsOf(weights, findings)),
    claim,
    runnerUp: runnerUp(weights, scores, themes),
  };
}

/** Relevance first, then each given theme. */
function questionsOf(weights: Weights, { scores, themes, vector }: Findings): Question[] {
  const { classes } = weights.relevance;
  const won = classes[scores.relevance] ?? [];
  const [one = [], other = []] = classes.filter((_, index) => index !== scores.relevance);
  const relevance: Question = {
    speaksFor: RELEVANCE[scores.relevance].id,
    weights: (feature) => (won[feature] ?? 0) - Math.max(one[feature] ?? 0, other[feature] ?? 0),
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

function runnerUp(weights: Weights, scores: Scores, given: readonly string[]): Why['runnerUp'] {
  const rest = weights.themes.ids
    .map((theme, index) => ({ theme, score: Math.round((scores.themes[index] ?? 0) * 1000) / 1000 }))
    .filter(({ theme }) => !given.includes(theme))
    .sort((a, b) => b.score - a.score);
  return rest[0] ?? null;
}
