/**
 * How does the judge learn from readers?  `halfstep train`
 */
import { existsSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Quality } from '../core/judge/try-weights.js';
import type { TrainingRow } from '../io/database/weights.js';
import { count, describeCommand, printRows } from './describe-command.js';
import { Failure, usage } from './failure.js';
import { type Column, formatTable } from './print-table.js';
import { showWhen } from './read-when.js';
import type { Terminal } from './terminal.js';
import { whoIs } from './who.js';
import { foldersOf, messageOf, SEEDS, type Workplace, withWorkplace } from './workplace.js';

interface Options {
  labelled?: string;
  force?: boolean;
  list?: boolean;
  restore?: string;
  write?: boolean;
  folds: number;
  who?: string;
  json?: boolean;
}

/** More folds than this only take longer. */
const MOST_FOLDS = 20;
const SHIPPED = 'shipped';

export function trainCommand(terminal: Terminal): Command {
  const command = describeCommand('train', 'Learn from feedback; new weights go live when they judge no worse.', [
    ['train', 'from what readers said, with the program’s own weights as the ground'],
    ['train --labelled FOLDER', 'anew from your labelled articles and what readers said'],
    ['train --list', 'every training, and which one is in force'],
    ['train --restore 3', 'put training 3 in force again; shipped: the program’s own weights'],
    ['train --write --labelled FOLDER', 'for developers: write seeds/weights/judge.json; no database'],
  ]);
  return command
    .option(
      '--labelled <folder>',
      'articles.jsonl and labels.jsonl (or learning.labelled, or corpus/ in HALFSTEP_EVAL_DATA)',
    )
    .option('--force', 'go live even where the new weights are worse')
    .option('--list', 'list trainings')
    .option('--restore <version>', 'put a training in force')
    .option('--write', 'write the weights that come with the program')
    .option('--folds <n>', 'parts for cross-validation', count(MOST_FOLDS), 5)
    .option('--who <name>', 'who trains; else the name you are logged in with')
    .option('--json', 'print JSON')
    .action(async (options: Options) => {
      refuseLabelsAsData(foldersOf(command, terminal).data);
      if (options.write) return writeShipped(terminal, options);
      await withWorkplace(command, terminal, async (place) => {
        if (options.list) return list(place, terminal, options);
        if (options.restore !== undefined) return restore(place, terminal, options.restore);
        return learn(command, terminal, place, options);
      });
    });
}

/** `--data` is every command's word for the service's own data; a database must not be made among somebody's labels. */
function refuseLabelsAsData(folder: string): void {
  if (existsSync(join(folder, 'labels.jsonl')))
    throw usage(
      `${folder} holds labelled articles, not the service’s data.`,
      'Name it with --labelled instead of --data.',
    );
}

/** The labelled articles among the evaluation data, where those are named. */
function evaluationData({ env }: Terminal): string | undefined {
  return env.HALFSTEP_EVAL_DATA === undefined ? undefined : join(env.HALFSTEP_EVAL_DATA, 'corpus');
}

async function writeShipped(terminal: Terminal, options: Options): Promise<void> {
  const data = options.labelled ?? evaluationData(terminal);
  if (data === undefined)
    throw usage('No labelled articles are named.', 'Use --labelled FOLDER or HALFSTEP_EVAL_DATA.');
  const { train } = await import('./train.js');
  await train({ data, seeds: SEEDS, folds: String(options.folds), write: true }).catch(unreadable);
}

