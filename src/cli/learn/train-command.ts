/**
 * `halfstep train`: trains the judge from corrections by readers and labelled articles.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Quality } from '../../core/judge/learn/try-weights.js';
import { pluralize } from '../../core/text/clean-text.js';
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

/** Each fold is judged by weights learned from the others, so there are at least two. More than 20 only take longer. */
const MIN_FOLDS = 2;
const MAX_FOLDS = 20;
const SHIPPED = 'shipped';

export function trainCommand(terminal: Terminal): Command {
  const command = describeCommand(
    'train',
    'Train the judge from feedback; new weights take effect if they judge no worse.',
    [
      ['train', 'from corrections by readers, starting from the program’s own weights'],
      ['train --labelled FOLDER', 'from scratch, from your labelled articles and corrections by readers'],
      ['train --list', 'all trainings, and which one is in use'],
      ['train --restore 3', 'use training 3 again; “shipped” for the program’s own weights'],
      ['train --write --labelled FOLDER', 'for developers: write seeds/weights/judge.json, without a database'],
    ],
  );
  return command
    .option(
      '--labelled <folder>',
      'folder with articles.jsonl and labels.jsonl; by default learning.labelled, or corpus/ in HALFSTEP_EVAL_DATA',
    )
    .option('--force', 'train even without new data, and use the new weights even if they are worse')
    .option('--list', 'list trainings')
    .option('--restore <version>', 'use an earlier training')
    .option('--write', 'write the weights that ship with the program')
    .option('--folds <n>', 'number of parts for cross-validation', count(MAX_FOLDS, MIN_FOLDS), 5)
    .option('--who <name>', 'your name; by default the name you are logged in with')
    .option('--json', 'print JSON')
    .action(async (options: Options) => {
      refuseLabelsAsData(foldersOf(command, terminal).data);
      if (options.write) return writeShipped(terminal, options);
      await withContext(command, terminal, async (context) => {
        if (options.list) return list(context, terminal, options);
        if (options.restore !== undefined) return restore(context, terminal, options.restore);
        return learn(terminal, context, options);
      });
    });
}

/** `--data` is the data folder of the service; a database must not be created in a folder of labels. */
function refuseLabelsAsData(folder: string): void {
  if (existsSync(join(folder, 'labels.jsonl')))
    throw usage(
      `${folder} contains labelled articles, not the data of the service.`,
      'Use --labelled instead of --data.',
    );
}

/** The labelled articles of the evaluation data, if configured. */
function evaluationData({ env }: Terminal): string | undefined {
  return env.HALFSTEP_EVAL_DATA === undefined ? undefined : join(env.HALFSTEP_EVAL_DATA, 'corpus');
}

async function writeShipped(terminal: Terminal, options: Options): Promise<void> {
  const data = options.labelled ?? evaluationData(terminal);
  if (data === undefined)
    throw usage('There are no labelled articles to learn from.', 'Use --labelled FOLDER or set HALFSTEP_EVAL_DATA.');
  const { loadSeeds } = await import('../../io/load-seeds.js');
  const { trainShippedWeights } = await import('./train-shipped-weights.js');
  const seeds = await loadSeeds(SEEDS);
  const { examples } = await readOwn(terminal, data, seeds.themes);
  await trainShippedWeights({ labelled: examples, data, folder: SEEDS, seeds, folds: options.folds });
}

/** Reports labels without an article. Throws a failure when the labels are unusable. */
async function readOwn(terminal: Terminal, folder: string, themes: readonly { id: string }[]): Promise<OwnLabels> {
  const { LabelsError, readOwnLabels } = await import('../../io/judge/read-own-labels.js');
  const known = themes.map(({ id }) => id);
  const own = await readOwnLabels(folder, known).catch((error: unknown) => {
    throw error instanceof LabelsError ? new Failure(error.wrong, error.mend) : error;
  });
  if (own.orphaned > 0)
    terminal.err(`${pluralize(own.orphaned, 'label')} skipped: articles.jsonl has no article with the id.`);
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
  terminal.err('Training and cross-validating; a thousand labelled articles take a minute or two …');
  const { folds, force = false } = options;
  const by = { who: userName(options.who), now: new Date() };
  const trained = await trainJudge(store, { folder: SEEDS, seeds, own, inForce, folds, force, ...by });
  if (trained === 'nothing to learn from')
    throw new Failure(
      'There is nothing to learn from.',
      'Correct an article first: halfstep feedback ID --relevance 1',
    );
  if (typeof trained !== 'string')
    return terminal.out(options.json ? JSON.stringify(trained, null, 2) : describeTrained(trained, terminal));
  if (options.json) return terminal.out(JSON.stringify({ nothingNew: true, training: inForce.training }, null, 2));
  if (trained === 'all known')
    return terminal.out(
      'The program’s weights were already learned from all of these labelled articles, so nothing was trained.',
    );
  const since = inForce.training === null ? 'the program’s own weights were' : `training ${inForce.training} was`;
  terminal.out(`There is no new feedback since ${since} made, so nothing was trained. To train anyway: --force`);
}

