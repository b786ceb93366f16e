/** Checks names, phrases and rules before they are compiled, so that each problem can be shown in its file. */

import type { Lexicon } from '../../lexicon/lexicon.js';
import { literalBeginning } from '../../lexicon/phrase-scanner.js';
import type { UnlocatedProblem } from '../../seeds/check-references.js';
import { parseCondition } from './parse-condition.js';

/** Lists everything that would keep the lexicon from compiling; the problems have no line numbers yet. */
export function checkLexicon(lexicon: Lexicon): UnlocatedProblem[] {
  const names = [...lexicon.entities.map(({ role }) => role), ...Object.keys(lexicon.groups)];
  const groupOf = new Map(names.map((name, index) => [name, index]));
  const conditions = [...lexicon.rules, ...lexicon.subjects, ...lexicon.stances].flatMap(({ when }) => when);
  const named = [
    ...lexicon.forms,
    ...lexicon.telling,
    ...lexicon.named.map(({ role }) => role),
    ...Object.values(lexicon.themes).flatMap(({ heads, words }) => [...heads, ...words]),
  ];
  return [
    ...lexicon.entities.flatMap((entity) => phraseProblems('entities.yaml', entity.names)),
    ...Object.values(lexicon.groups).flatMap((phrases) => phraseProblems('phrases.yaml', phrases)),
    ...conditions.flatMap((line) => problemOf('rules.yaml', line, () => parseCondition(line, groupOf), CONDITION_CURE)),
    ...named.filter((name) => !groupOf.has(name)).map(unknownGroup),
  ];
}

const CONDITION_CURE =
  'name a group of phrases.yaml or a role of entities.yaml, in the form described at the top of rules.yaml';
const PHRASE_CURE =
  'start the phrase with a plain character; it is a regular expression, so escape special characters with \\';

function phraseProblems(file: string, phrases: readonly string[]): UnlocatedProblem[] {
  return phrases.flatMap((phrase) => problemOf(file, phrase, () => readPhrase(phrase), PHRASE_CURE));
}

function readPhrase(phrase: string): void {
  const literal = literalBeginning(phrase);
  if (literal === '') throw new Error(`the phrase "${phrase}" does not begin with a plain character`);
  // Most phrases are plain words, which are always valid.
  if (literal !== phrase) new RegExp(phrase, 'y');
}

function unknownGroup(name: string): UnlocatedProblem {
  const mend = 'name a group of phrases.yaml or a role of entities.yaml';
  return { file: 'rules.yaml', mention: name, wrong: `there is no group "${name}"`, mend };
}

function problemOf(file: string, mention: string, read: () => unknown, mend: string): UnlocatedProblem[] {
  try {
    read();
    return [];
  } catch (error) {
    return [{ file, mention, wrong: error instanceof Error ? error.message : String(error), mend }];
  }
}
