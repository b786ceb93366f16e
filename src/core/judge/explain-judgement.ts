/** The "why" of a judgement, in words that a reader can check. */

import type { CodebookRule } from '../lexicon/lexicon.js';
import type { Figure, Relevance, Why } from '../model.js';
import type { CompiledLexicon, Description } from './features/compile-lexicon.js';
import type { LinkedClaim } from './features/link-claim.js';
import type { Vector } from './features/vectorise.js';
import { type Question, weighPhrases } from './features/weigh-phrases.js';
import { type DecidingEvidence, gatherEvidence } from './gather-evidence.js';
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
  figures: readonly Figure[];
}

/** Writes the explanation. `groups` comes from `groupsOfEvidence`. */
export function explainJudgement(
  compiled: CompiledLexicon,
  weights: Weights,
  groups: Int16Array,
  article: { title: string; text: string },
  findings: Findings,
): Why {
  const { description, scores, themes, claim, figures } = findings;
  const phrases = weighPhrases(groups, description.scanned, article, questionsOf(weights, findings));
  const sentence =
    scores.relevance === 2
      ? tellEvidence(gatherEvidence(compiled, description.scanned, article, figures), phrases)
      : tellRule(compiled.rules[description.rule], scores.relevance);
  return { ...sentence, phrases, claim, runnerUp: runnerUp(weights, scores, themes) };
}

interface Sentence {
  zh: string;
  en: string;
}

/** The first matching rule is the reason only if its verdict is the decision; the weights may have outvoted it. */
function tellRule(rule: CodebookRule | undefined, decided: Relevance): Sentence {
  const decision = RELEVANCE[decided];
  if (!rule || rule.verdict === decided) {
    return { zh: `${decision.zh}：${rule?.zh ?? ''}`, en: `${decision.en}: ${rule?.en ?? ''}` };
  }
  const other = RELEVANCE[rule.verdict];
  return {
    zh: `${decision.zh}：综合全文用词判断；单看“${rule.zh}”会判为“${other.zh}”`,
    en: `${decision.en}: by all its wording taken together; "${rule.en}" alone would make it "${other.en}"`,
  };
}

/** Only quotes words of the article, and says where they stand. */
function tellEvidence({ label, names, words, number }: DecidingEvidence, phrases: Why['phrases']): Sentence {
  if (!names && !words && !number) {
    const texts = [...new Set(phrases.map(({ text }) => text))];
    return {
      zh: `由全文用词判断${texts.length > 0 ? `，如${quoted(texts, '')}` : ''}`,
      en: `By its wording${texts.length > 0 ? `, such as ${quoted(texts, ', ')}` : ''}`,
    };
  }
  const said = [
    names && { ...names, zh: '点名', en: 'names' },
    words && { ...words, zh: '写到', en: 'says' },
    number !== null && { inTitle: true, texts: [number], zh: '给出', en: 'gives' },
  ].filter((one) => one !== null && one !== false);
  const parts = said.map(({ inTitle, texts, zh, en }, at) => {
    const moved = said[at - 1]?.inTitle !== inTitle;
    return {
      zh: `${moved ? (inTitle ? '标题' : '正文') : ''}${zh}${quoted(texts, '')}`,
      en: `${moved ? (inTitle ? 'the headline ' : 'the text ') : ''}${en} ${quoted(texts, ' and ')}`,
    };
  });
  // A label that only repeats the name says nothing.
  const known = label && !names?.texts.includes(label.zh) ? label : null;
  const en = parts.map((part) => part.en);
  const last = en.length > 1 ? ` and ${en.pop()}` : '';
  return {
    zh: `${known ? `${known.zh}：` : ''}${parts.map((part) => part.zh).join('，')}`,
    en: capital(`${known ? `${known.en}: ` : ''}${en.join(', ')}${last}`),
  };
}

function quoted(texts: readonly string[], between: string): string {
  return texts.map((text) => `“${text}”`).join(between);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
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
