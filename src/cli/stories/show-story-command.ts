/**
 * What is one story made of, what does it carry on, and who has put it right?  `halfstep stories show`
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
    'Show one story: its articles, which are copies, why they belong together, and which story it carries on.',
    [
      ['stories show 118', 'the story with the id 118'],
      ['stories show 118 --json', 'as JSON: the story and its articles'],
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
        terminal.out([...tellHead(head, ended, words, zone), ''].join('\n'));
        terminal.out(formatTable(articles, columnsFor(zone, words), terminal));
      });
    });
}

/** A story that has articles; else a failure with the way to find one. */
export async function readStory(
  filings: FilingStore,
  id: string,
): Promise<{ head: StoryHead; articles: StoryArticle[] }> {
  const known = /^\d{1,18}$/.test(id);
  const head = known ? await filings.head(id) : undefined;
  const articles = head ? await filings.story(id) : [];
  if (!head || articles.length === 0)
    throw new Failure(`There is no story ${id}.`, 'See which there are: halfstep stories list');
  return { head, articles };
}

const hasEnded = ({ lastAt }: StoryHead, days: number): boolean => Date.now() - lastAt.getTime() > days * 86_400_000;

function tellHead(head: StoryHead, ended: boolean, words: 'en' | 'zh', zone: string): string[] {
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

/** "m4799" is how signatures write an amount of money, "p10.9" a percentage, "t80.9" a time in seconds, "c300" a count. */
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
