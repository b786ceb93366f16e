/**
 * `halfstep articles` and `halfstep search`: stored articles, filtered or found by words.
 */
import { type Command, Option } from 'commander';
import { segment } from '../../core/text/segment.js';
import { nearestWord } from '../../core/yaml/nearest-word.js';
import type { ArticleRow } from '../../io/database/articles/list-articles.js';
import { loadSeeds } from '../../io/load-seeds.js';
import { SEEDS, withContext } from '../command-context.js';
import { count, describeCommand, printRows } from '../terminal/describe-command.js';
import { usage } from '../terminal/failure.js';
import type { Column } from '../terminal/print-table.js';
import { readWhen, showWhen } from '../terminal/read-when.js';
import type { Terminal } from '../terminal/terminal.js';

interface Options {
  since?: string;
  until?: string;
  relevance?: string;
  theme?: string;
  limit: number;
  json?: boolean;
}

export function articlesCommand(terminal: Terminal): Command {
  const command = describeCommand('articles', 'List stored articles, newest first.', [
    ['articles', 'the newest 40, whatever their relevance'],
    ['articles --relevance 2 --since 7d', 'the articles behind this week’s digest'],
    ['articles --theme car --json', 'articles with the theme car, as JSON'],
  ]);
  return filters(command).action((options: Options) => list(command, terminal, options, undefined));
}

export function searchCommand(terminal: Terminal): Command {
  const command = describeCommand('search', 'Find articles that contain all the given words, Chinese or English.', [
    ['search 玄戒 O1', 'articles with both words, newest first'],
    ['search "SU7 Ultra" --relevance 2', 'only those about the premium strategy'],
  ]).argument('<words...>', 'words that must all occur in the article');
  return filters(command).action((words: string[], options: Options) => {
    const segmented = segment(words.join(' '));
    if (segmented.length === 0)
      throw usage(
        'There is nothing to search for.',
        'Give at least one word of letters, digits or Chinese characters.',
      );
    return list(command, terminal, options, segmented);
  });
}

function filters(command: Command): Command {
  return command
    .option('--since <when>', 'published since: 7d, 24h, yesterday, 2026-11-16')
    .option('--until <when>', 'published before')
    .addOption(new Option('--relevance <0|1|2>', '0 off topic, 1 Xiaomi, 2 premium strategy').choices(['0', '1', '2']))
    .option('--theme <id>', 'with this theme (ids in seeds/themes.yaml)')
    .option('--limit <n>', 'maximum number of articles', count(10_000), 40)
    .option('--json', 'print JSON');
}

async function list(
  command: Command,
  terminal: Terminal,
  options: Options,
  words: string[] | undefined,
): Promise<void> {
  if (options.theme !== undefined) await checkTheme(options.theme);
  await withContext(command, terminal, async ({ config, store }) => {
    const { zone } = config.settings;
    const now = new Date();
    const rows = await store.articles.list({
      ...(options.since === undefined ? {} : { since: readWhen(options.since, zone, now) }),
      ...(options.until === undefined ? {} : { until: readWhen(options.until, zone, now) }),
      ...(options.relevance === undefined ? {} : { relevance: Number(options.relevance) }),
      theme: options.theme,
      words,
      limit: options.limit,
    });
    printRows(terminal, rows, { json: options.json, columns: columns(zone, now), none: 'No article matches.' });
  });
}

/** Rejects an unknown theme, which an empty list would hide. */
async function checkTheme(theme: string): Promise<void> {
  const known = (await loadSeeds(SEEDS)).themes.map(({ id }) => id);
  if (known.includes(theme)) return;
  const meant = nearestWord(theme, known);
  throw usage(
    `There is no theme “${theme}”.`,
    `${meant ? `Did you mean “${meant}”? ` : ''}Known themes: ${known.join(', ')}`,
  );
}

function columns(zone: string, now: Date): Column<ArticleRow>[] {
  return [
    { title: 'ID', text: (row) => row.id, align: 'right' },
    { title: 'Published', text: (row) => showWhen(row.publishedAt, zone, now) },
    { title: 'Outlet', text: (row) => row.outlet, shrinkTo: 8 },
    {
      title: 'Rel',
      text: (row) => row.relevance ?? row.state,
      colour: (row) => (row.relevance === 2 ? 'green' : undefined),
    },
    { title: 'P', text: (row) => row.probability?.toFixed(2), align: 'right' },
    { title: 'Themes', text: (row) => row.themes.join(' '), shrinkTo: 10 },
    { title: 'Stance', text: (row) => row.stance },
    {
      title: 'Story',
      text: (row) => row.storyId && `${row.storyId}${row.role === 'copy' ? ' copy' : ''}`,
      align: 'right',
    },
    {
      title: 'Title',
      text: (row) => row.title,
      shrinkTo: 24,
      colour: (row) => (row.relevance === 0 ? 'dim' : undefined),
    },
  ];
}
