/**
 * The commands of the program, loaded on demand.
 * Names and descriptions are repeated here, so that --help and --version load no command; tests/cli/usage.test.ts compares them
 * with the commands.
 */
import type { Command } from 'commander';
import type { Terminal } from './terminal/terminal.js';

interface CommandEntry {
  name: string;
  /** Arguments shown after the name in the list of commands. */
  takes: string;
  description: string;
  load(): Promise<(terminal: Terminal) => Command>;
}

/** In the order of the help text. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'init',
    takes: '',
    description: 'Write an initial configuration.',
    load: async () => (await import('./init-command.js')).initCommand,
  },
  {
    name: 'start',
    takes: '[options]',
    description: 'Run the service until it is told to stop. Logs go to standard output, one JSON object per line.',
    load: async () => (await import('./start-command.js')).startCommand,
  },
  {
    name: 'demo',
    takes: '[options]',
    description: 'Run the whole service on a sample site, from feeds to a delivered digest, without a network.',
    load: async () => (await import('./demo-command.js')).demoCommand,
  },
  {
    name: 'poll',
    takes: '[options]',
    description: 'Fetch the feeds that are due now.',
    load: async () => (await import('./poll-command.js')).pollCommand,
  },
  {
    name: 'feeds',
    takes: '',
    description: 'List, add, remove, check, import and export feeds.',
    load: async () => (await import('./feeds/feeds-command.js')).feedsCommand,
  },
  {
    name: 'articles',
    takes: '[options]',
    description: 'List stored articles, newest first.',
    load: async () => (await import('./articles/articles-command.js')).articlesCommand,
  },
  {
    name: 'stories',
    takes: '',
    description: 'List stories, show their articles, and merge or split them.',
    load: async () => (await import('./stories/stories-command.js')).storiesCommand,
  },
  {
    name: 'refile',
    takes: '[options]',
    description: 'File stored articles again with the current rules; merges and splits by readers are kept.',
    load: async () => (await import('./stories/refile-command.js')).refileCommand,
  },
  {
    name: 'search',
    takes: '[options] <words...>',
    description: 'Find articles that contain all the given words, Chinese or English.',
    load: async () => (await import('./articles/articles-command.js')).searchCommand,
  },
  {
    name: 'explain',
    takes: '[options] <id|url>',
    description: 'Explain why an article was judged and filed as it was.',
    load: async () => (await import('./articles/explain-command.js')).explainCommand,
  },
  {
    name: 'feedback',
    takes: '',
    description: 'Correct the judgement of an article; halfstep train learns from corrections.',
    load: async () => (await import('./articles/feedback-command.js')).feedbackCommand,
  },
  {
    name: 'reclassify',
    takes: '[options]',
    description: 'Judge stored articles again with the current judge.',
    load: async () => (await import('./articles/reclassify-command.js')).reclassifyCommand,
  },
  {
    name: 'digest',
    takes: '',
    description: 'Preview, publish, list, show, compare, resend and skip editions; test channels.',
    load: async () => (await import('./digest/digest-command.js')).digestCommand,
  },
  {
    name: 'status',
    takes: '[options]',
    description: 'Show what runs, what waits, what is stored, and what needs attention.',
    load: async () => (await import('./status-command.js')).statusCommand,
  },
  {
    name: 'doctor',
    takes: '[options]',
    description: 'Check this machine, the configuration and the servers in use, and say how to fix problems.',
    load: async () => (await import('./doctor/doctor-command.js')).doctorCommand,
  },
  {
    name: 'eval',
    takes: '',
    description: 'Measure judging, story matching and editions on data in files; needs no database and no network.',
    load: async () => (await import('./learn/eval-command.js')).evalCommand,
  },
  {
    name: 'train',
    takes: '[options]',
    description: 'Train the judge from feedback; new weights take effect if they judge no worse.',
    load: async () => (await import('./learn/train-command.js')).trainCommand,
  },
];
