/**
 * What is new right now?  `halfstep poll`
 */
import type { Command } from 'commander';
import { isUnhealthy } from '../core/polling/feed-memory.js';
import { countOf } from '../core/text/count-of.js';
import { runningRoles } from '../io/database/role-lock.js';
import { untilDrained, withService } from './run-stages.js';
import { describeCommand } from './terminal/describe-command.js';
import { Failure } from './terminal/failure.js';
import type { Terminal } from './terminal/terminal.js';

export function pollCommand(terminal: Terminal): Command {
  const command = describeCommand('poll', 'Fetch the feeds that are due, now.', [
    ['poll', 'hands the due feeds to the running service'],
    ['poll --all --wait', 'fetches every feed, reads, judges and files what is new, and reports'],
    ['poll --all --wait --json', 'the same, with the counts as JSON'],
  ]);
  return command
    .option('--all', 'every feed that is on, whether due or not')
    .option('--wait', 'do the work here as well, and wait until it is done')
    .option('--json', 'print JSON')
    .action(async (options: { all?: boolean; wait?: boolean; json?: boolean }) => {
      await withService(command, terminal, options.wait ? ['fetch', 'judge'] : [], async (service) => {
        const { store } = service;
        const served = (await runningRoles(service.database.db)).includes('fetch');
        const before = { entries: await store.entries.count(), articles: await articleCount(store) };
        const { due } = await service.poll({ force: options.all ?? false });
        terminal.err(due === 0 ? 'No feed is due.' : `${countOf(Number(due), 'feed')} to fetch.`);
        if (!options.wait) {
          if (!served && due !== 0)
            terminal.err('No service seems to run that would fetch them: halfstep start, or add --wait.');
          if (options.json) terminal.out(JSON.stringify({ due }));
          return;
        }
        const end = await untilDrained(service, ['fetch', 'judge'], {
          terminal,
          onProgress: (left) => terminal.err(`${countOf(left, 'job')} left`),
        });
        if (end === 'stopped')
          throw new Failure('Stopped before all was done.', 'The rest waits in the queue; run the command again.');
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
            `${countOf(found.newEntries, 'new entry', 'new entries')}, ${countOf(found.newArticles, 'new article')}${troubled > 0 ? `; ${countOf(troubled, 'feed')} in trouble (halfstep status)` : ''}.`,
          );
      });
    });
}

async function articleCount(store: { articles: { counts(): Promise<Record<string, number>> } }): Promise<number> {
  return Object.values(await store.articles.counts()).reduce((sum, count) => sum + count, 0);
}
