/**
 * `halfstep doctor`: whether the service can run on this machine, and how to fix what prevents it.
 */
import type { Command } from 'commander';
import { foldersOf } from '../command-context.js';
import { describeCommand, printRows } from '../terminal/describe-command.js';
import { Failure } from '../terminal/failure.js';
import type { Colour, Column } from '../terminal/print-table.js';
import type { Terminal } from '../terminal/terminal.js';
import type { Finding } from './finding.js';

const COLOURS: Record<Finding['state'], Colour> = { ok: 'green', warning: 'yellow', fault: 'red' };

export function doctorCommand(terminal: Terminal): Command {
  const command = describeCommand(
    'doctor',
    'Check this machine, the configuration and the servers in use, and say how to fix problems.',
    [
      ['doctor', 'all checks; exit code 1 when one fails'],
      ['doctor --offline', 'without contacting other machines'],
      ['doctor --json', 'the findings as JSON'],
    ],
  );
  return command
    .option('--offline', 'do not contact other machines')
    .option('--json', 'print JSON')
    .action(async (options: { offline?: boolean; json?: boolean }) => {
      const { checkEverything } = await import('./check-everything.js');
      const findings = await checkEverything({
        env: terminal.env,
        folders: foldersOf(command, terminal),
        offline: options.offline ?? false,
        onProgress: (what) => terminal.err(`checking ${what} …`),
      });
      const columns: Column<Finding>[] = [
        { title: 'Check', text: (row) => row.check },
        { title: 'State', text: (row) => row.state, colour: (row) => COLOURS[row.state] },
        { title: 'Found', text: (row) => row.found },
        { title: 'Cure', text: (row) => row.cure },
      ];
      printRows(terminal, findings, { json: options.json, columns, none: '' });
      const faults = findings.filter(({ state }) => state === 'fault').length;
      if (faults > 0)
        throw new Failure(`${faults} of ${findings.length} checks failed.`, 'The last column says how to fix them.');
    });
}
