/**
 * `halfstep stories show`: one story with its articles, the story it follows, and corrections by readers.
 */
import type { Command } from 'commander';
import type { FilingStore } from '../../io/database/filing-store.js';
import type { StoryArticle, StoryHead } from '../../io/stories/read-stories.js';
import { withContext } from '../command-context.js';
import { describeCommand } from '../terminal/describe-command.js';
import { Failure } from '../terminal/failure.js';
import { type Column, formatTable } from '../terminal/print-table.js';
import { showWhen } from '../terminal/read-when.js';
import type { Terminal } from '../terminal/terminal.js';

export function showStoryCommand(terminal: Terminal): Command {
  const show = describeCommand(
    'show',
    'Show one story: its articles and copies, why they belong together, and which story it follows.',
    [
      ['stories show 118', 'the story with the id 118'],
      ['stories show 118 --json', 'the story and its articles as JSON'],
    ],
  );
  return show
    .argument('<id>', 'id of the story')
    .option('--json', 'print JSON')
    .action(async (id: string, { json }: { json?: boolean }) => {
      await withContext(show, terminal, async ({ config, store }) => {
        const { head, articles } = await readStory(store.filings, id);
        const { zone, language, stories } = config.settings;
        const ended = hasEnded(head, stories.endAfterDays);
        if (json) return terminal.out(JSON.stringify({ ...head, ended, articles }, null, 2));
        const words = language === 'en' ? 'en' : 'zh';
        terminal.out([...describeHead(head, ended, words, zone), ''].join('\n'));
        terminal.out(formatTable(articles, columnsFor(zone, words), terminal));
      });
    });
}

/** Throws a failure when there is no such story or it has no articles. */
export async function readStory(
  filings: FilingStore,
  id: string,
): Promise<{ head: StoryHead; articles: StoryArticle[] }> {
  const known = /^\d{1,18}$/.test(id);
  const head = known ? await filings.head(id) : undefined;
  const articles = head ? await filings.story(id) : [];
  if (!head || articles.length === 0)
    throw new Failure(`There is no story ${id}.`, 'List the stories: halfstep stories list');
  return { head, articles };
}

const hasEnded = ({ lastAt }: StoryHead, days: number): boolean => Date.now() - lastAt.getTime() > days * 86_400_000;

function describeHead(head: StoryHead, ended: boolean, words: 'en' | 'zh', zone: string): string[] {
  const now = new Date();
  const { follows } = head;
  return [
    `Story ${head.id}, ${showWhen(head.firstAt, zone, now)} to ${showWhen(head.lastAt, zone, now)}${ended ? ', ended' : ''}`,
    ...(follows ? [`Follows ${follows.storyId} “${follows.title}”: ${follows.why[words]}`] : []),
    ...(follows && follows.news.length > 0 ? [`  new: ${follows.news.map(readable).join(', ')}`] : []),
    ...head.continuedBy.map(({ storyId, title }) => `Continued by ${storyId} “${title}”`),
    ...head.rulings.map(
      ({ kind, who, at }) => `${kind === 'merge' ? 'Merged' : 'Split'} by ${who}, ${showWhen(new Date(at), zone, now)}`,
    ),
  ];
}

/** Signatures write money as "m4799", percentages as "p10.9", seconds as "t80.9" and counts as "c300". */
function readable(news: string): string {
  const [, kind, figure] = /^([mptc])(-?\d+(?:\.\d+)?)$/.exec(news) ?? [];
  if (kind === undefined) return news;
  const value = Number(figure).toLocaleString('en-GB');
  return { p: `${value} %`, t: `${value} s`, m: `${value} (money)` }[kind] ?? value;
}

function columnsFor(zone: string, words: 'en' | 'zh'): Column<StoryArticle>[] {
  const now = new Date();
  return [
    { title: 'Article', text: (row) => row.articleId, align: 'right' },
    { title: 'Published', text: (row) => showWhen(row.publishedAt, zone, now) },
    { title: 'Outlet', text: (row) => row.outlet, shrinkTo: 8 },
    { title: 'Role', text: (row) => row.role },
    { title: 'Added', text: (row) => row.addedShare && `${Math.round(row.addedShare * 100)} %`, align: 'right' },
    { title: 'Title', text: (row) => row.title, shrinkTo: 24 },
    { title: 'Why', text: (row) => row.why[words], shrinkTo: 24 },
  ];
}