async function learn(command: Command, terminal: Terminal, { config, store }: Workplace, options: Options) {
  const { openLiveJudge } = await import('../io/live-judge.js');
  const { loadSeeds } = await import('../io/load-seeds.js');
  const { trainJudge } = await import('../io/train-judge.js');
  const { labelled } = config.settings.learning;
  const kept = labelled === null || isAbsolute(labelled) ? labelled : join(foldersOf(command, terminal).data, labelled);
  const data = options.labelled ?? kept ?? evaluationData(terminal);
  const seeds = await loadSeeds(SEEDS);
  const judge = await openLiveJudge({ folder: SEEDS, seeds, store: store.weights, warn: terminal.err });
  terminal.err('Learning and cross-validating; with a thousand labelled articles that takes a minute or two …');
  const trained = await trainJudge(store, {
    folder: SEEDS,
    seeds,
    data: data === undefined ? null : resolve(data),
    inForce: await judge.current(),
    folds: options.folds,
    force: options.force ?? false,
    who: whoIs(options.who),
    now: new Date(),
  }).catch(unreadable);
  if (!trained)
    throw new Failure(
      'There is nothing to learn from.',
      'Say what was judged wrongly: halfstep feedback ID --relevance 1',
    );
  if (options.json) return terminal.out(JSON.stringify(trained, null, 2));
  const { recipe, corrections, before, after, live, id } = trained;
  const from = [trained.labelled > 0 ? `${trained.labelled} labelled articles` : '', `${corrections} from readers`];
  terminal.out(
    `Training ${id}: ${recipe === 'refit' ? 'learned anew' : 'adapted'} from ${from.filter(Boolean).join(' and ')}`,
  );
  terminal.out(formatTable(measures(before, after), COLUMNS, terminal));
  if (recipe === 'adapted') terminal.out('Measured on these and on stored articles that were judged beyond doubt.');
  if (live)
    terminal.out(
      'In force now; running services follow within seconds. Judge stored articles again: halfstep reclassify --since 30d',
    );
  else
    terminal.out(
      `Worse, so it was kept but not put in force. If you want it all the same: halfstep train --restore ${id}`,
    );
}

interface Measure {
  name: string;
  before: number;
  after: number;
}

const COLUMNS: Column<Measure>[] = [
  { title: 'On articles not learned from', text: (row) => row.name },
  { title: 'Before', text: (row) => row.before.toFixed(3), align: 'right' },
  { title: 'After', text: (row) => row.after.toFixed(3), align: 'right' },
];

function measures(before: Quality, after: Quality): Measure[] {
  const names: [keyof Quality, string][] = [
    ['relevanceF1', 'premium or not, F1'],
    ['accuracy3', 'three values right'],
    ['themesMicro', 'themes, micro F1'],
    ['themesMacro', 'themes, macro F1'],
    ['stance', 'stance right'],
  ];
  return names.map(([key, name]) => ({ name, before: before[key], after: after[key] }));
}

async function list({ config, store }: Workplace, terminal: Terminal, options: Options): Promise<void> {
  const { zone } = config.settings;
  const now = new Date();
  const columns: Column<TrainingRow>[] = [
    { title: 'Version', text: (row) => row.id, align: 'right' },
    { title: 'In force', text: (row) => (row.live ? 'yes' : '') },
    { title: 'Trained', text: (row) => showWhen(row.trainedAt, zone, now) },
    { title: 'Who', text: (row) => row.who, shrinkTo: 8 },
    { title: 'How', text: (row) => row.recipe },
    { title: 'Articles', text: (row) => row.after.articles, align: 'right' },
    { title: 'F1 before', text: (row) => row.before.relevanceF1.toFixed(3), align: 'right' },
    { title: 'F1 after', text: (row) => row.after.relevanceF1.toFixed(3), align: 'right' },
  ];
  const rows = await store.weights.list();
  printRows(terminal, rows, { json: options.json, columns, none: 'Nothing was trained here yet.' });
  if (!options.json && !rows.some(({ live }) => live)) terminal.err('In force: the program’s own weights.');
}

async function restore({ store }: Workplace, terminal: Terminal, version: string): Promise<void> {
  const known = version === SHIPPED || /^\d{1,18}$/.test(version);
  if (!known || !(await store.weights.restore(version === SHIPPED ? null : version)))
    throw new Failure(`There is no training ${version}.`, 'See which there are: halfstep train --list (or “shipped”)');
  const what = version === SHIPPED ? 'The program’s own weights are' : `Training ${version} is`;
  terminal.out(`${what} in force; running services follow within seconds.`);
}

function unreadable(error: unknown): never {
  throw new Failure(messageOf(error), 'Both files hold one JSON object a line.');
}
