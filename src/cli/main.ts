/**
 * What can be typed after `halfstep`, and how does it end?
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { nearestWord } from '../core/yaml/nearest-word.js';
import { COMMANDS } from './commands.js';
import { Failure, usage } from './terminal/failure.js';
import { processTerminal, type Terminal } from './terminal/terminal.js';
import { HOME, version } from './version.js';

const CURE = 'Help: halfstep --help, or halfstep COMMAND --help';

/** The command line for one terminal, with all commands loaded; no command where `args` are given but name none. */
export async function buildProgram(terminal: Terminal, args?: readonly string[]): Promise<Command> {
  const program = new Command('halfstep')
    .description(
      'Half Step (半步): watches the news for one question: has Xiaomi taken the last half step to a premium brand?',
    )
    .version(version)
    .option('--config <folder>', 'folder with feeds.yaml and halfstep.yaml (or HALFSTEP_CONFIG)')
    .option('--data <folder>', 'folder for the data (or HALFSTEP_DATA)')
    .configureHelp({ subcommandTerm: (command) => listed.get(command.name()) ?? 'help [command]' });
  const listed = new Map(COMMANDS.map(({ name, takes }) => [name, `${name} ${takes}`.trimEnd()]));
  connect(program, terminal);
  const asked = args && commandWords(program, args);
  for (const { name, description, load } of COMMANDS) {
    // A command that was not asked for is only a line in the help text.
    const wanted = !asked || asked.includes(name);
    const command = wanted ? (await load())(terminal) : new Command(name).description(description);
    program.addCommand(command);
    for (const part of everyCommand(command)) connect(part, terminal);
  }
  program.addHelpText(
    'after',
    '\nExamples:\n  $ halfstep doctor                 is everything in order?\n  $ halfstep poll --all --wait      collect once, without the service\n  $ halfstep digest preview         what would the digest say?\n  $ halfstep start                  run the service\n\nExit codes: 0 done, 1 it did not work, 2 it was asked wrongly.',
  );
  if (asked) refuseUnknown(program, asked);
  return program;
}

/** The command and, for a group, its word: what is left of the arguments without options; without "help" in front. */
function commandWords(program: Command, args: readonly string[]): string[] {
  const { operands } = program.parseOptions([...args]);
  return (operands[0] === 'help' ? operands.slice(1) : operands).slice(0, 2);
}

/** Throws instead of ending the process, and prints where this terminal wants it. */
function connect(command: Command, terminal: Terminal): void {
  command.exitOverride().configureOutput({
    writeOut: (text) => terminal.out(text.trimEnd()),
    // Help that nobody asked for, where a command is missing. Errors are told in one line, below.
    writeErr: (text) => terminal.err(text.trimEnd()),
    outputError: () => undefined,
    getOutHelpWidth: () => terminal.columns ?? 100,
    getOutHasColors: () => terminal.colour,
  });
}

/** Runs one command line; answers the exit code. */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const program = await buildProgram(terminal, args);
    await program.parseAsync([...args], { from: 'user' });
    return 0;
  } catch (error) {
    return await report(error, terminal);
  }
}

/** @public What bin/halfstep.mjs calls. */
export async function main(): Promise<void> {
  const env = join(HOME, '.env');
  // What is set already wins over the file.
  if (existsSync(env)) process.loadEnvFile(env);
  process.exitCode = await runCli(process.argv.slice(2), processTerminal());
  // Whatever a library left open may not keep a finished command alive; output has long been written by then.
  setTimeout(() => process.exit(), 2_000).unref();
}

async function report(error: unknown, terminal: Terminal): Promise<number> {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    // A command is missing, and its help has been shown.
    if (error.code === 'commander.help') return 2;
    terminal.err(
      `${error.message.replace(/^error: /, '').replace(/^./, (first) => first.toUpperCase())}${/[.?)]$/.test(error.message) ? '' : '.'} ${CURE}`,
    );
    return 2;
  }
  if (error instanceof Failure) {
    terminal.err(error.message);
    return error.exitCode;
  }
  const { explainSystemError } = await import('./terminal/explain-error.js');
  const machine = explainSystemError(error);
  if (machine) return report(machine, terminal);
  // A fault of the program itself: whoever reports it needs the stack.
  terminal.err(
    error instanceof Error ? `Half Step failed: ${error.stack ?? error.message}` : `Half Step failed: ${String(error)}`,
  );
  return 1;
}

/** `halfstep feeds frob` must not become `halfstep feeds list frob`, as commander would make it. */
function refuseUnknown(program: Command, [name, word]: readonly string[]): void {
  const group = program.commands.find((command) => command.name() === name && command.commands.length > 0);
  if (!group || word === undefined || /^(?:-|\d+$)/.test(word)) return;
  const known = [...group.commands.map((command) => command.name()), 'help'];
  if (known.includes(word)) return;
  const meant = nearestWord(word, known);
  throw usage(
    `There is no command “${name} ${word}”.`,
    meant ? `Did you mean “${name} ${meant}”?` : `There are: ${known.join(', ')}`,
  );
}

function everyCommand(command: Command): Command[] {
  return [command, ...command.commands.flatMap(everyCommand)];
}