function describeTrained(trained: TrainingResult, terminal: Terminal): string {
  const { recipe, labelled, enough, corrections, before, after, live, id } = trained;
  const from = [labelled > 0 ? pluralize(labelled, 'labelled article') : '', pluralize(corrections, 'correction')];
  const how = `Training ${id}: ${recipe === 'refit' ? 'trained from scratch' : 'adapted'} from ${from.filter(Boolean).join(' and ')}`;
  const few = `With fewer than ${enough} labelled articles, the program’s weights are adapted instead of trained from scratch.`;
  const known = `${pluralize(trained.known, 'labelled article')} skipped: the program’s weights were learned from them.`;
  const lines =
    recipe === 'refit'
      ? [how, formatTable(measures(before, after), COLUMNS, terminal)]
      : [how, ...(trained.known > 0 ? [known] : []), ...(labelled > 0 ? [few] : []), ...describeAccuracy(trained)];
  const end = live
    ? 'Now in use; running services switch within seconds. To judge stored articles again: halfstep reclassify --since 30d'
    : `Worse than the current weights, so it was saved but not put to use. To use it anyway: halfstep train --restore ${id}`;
  return [...lines, end].join('\n');
}

/** F1 is meaningless on a few corrections, so this counts correct answers. */
function describeAccuracy({ labelled, before, after, held }: TrainingResult): string[] {
  const what = labelled > 0 ? 'label' : 'correction';
  const relevance = ({ accuracy3, articles }: Quality) => Math.round(accuracy3 * articles);
  return [
    `Of ${pluralize(after.articles, what)} right: ${relevance(before)} before, ${relevance(after)} after in relevance; ${before.right} before, ${after.right} after in themes and stance too. Each was judged by weights not learned from it.`,
    ...(held.articles === 0
      ? []
      : [
          `Of ${pluralize(held.articles, 'stored article')} that the program’s weights judge with confidence, ${held.kept} keep their relevance.`,
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
    { title: 'In use', text: (row) => (row.live ? 'yes' : '') },
    { title: 'Trained', text: (row) => showWhen(row.trainedAt, zone, now) },
    { title: 'Who', text: (row) => row.who, shrinkTo: 8 },
    { title: 'How', text: (row) => row.recipe },
    { title: 'Articles', text: (row) => row.after.articles, align: 'right' },
    { title: 'Before', text: (row) => formatQuality(row.recipe, row.before), align: 'right' },
    { title: 'After', text: (row) => formatQuality(row.recipe, row.after), align: 'right' },
  ];
  const rows = await store.weights.list();
  printRows(terminal, rows, { json: options.json, columns, none: 'There are no trainings yet.' });
  if (!options.json && !rows.some(({ live }) => live)) terminal.err('In use: the program’s own weights.');
}

function formatQuality(recipe: TrainingRow['recipe'], { relevanceF1, right = 0, articles }: Quality): string {
  return recipe === 'refit' ? `F1 ${relevanceF1.toFixed(3)}` : `${right} of ${articles} right`;
}

async function restore({ store }: CommandContext, terminal: Terminal, version: string): Promise<void> {
  const known = version === SHIPPED || /^\d{1,18}$/.test(version);
  if (!known || !(await store.weights.restore(version === SHIPPED ? null : version)))
    throw new Failure(
      `There is no training ${version}.`,
      'List the trainings: halfstep train --list. “shipped” is the program’s own weights.',
    );
  const what = version === SHIPPED ? 'The program’s own weights are' : `Training ${version} is`;
  terminal.out(`${what} now in use; running services switch within seconds.`);
}
