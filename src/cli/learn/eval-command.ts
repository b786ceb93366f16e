/**
 * `halfstep eval`: quality of judging and story matching on labelled data.
 */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { describeCommand } from '../terminal/describe-command.js';
import { Failure, messageOf } from '../terminal/failure.js';
import type { EvalEditionOptions } from './eval-edition.js';

interface ClassifyOptions {
  articles: string;
  labels: string;
  modelStandIn?: number;
  json?: boolean;
}

interface PairsOptions {
  articles: string;
  pairs: string;
  json?: boolean;
  withoutDates?: boolean;
  wrong?: boolean;
}

export function evalCommand(): Command {
  return describeCommand(
    'eval',
    'Measure judging, story matching and editions on data in files; needs no database and no network.',
    [],
  )
    .addCommand(classifyCommand())
    .addCommand(pairsCommand())
    .addCommand(editionCommand());
}

function classifyCommand(): Command {
  return describeCommand('classify', 'Compare relevance, themes, stance and figures with labels.', [
    ['eval classify --articles a.jsonl --labels l.jsonl', 'a table; progress on standard error'],
    ['eval classify --articles a.jsonl --labels l.jsonl --json', 'one JSON object'],
  ])
    .requiredOption('--articles <file>', 'articles, as JSON Lines')
    .requiredOption('--labels <file>', 'labels, as JSON Lines')
    .option(
      '--model-stand-in <share>',
      'ask a simulated model, right in this share of cases, about borderline articles; e.g. 0.95',
      share,
    )
    .option('--json', 'print one JSON object')
    .action((options: ClassifyOptions) =>
      measured(async () => (await import('./eval-classify.js')).evalClassify(options)),
    );
}

function pairsCommand(): Command {
  return describeCommand('pairs', 'Compare copies and reports of the same story with labelled pairs.', [
    ['eval pairs --articles a.jsonl --pairs p.jsonl', 'a table; progress on standard error'],
    ['eval pairs --articles a.jsonl --pairs p.jsonl --without-dates', 'as if no article had a date'],
  ])
    .requiredOption('--articles <file>', 'articles, as JSON Lines')
    .requiredOption('--pairs <file>', 'pairs, as JSON Lines')
    .option('--without-dates', 'hide all dates')
    .option('--wrong', 'also list wrongly decided pairs')
    .option('--json', 'print one JSON object')
    .action((options: PairsOptions) => measured(async () => (await import('./eval-pairs.js')).evalPairs(options)));
}

function editionCommand(): Command {
  return describeCommand('edition', 'Compose the edition that a file of articles would give.', [
    ['eval edition --articles week.jsonl --period 2026-W22', 'the edition as Markdown; progress on standard error'],
    ['eval edition --articles week.jsonl --period 2026-W22 --json', 'its items and figures as data, to be scored'],
  ])
    .requiredOption('--articles <file>', 'articles, as JSON Lines')
    .requiredOption('--period <which>', 'a week (2026-W22) or any date in it')
    .addOption(new Option('--language <language>', "language of the edition's own words").choices(['zh-CN', 'en']))
    .option('--json', 'print one JSON object')
    .action((options: EvalEditionOptions) =>
      measured(async () => (await import('./eval-edition.js')).evalEdition(options)),
    );
}

function share(text: string): number {
  const value = Number(text);
  if (!(value >= 0 && value <= 1)) throw new InvalidArgumentError('It must be a number from 0 to 1.');
  return value;
}

async function measured(run: () => Promise<number>): Promise<void> {
  const exitCode = await run().catch((error: unknown) => {
    throw new Failure(messageOf(error), 'Both files must contain one JSON object per line.');
  });
  if (exitCode !== 0) throw new Failure('The evaluation did not finish.', 'See the messages above.');
}
