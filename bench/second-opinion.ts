/**
 * Value of a second opinion: a simulated model, which knows the labels and errs on a fixed share of ids, judges borderline articles.
 * The judge is cross-validated: each article is judged by weights that were not learned from it.
 *
 *     npx tsc -p bench && HALFSTEP_EVAL_DATA=FOLDER node var/bench/bench/second-opinion.js
 */
import { join } from 'node:path';
import { addThemeWords } from '../src/core/judge/features/add-theme-words.js';
import { compileLexicon } from '../src/core/judge/features/compile-lexicon.js';
import { compareExamples, crossValidatedAnswers } from '../src/core/judge/learn/cross-validate.js';
import { observeExamples } from '../src/core/judge/learn/examples.js';
import { isBorderline } from '../src/core/judge/second-opinion/opinion.js';
import { simulateOpinion } from '../src/core/judge/second-opinion/simulated-opinion.js';
import { loadLexicon } from '../src/io/judge/load-judge.js';
import { readExamples, readTrainingOnly } from '../src/io/judge/load-judge-data.js';
import { loadSeeds } from '../src/io/load-seeds.js';

const FOLDS = 5;
const ACCURACY = 0.95;
const data = process.env.HALFSTEP_EVAL_DATA;
if (!data) throw new Error('HALFSTEP_EVAL_DATA must name the folder of the evaluation data, which holds corpus/');
const folder = join(data, 'corpus');

const seeds = await loadSeeds('seeds');
const compiled = compileLexicon(addThemeWords(await loadLexicon('seeds'), seeds.themes));
const examples = observeExamples(compiled, await readExamples(folder));
const trainingOnly = observeExamples(compiled, await readTrainingOnly('seeds', folder));
const own = crossValidatedAnswers(compiled, examples, FOLDS, trainingOnly);

console.log(`${examples.length} articles, ${FOLDS}-fold; simulated model right in ${100 * ACCURACY} %`);
console.log('asked below   seen    F1   acc3  themes micro  macro  stance');
for (const below of [0, 0.7, 0.8, 0.9]) {
  let seen = 0;
  const answers = examples.map((example, index) => {
    const answer = own[index];
    if (!answer) throw new Error('an example without an answer');
    if (!isBorderline(answer.probabilities, below)) return answer;
    seen += 1;
    const { relevance, themes, stance } = example;
    return simulateOpinion({ id: example.article.id, relevance, themes: [...themes], stance }, ACCURACY, answer.themes);
  });
  const { relevance, themes, stance } = compareExamples(examples, answers);
  const numbers = [relevance.f1, relevance.accuracy3, themes.micro, themes.macro, stance.accuracy];
  const share = `${((100 * seen) / examples.length).toFixed(1)} %`;
  console.log(
    `${(below === 0 ? 'never' : below.toFixed(1)).padEnd(12)}${share.padStart(7)}  ${numbers.map((value) => value.toFixed(3)).join('  ')}`,
  );
}
