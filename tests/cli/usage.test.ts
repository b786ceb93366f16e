import { Command, Help } from 'commander';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.js';
import { buildProgram } from '../../src/cli/main.js';
import { type } from './fake-terminal.js';

function leaves(command: Command, path: string[] = []): { command: Command; path: string[] }[] {
  if (command.commands.length === 0) return [{ command, path }];
  return command.commands.flatMap((child) => leaves(child, [...path, child.name()]));
}

const program = await buildProgram({
  env: {},
  out: () => undefined,
  err: () => undefined,
  columns: null,
  colour: false,
  ask: null,
  onStop: () => () => undefined,
});
const everyCommand = leaves(program);

describe('help', () => {
  it('names every command', async () => {
    const { code, out } = await type(['--help']);
    expect(code).toBe(0);
    for (const name of [
      'start',
      'demo',
      'poll',
      'feeds',
      'articles',
      'stories',
      'search',
      'explain',
      'digest',
      'status',
      'eval',
      'doctor',
    ]) {
      expect(out).toMatch(new RegExp(`^  ${name}\\b`, 'm'));
    }
  });

  it.each(COMMANDS)('lists $name with its own description', ({ name, takes, description }) => {
    const command = program.commands.find((one) => one.name() === name) ?? new Command();
    expect([takes, description]).toEqual([
      new Help().subcommandTerm(command).slice(name.length).trim(),
      command.description(),
    ]);
  });

  it.each(everyCommand)('of $path describes it, with examples that are commands', async ({ command, path }) => {
    const { code, out } = await type([...path, '--help']);
    expect(code).toBe(0);
    expect(out).toContain('Usage: halfstep');
    expect(command.description()).toMatch(/\.$/);
    const examples = [...out.matchAll(/^ {2}\$ halfstep (.+)$/gm)].map(([, line]) => line ?? '');
    expect(examples.length).toBeGreaterThan(0);
    for (const line of examples) expect(line.startsWith(path[0] ?? '')).toBe(true);
  });

  it('offers --json for every listing', () => {
    const listings = [
      'feeds list',
      'feeds check',
      'articles',
      'search',
      'stories list',
      'stories show',
      'explain',
      'digest list',
      'digest show',
      'digest preview',
      'status',
      'doctor',
      'eval classify',
      'eval pairs',
    ];
    const withJson = everyCommand
      .filter(({ command }) => command.options.some(({ long }) => long === '--json'))
      .map(({ path }) => path.join(' '));
    for (const listing of listings) expect(withJson).toContain(listing);
  });
});

describe('a missing command', () => {
  it.each([[[]], [['eval']]])('%j shows the help, with exit code 2', async (args) => {
    const { code, out, err } = await type(args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^Usage: halfstep/);
    expect(err).toContain('Commands:');
  });
});

describe('wrong usage', () => {
  it.each([
    [['frob'], /Unknown command 'frob'/],
    [['feeds', 'ad'], /no command “feeds ad”\. Did you mean “feeds add”\?/],
    [['articles', '--relevance', '5'], /Allowed choices are 0, 1, 2/],
    [['articles', '--limit', 'x'], /number from 1 to 10000/],
    [['articles', '--theme', 'cars'], /no theme “cars”\. Did you mean “car”\? Known themes: .*\bbrand\b/],
    [['search', '小米', '--theme', 'nope'], /no theme “nope”\. Known themes: /],
    [['explain'], /Missing required argument 'id\|url'/],
    [['start', '--roles', 'clock,fetsh'], /Give one or more of clock, fetch, judge, deliver, web/],
    [['search', '！？'], /nothing to search for/],
    [['feeds', 'add', 'ftp://example.com'], /not an address/],
    [['train', '--write'], /no labelled articles to learn from\. Use --labelled FOLDER/],
    [['eval', 'pairs'], /--articles <file>' not specified/],
  ])('%j gives one line and exit code 2', async (args, message) => {
    const { code, out, err } = await type(args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(message);
    expect(err.split('\n')).toHaveLength(1);
  });
});

describe('a configuration with mistakes', () => {
  it('is reported line by line, with exit code 1', async () => {
    const { code, err } = await type(['feeds', 'list', '--config', '/nonexistent/config']);
    expect(code).toBe(1);
    expect(err.split('\n')).toEqual([
      expect.stringMatching(
        /^config\/feeds\.yaml:1:1 this file is missing\. To fix: create .*\/nonexistent\/config\/feeds\.yaml/,
      ),
      expect.stringMatching(/^config\/halfstep\.yaml:1:1 this file is missing/),
      'The configuration has 2 mistakes. Correct it as described above.',
    ]);
  });
});

describe('eval', () => {
  it('names an unreadable file', async () => {
    const { code, err } = await type([
      'eval',
      'pairs',
      '--articles',
      '/nonexistent.jsonl',
      '--pairs',
      '/nonexistent.jsonl',
    ]);
    expect(code).toBe(1);
    expect(err).toContain('/nonexistent.jsonl');
  });
});
