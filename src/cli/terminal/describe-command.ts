/**
 * What all commands share: a description, examples in --help, listings as a table or as JSON.
 */
import { Command, InvalidArgumentError } from 'commander';
import { type Column, formatTable } from './print-table.js';
import type { Terminal } from './terminal.js';

/** A command with a one-line description and examples: the line to type, and what it does. */
export function describeCommand(
  name: string,
  description: string,
  examples: readonly [line: string, does: string][],
): Command {
  const command = new Command(name).description(description).showHelpAfterError(false);
  const width = Math.max(0, ...examples.map(([line]) => line.length));
  const lines = examples.map(([line, does]) => `  $ halfstep ${line.padEnd(width)}   ${does}`);
  if (lines.length > 0) command.addHelpText('after', `\nExamples:\n${lines.join('\n')}`);
  return command;
}

/** Prints rows as JSON or as a table; without rows, the line `none` on standard error. */
export function printRows<Row>(
  terminal: Terminal,
  rows: readonly Row[],
  options: { json?: boolean | undefined; columns: readonly Column<Row>[]; none: string },
): void {
  if (options.json) terminal.out(JSON.stringify(rows, null, 2));
  else if (rows.length === 0) terminal.err(options.none);
  else terminal.out(formatTable(rows, options.columns, terminal));
}

/** Parser for an option that takes a whole number from `min` to `max`. */
export function count(max: number, min = 1): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < min || value > max)
      throw new InvalidArgumentError(`It must be a number from ${min} to ${max}.`);
    return value;
  };
}
