/**
 * How does the judge learn from readers?  `halfstep train`
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Quality } from '../../core/judge/learn/try-weights.js';
import { countOf } from '../../core/text/count-of.js';
import type { TrainingRow } from '../../io/database/judge/weight-store.js';
import type { OwnLabels } from '../../io/judge/read-own-labels.js';
import type { TrainingResult } from '../../io/judge/train-judge.js';
import { type CommandContext, foldersOf, SEEDS, withContext } from '../command-context.js';
import { count, describeCommand, printRows } from '../terminal/describe-command.js';
import { Failure, usage } from '../terminal/failure.js';
import { type Column, formatTable } from '../terminal/print-table.js';
import { showWhen } from '../terminal/read-when.js';
import { type Terminal, userName } from '../terminal/terminal.js';

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

/** What is judged has to be learned without: two parts at least. More than so many only take longer. */
const LEAST_FOLDS = 2;
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
    .option('--force', 'learn also where nothing is new, and go live even where the new weights are worse')
    .option('--list', 'list trainings')
    .option('--restore <version>', 'put a training in force')
    .option('--write', 'write the weights that come with the program')
    .option('--folds <n>', 'parts for cross-validation', count(MOST_FOLDS, LEAST_FOLDS), 5)
    .option('--who <name>', 'who trains; else the name you are logged in with')
    .option('--json', 'print JSON')
    .action(async (options: Options) => {
      refuseLabelsAsData(foldersOf(command, terminal).data);
      if (options.write) return writeShipped(terminal, options);
      await withContext(command, terminal, async (place) => {
        if (options.list) return list(place, terminal, options);
        if (options.restore !== undefined) return restore(place, terminal, options.restore);
        return learn(terminal, place, options);
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
  const { loadSeeds } = await import('../../io/load-seeds.js');
  const { trainShippedWeights } = await import('./train-shipped-weights.js');
  const seeds = await loadSeeds(SEEDS);
  const { examples } = await readOwn(terminal, data, seeds.themes);
  await trainShippedWeights({ labelled: examples, data, folder: SEEDS, seeds, folds: options.folds });
}

/** Tells of labels whose article is missing, and of what makes them useless in the words of a failure. */
async function readOwn(terminal: Terminal, folder: string, themes: readonly { id: string }[]): Promise<OwnLabels> {
  const { LabelsError, readOwnLabels } = await import('../../io/judge/read-own-labels.js');
  const known = themes.map(({ id }) => id);
  const own = await readOwnLabels(folder, known).catch((error: unknown) => {
    throw error instanceof LabelsError ? new Failure(error.wrong, error.mend) : error;
  });
  if (own.astray > 0)
    terminal.err(`${countOf(own.astray, 'label')} left out: no article in articles.jsonl has the id.`);
  return own;
}

async function learn(terminal: Terminal, { store, labelled }: CommandContext, options: Options) {
  const { openLiveJudge } = await import('../../io/judge/live-judge.js');
  const { loadSeeds } = await import('../../io/load-seeds.js');
  const { trainJudge } = await import('../../io/judge/train-judge.js');
  const data = options.labelled ?? labelled() ?? evaluationData(terminal);
  const seeds = await loadSeeds(SEEDS);
  const own = data === undefined ? null : { ...(await readOwn(terminal, data, seeds.themes)), folder: resolve(data) };
  const judge = await openLiveJudge({ folder: SEEDS, seeds, store: store.weights, warn: terminal.err });
  const inForce = await judge.current();
  terminal.err('Learning and cross-validating; with a thousand labelled articles that takes a minute or two …');
  const { folds, force = false } = options;
  const by = { who: userName(options.who), now: new Date() };
  const trained = await trainJudge(store, { folder: SEEDS, seeds, own, inForce, folds, force, ...by });
  if (trained === 'nothing to learn from')
    throw new Failure(
      'There is nothing to learn from.',
      'Say what was judged wrongly: halfstep feedback ID --relevance 1',
    );
  if (typeof trained !== 'string')
    return terminal.out(options.json ? JSON.stringify(trained, null, 2) : describeTrained(trained, terminal));
  if (options.json) return terminal.out(JSON.stringify({ nothingNew: true, training: inForce.training }, null, 2));
  if (trained === 'all known')
    return terminal.out(
      'The program’s weights learned from all of these labelled articles already; nothing was learned.',
    );
  const since = inForce.training === null ? 'the program’s own weights were' : `training ${inForce.training} was`;
  terminal.out(`Nothing new was said since ${since} made; nothing was learned. To learn all the same: --force`);
}

function describeTrained(trained: TrainingResult, terminal: Terminal): string {
  const { recipe, labelled, enough, corrections, before, after, live, id } = trained;
  const from = [labelled > 0 ? countOf(labelled, 'labelled article') : '', `${corrections} from readers`];
  const how = `Training ${id}: ${recipe === 'refit' ? 'learned anew' : 'adapted'} from ${from.filter(Boolean).join(' and ')}`;
  const few = `Fewer than ${enough} labelled articles are too few to learn everything anew, so the program’s weights were moved.`;
  const known = `${countOf(trained.known, 'labelled article')} left out: the program’s weights learned from them.`;
  const lines =
    recipe === 'refit'
      ? [how, formatTable(measures(before, after), COLUMNS, terminal)]
      : [how, ...(trained.known > 0 ? [known] : []), ...(labelled > 0 ? [few] : []), ...describeRight(trained)];
  const end = live
    ? 'In force now; running services follow within seconds. Judge stored articles again: halfstep reclassify --since 30d'
    : `Worse, so it was kept but not put in force. If you want it all the same: halfstep train --restore ${id}`;
  return [...lines, end].join('\n');
}

/** On a few corrections F1 means nothing; how many are right does. */
function describeRight({ labelled, before, after, held }: TrainingResult): string[] {
  const what = labelled > 0 ? 'label' : 'correction';
  const relevance = ({ accuracy3, articles }: Quality) => Math.round(accuracy3 * articles);
  return [
    `Of ${countOf(after.articles, what)} right: ${relevance(before)} before, ${relevance(after)} after in relevance; ${before.right} before, ${after.right} after in themes and stance too. Each was judged by weights that had not seen it.`,
    ...(held.articles === 0
      ? []
      : [
          `Of ${countOf(held.articles, 'stored article')} on which the program’s weights are sure, ${held.kept} keep their relevance.`,
        ]),
  ];
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
  const names = [
    ['relevanceF1', 'premium or not, F1'],
    ['accuracy3', 'three values right'],
    ['themesMicro', 'themes, micro F1'],
    ['themesMacro', 'themes, macro F1'],
    ['stance', 'stance right'],
  ] as const;
  return names.map(([key, name]) => ({ name, before: before[key], after: after[key] }));
}

async function list({ config, store }: CommandContext, terminal: Terminal, options: Options): Promise<void> {
  const { zone } = config.settings;
  const now = new Date();
  const columns: Column<TrainingRow>[] = [
    { title: 'Version', text: (row) => row.id, align: 'right' },
    { title: 'In force', text: (row) => (row.live ? 'yes' : '') },
    { title: 'TrainingResult', text: (row) => showWhen(row.trainedAt, zone, now) },
    { title: 'Who', text: (row) => row.who, shrinkTo: 8 },
    { title: 'How', text: (row) => row.recipe },
    { title: 'Articles', text: (row) => row.after.articles, align: 'right' },
    { title: 'Before', text: (row) => shortly(row.recipe, row.before), align: 'right' },
    { title: 'After', text: (row) => shortly(row.recipe, row.after), align: 'right' },
  ];
  const rows = await store.weights.list();
  printRows(terminal, rows, { json: options.json, columns, none: 'Nothing was trained here yet.' });
  if (!options.json && !rows.some(({ live }) => live)) terminal.err('In force: the program’s own weights.');
}

function shortly(recipe: TrainingRow['recipe'], { relevanceF1, right = 0, articles }: Quality): string {
  return recipe === 'refit' ? `F1 ${relevanceF1.toFixed(3)}` : `${right} of ${articles} right`;
}

async function restore({ store }: CommandContext, terminal: Terminal, version: string): Promise<void> {
  const known = version === SHIPPED || /^\d{1,18}$/.test(version);
  if (!known || !(await store.weights.restore(version === SHIPPED ? null : version)))
    throw new Failure(`There is no training ${version}.`, 'See which there are: halfstep train --list (or “shipped”)');
  const what = version === SHIPPED ? 'The program’s own weights are' : `Training ${version} is`;
  terminal.out(`${what} in force; running services follow within seconds.`);
}
