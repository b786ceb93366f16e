/**
 * The command line: loads the command that was asked for, runs it, and reports errors with an exit code.
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

/** The command line for one terminal. With `args`, only the command they name is loaded; without, all are. */
export async function buildProgram(terminal: Terminal, args?: readonly string[]): Promise<Command> {
  const program = new Command('halfstep')
    .description(
      'Half Step (半步) watches the news for one question: has Xiaomi taken the last half step to becoming a premium brand?',
    )
    .version(version)
    .option('--config <folder>', 'folder with feeds.yaml and halfstep.yaml (or HALFSTEP_CONFIG)')
    .option('--data <folder>', 'folder for the data (or HALFSTEP_DATA)')
    .configureHelp({ subcommandTerm: (command) => listed.get(command.name()) ?? 'help [command]' });
  const listed = new Map(COMMANDS.map(({ name, takes }) => [name, `${name} ${takes}`.trimEnd()]));
  connect(program, terminal);
  const asked = args && commandWords(program, args);
  for (const { name, description, load } of COMMANDS) {
    // Other commands are only lines in the help text.
    const wanted = !asked || asked.includes(name);
    const command = wanted ? (await load())(terminal) : new Command(name).description(description);
    program.addCommand(command);
    for (const part of everyCommand(command)) connect(part, terminal);
  }
  program.addHelpText(
    'after',
    '\nExamples:\n  $ halfstep doctor                 check the setup\n  $ halfstep poll --all --wait      collect once, without a service\n  $ halfstep digest preview         see what the digest would say\n  $ halfstep start                  run the service\n\nExit codes: 0 success, 1 failure, 2 wrong usage.',
  );
  if (asked) refuseUnknown(program, asked);
  return program;
}

/** The command and, for a group, its subcommand: the arguments without options and without a leading "help". */
function commandWords(program: Command, args: readonly string[]): string[] {
  const { operands } = program.parseOptions([...args]);
  return (operands[0] === 'help' ? operands.slice(1) : operands).slice(0, 2);
}

/** Makes the command throw instead of exiting, and print to this terminal. */
function connect(command: Command, terminal: Terminal): void {
  command.exitOverride().configureOutput({
    writeOut: (text) => terminal.out(text.trimEnd()),
    // Help shown because a command is missing. Errors are reported in one line, by `report`.
    writeErr: (text) => terminal.err(text.trimEnd()),
    outputError: () => undefined,
    getOutHelpWidth: () => terminal.columns ?? 100,
    getOutHasColors: () => terminal.colour,
  });
}

/** Runs one command line and returns the exit code. */
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
  // Variables that are already set take precedence over the file.
  if (existsSync(env)) process.loadEnvFile(env);
  // Node 20 also rejects a promise of its own when a package fails to load; the error itself is reported below.
  process.on('unhandledRejection', (error) => {
    if (!isMissingBinding(error)) throw error;
  });
  process.exitCode = await runCli(process.argv.slice(2), processTerminal());
  // Handles left open by a library must not keep a finished command alive; all output has been written by then.
  setTimeout(() => process.exit(), 2_000).unref();
}

function isMissingBinding(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Cannot find native binding');
}

async function report(error: unknown, terminal: Terminal): Promise<number> {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    // A command is missing, and the help has been shown.
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
  const explained = explainSystemError(error);
  if (explained) return report(explained, terminal);
  // A bug in the program, so the report needs the stack.
  terminal.err(
    error instanceof Error ? `Half Step failed: ${error.stack ?? error.message}` : `Half Step failed: ${String(error)}`,
  );
  return 1;
}

/** Rejects `halfstep feeds frob`, which commander would run as `halfstep feeds list frob`. */
function refuseUnknown(program: Command, [name, word]: readonly string[]): void {
  const group = program.commands.find((command) => command.name() === name && command.commands.length > 0);
  if (!group || word === undefined || /^(?:-|\d+$)/.test(word)) return;
  const known = [...group.commands.map((command) => command.name()), 'help'];
  if (known.includes(word)) return;
  const meant = nearestWord(word, known);
  throw usage(
    `There is no command “${name} ${word}”.`,
    meant ? `Did you mean “${name} ${meant}”?` : `Commands: ${known.join(', ')}`,
  );
}

function everyCommand(command: Command): Command[] {
  return [command, ...command.commands.flatMap(everyCommand)];
}
