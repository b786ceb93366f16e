/**
 * How are stories rebuilt after the rule that makes them has changed?  `halfstep refile --since WHEN`
 */
import type { Command } from 'commander';
import { countOf } from '../../core/text/count-of.js';
import type { Refiled } from '../../io/stories/refile-stories.js';
import { withContext } from '../command-context.js';
import { describeCommand } from '../terminal/describe-command.js';
import { Failure } from '../terminal/failure.js';
import { readWhen } from '../terminal/read-when.js';
import type { Terminal } from '../terminal/terminal.js';
import { filingPolicy } from './ruling-commands.js';

const TELL_EVERY_MS = 1_000;

export function refileCommand(terminal: Terminal): Command {
  const command = describeCommand(
    'refile',
    'File stored articles again with the rule that is in force now; merges and splits by readers hold.',
    [
      ['refile --since 30d', 'published in the last thirty days; the service may go on beside it'],
      ['refile --since 2026-11-01 --json', 'since a day'],
    ],
  );
  return command
    .requiredOption('--since <when>', 'published since: 7d, 24h, yesterday, 2026-11-16')
    .option('--json', 'print JSON')
    .action(async (options: { since: string; json?: boolean }) => {
      await withContext(command, terminal, async (place) => {
        const since = readWhen(options.since, place.config.settings.zone, new Date());
        const policy = await filingPolicy(place);
        let stopped = false;
        const forget = terminal.onStop(() => {
          stopped = true;
        });
        let toldAt = Date.now();
        const so = await place.store.filings
          .refile(since, policy, (state) => {
            if (Date.now() - toldAt >= TELL_EVERY_MS) {
              toldAt = Date.now();
              terminal.err(tell(state));
            }
            return !stopped;
          })
          .finally(forget);
        terminal.out(
          options.json ? JSON.stringify({ version: policy.filer.version, ...so, stopped }, null, 2) : tell(so),
        );
        if (stopped) throw new Failure('Stopped; what was done stays.', 'Run the same command again for the rest.');
      });
    });
}

const tell = ({ articles, described, moved }: Refiled): string =>
  `${countOf(articles, 'article')} filed again, ${described} of them described anew; ${moved} moved to another story.`;
