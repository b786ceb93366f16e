/**
 * How is the judge taught anew from labelled articles?  `halfstep train`
 */
import { join } from 'node:path';
import type { Command } from 'commander';
import { count, describeCommand } from './describe-command.js';
import { Failure } from './failure.js';
import type { Terminal } from './terminal.js';
import { messageOf, PROJECT } from './workplace.js';

/** More folds than this only take longer. */
const MOST_FOLDS = 20;

export function trainCommand(terminal: Terminal): Command {
  return describeCommand('train', 'Fit the judge to labelled articles; print cross-validated figures.', [
    ['train --data labelled', 'figures only; nothing is changed'],
    ['train --data labelled --write', 'also writes seeds/weights/judge.json'],
  ])
    .option('--data <folder>', 'folder with articles.jsonl and labels.jsonl (or HALFSTEP_EVAL_DATA)')
    .option('--write', 'write the weights')
    .option('--folds <n>', 'parts for cross-validation; 1: none', count(MOST_FOLDS), 5)
    .action(async (options: { data?: string; write?: boolean; folds: number }) => {
      const data = options.data ?? terminal.env.HALFSTEP_EVAL_DATA;
      if (data === undefined)
        throw new Failure('No labelled articles are named.', 'Use --data FOLDER or HALFSTEP_EVAL_DATA.', 2);
      const { train } = await import('./train.js');
      await train({
        data,
        seeds: join(PROJECT, 'seeds'),
        folds: String(options.folds),
        write: options.write ?? false,
      }).catch((error: unknown) => {
        throw new Failure(messageOf(error), 'Both files hold one JSON object a line.');
      });
    });
}
