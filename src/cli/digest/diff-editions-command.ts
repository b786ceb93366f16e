/**
 * `halfstep digest diff`
 */
import type { Command } from 'commander';
import { diffEditions, type EditionDiff } from '../../core/digest/diff-editions.js';
import { withContext } from '../command-context.js';
import { describeCommand } from '../terminal/describe-command.js';
import { paint } from '../terminal/print-table.js';
import type { Terminal } from '../terminal/terminal.js';
import { findDigest, findEdition } from './find-digest.js';

export function diffEditionsCommand(terminal: Terminal): Command {
  const command = describeCommand('diff', 'Compare two editions: evidence, figures, themes, continued stories.', [
    ['digest diff W46 W47', 'two weeks of the only digest'],
    ['digest diff 12 15 --json', 'two editions by id, as JSON'],
  ]);
  return command
    .argument('<from>', 'id of an edition, or its period')
    .argument('<to>', 'id of an edition, or its period')
    .option('--digest <id>', 'digest that the periods belong to')
    .option('--json', 'print JSON')
    .action((from: string, to: string, options: { digest?: string; json?: boolean }) =>
      withContext(command, terminal, async ({ config, store }) => {
        const lookUp = { definition: () => findDigest(config, options.digest), now: new Date() };
        const before = await findEdition(store, from, lookUp);
        const after = await findEdition(store, to, lookUp);
        const diff = diffEditions(before.edition, after.edition);
        terminal.out(options.json ? JSON.stringify(diff, null, 2) : describe(diff, terminal));
      }),
    );
}

function describe(diff: EditionDiff, terminal: Terminal): string {
  const { evidence } = diff;
  const part = (title: string, lines: string[]): string[] =>
    lines.length === 0 ? [] : ['', paint(title, 'bold', terminal.colour), ...lines.map((line) => `  ${line}`)];
  const stances = ['supports', 'weakens', 'mixed', 'neutral'] as const;
  const lines = [
    paint(`${diff.from} → ${diff.to}`, 'bold', terminal.colour),
    `  ${stances.map((stance) => `${stance} ${evidence.from[stance]} → ${evidence.to[stance]}`).join(', ')}`,
    ...part(
      'Figures',
      diff.figures.map(({ name, from, to }) => `${name}: ${from?.text ?? 'none'} → ${to.text} (${to.source})`),
    ),
    ...part(
      'Themes',
      diff.themes.map(({ name, from, to }) => `${name}: ${from} → ${to}`),
    ),
    ...part(
      'Continued stories',
      diff.continued.map(({ story, before }) => `${story.title} (before: ${before.title})`),
    ),
    ...part('Feeds with new problems', diff.newTroubles),
  ];
  return lines.join('\n');
}
