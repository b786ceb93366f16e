/**
 * `halfstep poll`: fetches feeds now, with or without a running service.
 */
import type { Command } from 'commander';
import { isUnhealthy } from '../core/polling/feed-memory.js';
import { pluralize } from '../core/text/clean-text.js';
import { runningRoles } from '../io/database/role-lock.js';
import { untilDrained, withService } from './run-stages.js';
import { describeCommand } from './terminal/describe-command.js';
import { Failure } from './terminal/failure.js';
import type { Terminal } from './terminal/terminal.js';

export function pollCommand(terminal: Terminal): Command {
  const command = describeCommand('poll', 'Fetch the feeds that are due now.', [
    ['poll', 'queues the due feeds for the running service'],
    ['poll --all --wait', 'fetches every feed; reads, judges and files new articles'],
    ['poll --all --wait --json', 'the same, with the counts as JSON'],
  ]);
  return command
    .option('--all', 'every feed that is switched on, due or not')
    .option('--wait', 'also do the work in this process, and wait until it is done')
    .option('--json', 'print JSON')
    .action(async (options: { all?: boolean; wait?: boolean; json?: boolean }) => {
      await withService(command, terminal, options.wait ? ['fetch', 'judge'] : [], async (service) => {
        const { store } = service;
        const served = (await runningRoles(service.database.db)).includes('fetch');
        const before = { entries: await store.entries.count(), articles: await articleCount(store) };
        const { due } = await service.poll({ force: options.all ?? false });
        terminal.err(due === 0 ? 'No feed is due.' : `${pluralize(Number(due), 'feed')} to fetch.`);
        if (!options.wait) {
          if (!served && due !== 0)
            terminal.err('No running service will fetch them. Start it (halfstep start), or add --wait.');
          if (options.json) terminal.out(JSON.stringify({ due }));
          return;
        }
        const end = await untilDrained(service, ['fetch', 'judge'], {
          terminal,
          onProgress: (left) => terminal.err(`${pluralize(left, 'task')} left`),
        });
        if (end === 'stopped')
          throw new Failure('Stopped before all articles were filed.', 'The rest stays queued; run the command again.');
        const after = { entries: await store.entries.count(), articles: await articleCount(store) };
        const found = {
          due,
          newEntries: after.entries - before.entries,
          newArticles: after.articles - before.articles,
        };
        const troubled = (await store.feeds.list()).filter(isUnhealthy).length;
        if (options.json) terminal.out(JSON.stringify({ ...found, feedsInTrouble: troubled }));
        else
          terminal.out(
            `${pluralize(found.newEntries, 'new entry', 'new entries')}, ${pluralize(found.newArticles, 'new article')}${troubled > 0 ? `; ${pluralize(troubled, 'feed')} with problems (see halfstep status)` : ''}.`,
          );
      });
    });
}

async function articleCount(store: { articles: { counts(): Promise<Record<string, number>> } }): Promise<number> {
  return Object.values(await store.articles.counts()).reduce((sum, count) => sum + count, 0);
}
