/**
 * The commands of the program, each loaded when it is asked for.
 * What `halfstep --help` shows of a command stands here as well, so that neither help nor --version loads any of them;
 * tests/cli/usage.test.ts compares it with the command itself.
 */
import type { Command } from 'commander';
import type { Terminal } from './terminal/terminal.js';

interface CommandEntry {
  name: string;
  /** What follows the name in the list of commands. */
  takes: string;
  description: string;
  load(): Promise<(terminal: Terminal) => Command>;
}

/** In the order of the help text. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'init',
    takes: '',
    description: 'Write a configuration to start from.',
    load: async () => (await import('./init-command.js')).initCommand,
  },
  {
    name: 'start',
    takes: '[options]',
    description: 'Run the service until it is told to stop. Logs go to standard output, one JSON object a line.',
    load: async () => (await import('./start-command.js')).startCommand,
  },
  {
    name: 'demo',
    takes: '[options]',
    description: 'Show the whole way from feeds to a delivered digest on a sample site, without any network.',
    load: async () => (await import('./demo-command.js')).demoCommand,
  },
  {
    name: 'poll',
    takes: '[options]',
    description: 'Fetch the feeds that are due, now.',
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
    description: 'List stories, show what each is made of, and put them right.',
    load: async () => (await import('./stories/stories-command.js')).storiesCommand,
  },
  {
    name: 'refile',
    takes: '[options]',
    description: 'File stored articles again with the rule that is in force now; merges and splits by readers hold.',
    load: async () => (await import('./stories/refile-command.js')).refileCommand,
  },
  {
    name: 'search',
    takes: '[options] <words...>',
    description: 'Find articles that hold all the given words, Chinese or English.',
    load: async () => (await import('./articles/articles-command.js')).searchCommand,
  },
  {
    name: 'explain',
    takes: '[options] <id|url>',
    description: 'Say why an article was judged and filed as it was.',
    load: async () => (await import('./articles/explain-command.js')).explainCommand,
  },
  {
    name: 'feedback',
    takes: '',
    description: 'Say what an article should have been judged; halfstep train learns from it.',
    load: async () => (await import('./articles/feedback-command.js')).feedbackCommand,
  },
  {
    name: 'reclassify',
    takes: '[options]',
    description: 'Judge stored articles again with the judge that is in force now.',
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
    description: 'Show what runs, what waits, what is stored, and what needs a person.',
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
    description: 'Measure judging and matching on labelled data; needs no database and no network.',
    load: async () => (await import('./learn/eval-command.js')).evalCommand,
  },
  {
    name: 'train',
    takes: '[options]',
    description: 'Learn from feedback; new weights go live when they judge no worse.',
    load: async () => (await import('./learn/train-command.js')).trainCommand,
  },
];
