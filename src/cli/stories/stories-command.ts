/**
 * `halfstep stories`: lists, shows, merges and splits stories.
 */
import { type Command, Option } from 'commander';
import type { ListedStory } from '../../io/stories/read-stories.js';
import { withContext } from '../command-context.js';
import { count, describeCommand, printRows } from '../terminal/describe-command.js';
import type { Column } from '../terminal/print-table.js';
import { readWhen, showWhen } from '../terminal/read-when.js';
import type { Terminal } from '../terminal/terminal.js';
import { mergeStoriesCommand, splitStoryCommand } from './ruling-commands.js';
import { showStoryCommand } from './show-story-command.js';

interface ListOptions {
  since?: string;
  until?: string;
  relevance: string;
  theme?: string;
  limit: number;
  json?: boolean;
}

export function storiesCommand(terminal: Terminal): Command {
  const list = describeCommand(
    'list',
    'List stories, newest first, with independent outlets and copies counted separately.',
    [
      ['stories list', 'stories about the premium strategy'],
      ['stories list --since 7d --theme trust', 'this week’s stories with the theme trust'],
      ['stories list --relevance 0', 'every story on any topic'],
    ],
  );
  list
    .option('--since <when>', 'with an article since: 7d, 24h, yesterday, 2026-11-16')
    .option('--until <when>', 'with an article before')
    .addOption(new Option('--relevance <0|1|2>', 'at least this relevance').choices(['0', '1', '2']).default('2'))
    .option('--theme <id>', 'with this theme (ids in seeds/themes.yaml)')
    .option('--limit <n>', 'maximum number of stories', count(10_000), 40)
    .option('--json', 'print JSON')
    .action((options: ListOptions) => listStories(list, terminal, options));
  return describeCommand('stories', 'List stories, show their articles, and merge or split them.', [])
    .addCommand(list, { isDefault: true })
    .addCommand(showStoryCommand(terminal))
    .addCommand(mergeStoriesCommand(terminal))
    .addCommand(splitStoryCommand(terminal));
}

async function listStories(command: Command, terminal: Terminal, options: ListOptions): Promise<void> {
  await withContext(command, terminal, async ({ config, store }) => {
    const { zone } = config.settings;
    const now = new Date();
    const rows = await store.filings.list({
      since: options.since === undefined ? undefined : readWhen(options.since, zone, now),
      until: options.until === undefined ? undefined : readWhen(options.until, zone, now),
      relevance: Number(options.relevance),
      theme: options.theme,
      limit: options.limit,
    });
    const columns: Column<ListedStory>[] = [
      { title: 'ID', text: (row) => row.id, align: 'right' },
      { title: 'First seen', text: (row) => showWhen(row.firstAt, zone, now) },
      { title: 'Outlets', text: (row) => row.outlets, align: 'right' },
      { title: 'Copies', text: (row) => row.copies, align: 'right' },
      { title: 'Themes', text: (row) => row.themes.join(' '), shrinkTo: 10 },
      { title: 'Stance', text: (row) => row.stance },
      { title: 'Follows', text: (row) => row.followsId, align: 'right' },
      { title: 'Title', text: (row) => row.title, shrinkTo: 24 },
    ];
    printRows(terminal, rows, { json: options.json, columns, none: 'No story matches.' });
  });
}
