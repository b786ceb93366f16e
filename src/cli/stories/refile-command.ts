/**
 * `halfstep refile`: rebuilds stories after the filing rules have changed.
 */
import type { Command } from 'commander';
import { pluralize } from '../../core/text/clean-text.js';
import type { Refiled } from '../../io/stories/refile-stories.js';
import { withContext } from '../command-context.js';
import { describeCommand } from '../terminal/describe-command.js';
import { Failure } from '../terminal/failure.js';
import { readWhen } from '../terminal/read-when.js';
import type { Terminal } from '../terminal/terminal.js';
import { filingPolicy } from './ruling-commands.js';

const REPORT_INTERVAL_MS = 1_000;

export function refileCommand(terminal: Terminal): Command {
  const command = describeCommand(
    'refile',
    'File stored articles again with the current rules; merges and splits by readers are kept.',
    [
      ['refile --since 30d', 'published in the last thirty days; the service may keep running'],
      ['refile --since 2026-11-01 --json', 'published since a date, result as JSON'],
    ],
  );
  return command
    .requiredOption('--since <when>', 'published since: 7d, 24h, yesterday, 2026-11-16')
    .option('--json', 'print JSON')
    .action(async (options: { since: string; json?: boolean }) => {
      await withContext(command, terminal, async (context) => {
        const since = readWhen(options.since, context.config.settings.zone, new Date());
        const policy = await filingPolicy(context);
        let stopped = false;
        const forget = terminal.onStop(() => {
          stopped = true;
        });
        let reportedAt = Date.now();
        const refiled = await context.store.filings
          .refile(since, policy, (state) => {
            if (Date.now() - reportedAt >= REPORT_INTERVAL_MS) {
              reportedAt = Date.now();
              terminal.err(describe(state));
            }
            return !stopped;
          })
          .finally(forget);
        terminal.out(
          options.json
            ? JSON.stringify({ version: policy.filer.version, ...refiled, stopped }, null, 2)
            : describe(refiled),
        );
        if (stopped)
          throw new Failure('Stopped; articles refiled so far are saved.', 'Run the same command again for the rest.');
      });
    });
}

const describe = ({ articles, described, moved }: Refiled): string =>
  `${pluralize(articles, 'article')} filed again, ${described} of them analysed again; ${moved} moved to another story.`;
