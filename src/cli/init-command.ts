/**
 * `halfstep init`: writes an initial configuration when the program was installed as a package.
 */
import { existsSync } from 'node:fs';
import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { FEEDS_FILE, SETTINGS_FILE } from '../io/config/load-config.js';
import { foldersOf } from './command-context.js';
import { describeCommand } from './terminal/describe-command.js';
import { explainError } from './terminal/explain-error.js';
import { Failure } from './terminal/failure.js';
import type { Terminal } from './terminal/terminal.js';
import { PROJECT } from './version.js';

export function initCommand(terminal: Terminal): Command {
  const command = describeCommand('init', 'Write an initial configuration.', [
    ['init', `${FEEDS_FILE} and ${SETTINGS_FILE} in config/`],
    ['init --config /etc/halfstep', 'in another folder'],
  ]);
  return command.action(async () => {
    const folder = foldersOf(command, terminal).config;
    const files = [FEEDS_FILE, SETTINGS_FILE].map((name) => join(folder, name));
    const present = files.find((file) => existsSync(file));
    if (present) throw new Failure(`${present} already exists.`, 'Edit it, or choose another folder with --config.');
    try {
      await mkdir(folder, { recursive: true });
      for (const file of [FEEDS_FILE, SETTINGS_FILE]) await cp(join(PROJECT, 'config', file), join(folder, file));
    } catch (error) {
      throw explainError(error);
    }
    for (const file of files) terminal.out(file);
    terminal.err('Review both files, then run: halfstep start');
  });
}
