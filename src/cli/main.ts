/**
 * What can be typed after `halfstep`, and how does it end?
 */
import { Command, CommanderError } from 'commander';
import { nearestWord } from '../core/yaml/nearest-word.js';
import { articlesCommand, searchCommand } from './articles.js';
import { demoCommand } from './demo.js';
import { digestCommand } from './digest/digest.js';
import { doctorCommand } from './doctor/doctor.js';
import { explainMachine } from './doctor/explain-trouble.js';
import { explainCommand } from './explain.js';
import { feedsCommand } from './feeds/feeds.js';
import { evalCommand } from './learn/eval.js';
import { feedbackCommand } from './learn/feedback.js';
import { reclassifyCommand } from './learn/reclassify.js';
import { trainCommand } from './learn/train-command.js';
import { pollCommand } from './poll.js';
import { startCommand } from './start.js';
import { statusCommand } from './status.js';
import { refileCommand } from './stories/refile.js';
import { storiesCommand } from './stories/stories.js';
import { Failure, usage } from './terminal/failure.js';
import { processTerminal, type Terminal } from './terminal/terminal.js';
import { version } from './version.js';

const CURE = 'Help: halfstep --help, or halfstep COMMAND --help';

/** The whole command line, for one terminal. */
export function buildProgram(terminal: Terminal): Command {
  const program = new Command('halfstep')
    .description(
      'Half Step (半步): watches the news for one question: has Xiaomi taken the last half step to a premium brand?',
    )
    .version(version)
    .option('--config <folder>', 'folder with feeds.yaml and halfstep.yaml (or HALFSTEP_CONFIG)')
    .option('--data <folder>', 'folder for the data (or HALFSTEP_DATA)');
  const commands = [
    startCommand,
    demoCommand,
    pollCommand,
    feedsCommand,
    articlesCommand,
    storiesCommand,
    refileCommand,
    searchCommand,
    explainCommand,
    feedbackCommand,
    reclassifyCommand,
    digestCommand,
    statusCommand,
    doctorCommand,
    evalCommand,
    trainCommand,
  ];
  for (const make of commands) program.addCommand(make(terminal));
  program.addHelpText(
    'after',
    '\nExamples:\n  $ halfstep doctor                 is everything in order?\n  $ halfstep poll --all --wait      collect once, without the service\n  $ halfstep digest preview         what would the digest say?\n  $ halfstep start                  run the service\n\nExit codes: 0 done, 1 it did not work, 2 it was asked wrongly.',
  );
  for (const command of everyCommand(program)) {
    // Throws instead of ending the process, and prints where this terminal wants it.
    command.exitOverride().configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      // Help that nobody asked for, where a command is missing. Errors are told in one line, below.
      writeErr: (text) => terminal.err(text.trimEnd()),
      outputError: () => undefined,
      getOutHelpWidth: () => terminal.columns ?? 100,
      getOutHasColors: () => terminal.colour,
    });
  }
  return program;
}

/** Runs one command line; answers the exit code. */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const program = buildProgram(terminal);
    refuseUnknown(program, args);
    await program.parseAsync([...args], { from: 'user' });
    return 0;
  } catch (error) {
    return report(error, terminal);
  }
}

/** @public What bin/halfstep.mjs calls. */
export async function main(): Promise<void> {
  process.exitCode = await runCli(process.argv.slice(2), processTerminal());
  // Whatever a library left open may not keep a finished command alive; output has long been written by then.
  setTimeout(() => process.exit(), 2_000).unref();
}

function report(error: unknown, terminal: Terminal): number {
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
  const machine = explainMachine(error);
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
