/**
 * Makes and measures the weights that ship with the program: `npm run train -- --labelled FOLDER`
 * The same labelled articles and seeds give the same bytes. Training from readers' corrections is in `io/judge/train-judge.ts`.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addThemeWords } from '../../core/judge/features/add-theme-words.js';
import { type CompiledLexicon, compileLexicon } from '../../core/judge/features/compile-lexicon.js';
import { answerAll, compareExamples, crossValidatedAnswers } from '../../core/judge/learn/cross-validate.js';
import type { ClassifyReport } from '../../core/judge/learn/evaluate-judge.js';
import {
  type Example,
  hashLabels,
  isSetAside,
  type ObservedExample,
  observeExamples,
} from '../../core/judge/learn/examples.js';
import { fitJudge } from '../../core/judge/learn/fit-judge.js';
import { qualityOf } from '../../core/judge/learn/try-weights.js';
import type { Weights } from '../../core/judge/weights.js';
import type { Seeds } from '../../core/seeds/seeds.js';
import { writeLearnedTitles } from '../../io/judge/learned-titles.js';
import { loadLexicon, QUALITY_FILE, WEIGHTS_FILE } from '../../io/judge/load-judge.js';
import { readFurther, readInvented } from '../../io/judge/load-judge-data.js';

interface TrainOptions {
  /** The labelled articles in `data`. */
  labelled: readonly Example[];
  /** Folder with articles.jsonl and labels.jsonl, and with further articles beside them. */
  data: string;
  /** The seeds folder, and the seeds read from it. */
  folder: string;
  seeds: Pick<Seeds, 'themes'>;
  /** At least 2. */
  folds: number;
}

/** Prints cross-validated quality, fits on everything, and writes weights, quality and learned titles to the seeds folder. */
export async function trainShippedWeights({ labelled, data, folder, seeds, folds }: TrainOptions): Promise<void> {
  const compiled = compileLexicon(addThemeWords(await loadLexicon(folder), seeds.themes));
  const observed = observeExamples(compiled, labelled);
  const further = observeExamples(compiled, await readFurther(folder, data));
  const invented = observeExamples(compiled, await readInvented(folder));
  const measured = report(compiled, { observed, further, invented }, folds);
  await write(compiled, observed, [...further, ...invented], join(folder, WEIGHTS_FILE));
  await writeFile(join(folder, QUALITY_FILE), `${JSON.stringify(qualityOf(measured))}\n`);
  await writeLearnedTitles(
    folder,
    [...observed, ...further].map(({ article }) => article.title),
  );
}

interface Examples {
  observed: readonly ObservedExample[];
  further: readonly ObservedExample[];
  invented: readonly ObservedExample[];
}

function report(compiled: CompiledLexicon, { observed, further, invented }: Examples, folds: number): ClassifyReport {
  const teachers = [...further, ...invented];
  const read = observed.filter((example) => !isSetAside(example.article.id));
  const aside = observed.filter((example) => isSetAside(example.article.id));
  console.log(`${'what'.padEnd(44)}  n     P     R    F1  acc3  micro macro  stance`);
  printRow(`read part, ${folds}-fold`, compareExamples(read, crossValidatedAnswers(compiled, read, folds, teachers)));
  printRow(
    'set aside unread, learned from the rest',
    compareExamples(aside, answerAll(fitJudge(compiled, [...read, ...teachers]), aside)),
  );
  printRow(
    'further labels, learned from the rest',
    compareExamples(further, answerAll(fitJudge(compiled, [...observed, ...invented]), further)),
  );
  const all = compareExamples(observed, crossValidatedAnswers(compiled, observed, folds, teachers));
  printRow(`all, ${folds}-fold`, all);
  console.log('\nall: relevance, label down, answer across');
  for (const row of all.relevance.confusion) console.log(row.map((count) => String(count).padStart(5)).join(''));
  console.log('\nall: themes');
  for (const [theme, score] of Object.entries(all.themes.perTheme)) {
    const parts = [score.precision, score.recall, score.f1].map((value) => value.toFixed(2)).join('  ');
    console.log(`${theme.padEnd(16)} ${parts}   right ${score.hit}, wrong ${score.false}, missed ${score.missed}`);
  }
  return all;
}

function printRow(name: string, { articles, relevance, themes, stance }: ClassifyReport): void {
  const digits = (value: number) => value.toFixed(3).padStart(6);
  const first = [relevance.precision, relevance.recall, relevance.f1, relevance.accuracy3].map(digits).join('');
  const second = [themes.micro, themes.macro].map(digits).join('');
  console.log(
    `${name.padEnd(44)}${String(articles).padStart(4)}${first}${second} ${digits(stance.accuracy)} ${digits(stance.macroF1)}`,
  );
}

async function write(
  compiled: CompiledLexicon,
  observed: readonly ObservedExample[],
  teachers: readonly ObservedExample[],
  file: string,
): Promise<void> {
  const hash = hashLabels(observed.map((example) => ({ ...example, id: example.article.id })));
  const weights: Weights = {
    ...fitJudge(compiled, [...observed, ...teachers]),
    learnedFrom: { articles: observed.length, feedback: 0, hash },
  };
  const text = `${JSON.stringify(weights)}\n`;
  await writeFile(file, text);
  console.log(
    `\nwrote ${file}: ${Math.round(text.length / 1000)} kB, learned from ${observed.length} articles and ${teachers.length} further or invented ones`,
  );
}
