/**
 * What would keep the service from working on this machine?  `halfstep doctor`
 */
import type { Command } from 'commander';
import { describeCommand, printRows } from '../terminal/describe-command.js';
import { Failure } from '../terminal/failure.js';
import type { Colour, Column } from '../terminal/print-table.js';
import type { Terminal } from '../terminal/terminal.js';
import { foldersOf } from '../workplace.js';
import type { Finding } from './doctor-checks.js';

const COLOURS: Record<Finding['state'], Colour> = { ok: 'green', warning: 'yellow', fault: 'red' };

export function doctorCommand(terminal: Terminal): Command {
  const command = describeCommand(
    'doctor',
    'Check this machine, the configuration and everything the service reaches; say how to mend what is wrong.',
    [
      ['doctor', 'all checks; exit code 1 when something is at fault'],
      ['doctor --offline', 'without asking any other machine'],
      ['doctor --json', 'for programs'],
    ],
  );
  return command
    .option('--offline', 'ask no other machine')
    .option('--json', 'print JSON')
    .action(async (options: { offline?: boolean; json?: boolean }) => {
      const { checkEverything } = await import('./doctor-checks.js');
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
        throw new Failure(`${faults} of ${findings.length} checks found a fault.`, 'See the cures above.');
    });
}
