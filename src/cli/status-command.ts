/**
 * `halfstep status`: what runs, what waits, what is stored, and what needs attention.
 */
import type { Command } from 'commander';
import { isUnhealthy } from '../core/polling/feed-memory.js';
import { nextRun } from '../core/schedule/boundaries.js';
import { pluralize } from '../core/text/clean-text.js';
import { runningRoles } from '../io/database/role-lock.js';
import { type CommandContext, withContext } from './command-context.js';
import { describeJudgeStatus, readJudgeStatus } from './judge-status.js';
import { describeCommand } from './terminal/describe-command.js';
import { formatTable, paint } from './terminal/print-table.js';
import { showAge, showWhen } from './terminal/read-when.js';
import type { Terminal } from './terminal/terminal.js';

/** Newest failed or uncertain deliveries to list. */
const MAX_UNDELIVERED = 20;

type Status = Awaited<ReturnType<typeof readStatus>>;

export function statusCommand(terminal: Terminal): Command {
  const command = describeCommand('status', 'Show what runs, what waits, what is stored, and what needs attention.', [
    ['status', 'a summary'],
    ['status --json', 'the same and more, as JSON'],
  ]);
  return command.option('--json', 'print JSON').action((options: { json?: boolean }) =>
    withContext(command, terminal, async (context) => {
      const status = await readStatus(context);
      if (options.json) terminal.out(JSON.stringify(status, null, 2));
      else terminal.out(describe(status, context.config.settings.zone, terminal));
    }),
  );
}

async function readStatus({ config, store, database, queues, labelled }: CommandContext) {
  const now = new Date();
  const [articles, stories, deliveries, entries, beat, feeds] = await Promise.all([
    store.articles.counts(),
    store.filings.counts(),
    store.deliveries.counts(),
    store.entries.count(),
    store.clock.lastBeat(),
    store.feeds.list(),
  ]);
  const counts = await (await queues()).counts();
  const digests = await Promise.all(
    config.digests.map(async (digest) => ({
      id: digest.id,
      title: digest.title,
      last: await store.editions.newest(digest.id),
      unsubscribed: await store.deliveries.unsubscribed(digest.id),
      next: nextRun(digest, now),
    })),
  );
  return {
    now,
    running: (await runningRoles(database.db)).includes('clock'),
    lastBeat: beat,
    database: database.embedded ? 'private, in the data folder' : 'DATABASE_URL',
    feeds: {
      configured: config.feeds.length,
      on: config.feeds.filter(({ enabled }) => enabled).length,
      states: tally(feeds.map(({ state }) => state)),
      trouble: feeds.filter(isUnhealthy).map(({ id, name, state, stateSince, evidence, cure }) => ({
        id,
        name,
        state,
        since: stateSince,
        evidence,
        cure,
      })),
    },
    entries,
    articles,
    stories,
    deliveries,
    undelivered: await store.deliveries.inTrouble(MAX_UNDELIVERED),
    queues: counts,
    digests,
    judge: await readJudgeStatus({ config, store, labelled }, now),
  };
}

function describe(status: Status, zone: string, terminal: Terminal): string {
  const { now } = status;
  const title = (text: string) => paint(text.padEnd(11), 'bold', terminal.colour);
  const clock =
    status.lastBeat === null
      ? 'never started; start it: halfstep start'
      : status.running
        ? paint('running', 'green', terminal.colour)
        : paint(`stopped since ${showWhen(status.lastBeat, zone, now)}`, 'red', terminal.colour);
  const busy = Object.entries(status.queues).filter(
    ([, { waiting, active, delayed, failed }]) => waiting + active + delayed + failed > 0,
  );
  const lines = [
    `${title('Service')}${clock}; database: ${status.database}`,
    `${title('Feeds')}${status.feeds.on} of ${status.feeds.configured} on; ${listOf(status.feeds.states) || 'none fetched yet'}`,
    `${title('Stored')}${pluralize(status.entries, 'entry', 'entries')}, ${listOf(status.articles) || 'no'} articles, ${pluralize(status.stories.stories, 'story', 'stories')}, ${pluralize(status.stories.copies, 'copy', 'copies')}`,
    `${title('Queues')}${busy.map(([stage, n]) => `${stage} ${n.waiting + n.active} now, ${n.delayed} later${n.failed > 0 ? `, ${n.failed} failed` : ''}`).join('; ') || 'empty'}`,
    `${title('Deliveries')}${listOf(status.deliveries) || 'none yet'}`,
    ...describeJudgeStatus(status.judge, title),
    ...status.undelivered.map(
      ({ editionId, channel, recipient, state, fault }) =>
        `${title('')}${paint(state, 'red', terminal.colour)} ${[`edition ${editionId}`, channel, recipient].filter(Boolean).join(', ')}: ${fault}`,
    ),
    ...status.digests.map(({ id, last, next, unsubscribed }) => {
      const before =
        last === null ? 'no edition yet' : `last edition no. ${last.number}, to ${showWhen(last.periodEnd, zone, now)}`;
      return `${title('Digest')}${id}: ${before}; next ${showWhen(next, zone, now)}${unsubscribed.length === 0 ? '' : `; unsubscribed: ${unsubscribed.join(', ')}`}`;
    }),
  ];
  if (status.feeds.trouble.length === 0) return lines.join('\n');
  const table = formatTable(
    status.feeds.trouble,
    [
      { title: 'Feed with problems', text: (row) => row.name, shrinkTo: 12 },
      { title: 'State', text: (row) => row.state, colour: () => 'red' },
      { title: 'For', text: (row) => showAge(row.since, now), align: 'right' },
      { title: 'Evidence', text: (row) => row.evidence, shrinkTo: 20 },
      { title: 'What to do', text: (row) => row.cure, shrinkTo: 20 },
    ],
    terminal,
  );
  return [...lines, '', table].join('\n');
}

function tally(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

function listOf(counts: Record<string, number>): string {
  return Object.entries(counts)
    .filter(([, n]) => n > 0)
    .map(([name, n]) => `${n} ${name}`)
    .join(', ');
}
