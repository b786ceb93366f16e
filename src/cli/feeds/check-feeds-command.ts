/**
 * `halfstep feeds check`: fetches feeds once and reports the state of each.
 */
import type { Command } from 'commander';
import type { FeedConfig } from '../../core/config/feed-config.js';
import type { FeedMemory } from '../../core/polling/feed-memory.js';
import { pluralize } from '../../core/text/clean-text.js';
import { readConfig } from '../command-context.js';
import { describeCommand, printRows } from '../terminal/describe-command.js';
import { Failure } from '../terminal/failure.js';
import type { Colour, Column } from '../terminal/print-table.js';
import { showAge, showWhen } from '../terminal/read-when.js';
import type { Terminal } from '../terminal/terminal.js';
import { assessFeed } from './describe-feed.js';
import { findFeed } from './find-feed.js';
import type { Prober } from './probe-feed.js';
import { readFeedMemory } from './read-feed-memory.js';

interface CheckedFeed {
  id: string;
  name: string;
  on: boolean;
  state: string;
  /** ISO 8601, when it entered this state; null if just now, or unknown. */
  since: string | null;
  items: number | null;
  newest: string | null;
  body: string | null;
  evidence: string;
  cure: string;
}

interface Options {
  all?: boolean;
  tag?: string;
  json?: boolean;
}

/** When more feeds than this fail and none works, the cause is not the feeds. */
const A_FEW = 3;
/** Parallel checks. Requests to one host still wait for each other. */
const CONCURRENCY = 8;
export const STATE_COLOURS: Readonly<Record<string, Colour>> = {
  healthy: 'green',
  slow: 'yellow',
  quiet: 'yellow',
  moved: 'yellow',
  blocked: 'red',
  broken: 'red',
  dead: 'red',
};

export function checkFeedsCommand(terminal: Terminal): Command {
  const command = describeCommand(
    'check',
    'Fetch feeds once and report the state of each, since when, why, and what to do. Nothing is stored.',
    [
      ['feeds check', 'all feeds that are switched on'],
      ['feeds check --all', 'also feeds that are switched off'],
      ['feeds check ithome.com-rss', 'one feed, by its id, name or address'],
    ],
  );
  return command
    .argument('[feeds...]', 'ids, names or addresses; by default all that are switched on')
    .option('--all', 'also feeds that are switched off')
    .option('--tag <tag>', 'only feeds with this tag')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nThe exit code is 1 when a feed is blocked, broken or dead.')
    .action(async (words: string[], options: Options) => {
      const { feeds, settings } = await readConfig(command, terminal);
      const wanted = choose(feeds, words, options);
      const { createProber } = await import('./probe-feed.js');
      const memories = await readFeedMemory(command, terminal);
      const prober = createProber(settings);
      const checkOne = (feed: FeedConfig) =>
        check(feed, prober, { memory: memories.get(feed.id), zone: feed.zone ?? settings.zone });
      const checked = await checkAll(wanted, checkOne, (done) =>
        terminal.err(`${done} of ${wanted.length} checked`),
      ).finally(() => prober.close());
      printRows(terminal, checked, {
        json: options.json,
        columns: columnsAt(new Date(), settings.zone),
        none: 'No feed is switched on.',
      });
      const bad = checked.filter(({ state }) => STATE_COLOURS[state] === 'red').length;
      if (bad === checked.length && bad > A_FEW) {
        throw new Failure(
          `None of ${pluralize(bad, 'feed')} could be read.`,
          'Check this machine’s network (halfstep doctor), or set fetch.proxy in halfstep.yaml.',
        );
      }
      if (bad > 0)
        throw new Failure(
          `${bad} of ${pluralize(checked.length, 'feed')} ${bad === 1 ? 'needs' : 'need'} attention.`,
          'The last column says what to do.',
        );
    });
}

function choose(feeds: FeedConfig[], words: string[], { all, tag }: Options): FeedConfig[] {
  const named = new Set(words.map((word) => findFeed(feeds, word)));
  if (named.size > 0) return feeds.filter((feed) => named.has(feed));
  return feeds.filter(({ enabled, tags }) => (all || enabled) && (tag === undefined || tags.includes(tag)));
}

async function checkAll(
  feeds: readonly FeedConfig[],
  checkOne: (feed: FeedConfig) => Promise<CheckedFeed>,
  progress: (done: number) => void,
): Promise<CheckedFeed[]> {
  const checked = new Map<string, CheckedFeed>();
  const waiting = [...feeds];
  const lane = async () => {
    for (let feed = waiting.shift(); feed !== undefined; feed = waiting.shift()) {
      checked.set(feed.id, await checkOne(feed));
      if (checked.size % 10 === 0) progress(checked.size);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, lane));
  return feeds.flatMap(({ id }) => checked.get(id) ?? []);
}

/** What the service knows about a feed, in addition to what the feed shows now. */
interface Known {
  memory: FeedMemory | undefined;
  zone: string;
}

async function check(feed: FeedConfig, prober: Prober, known: Known): Promise<CheckedFeed> {
  const now = new Date();
  const { items, newest, body, ...health } = await look(feed, prober, known, now);
  const isDead = known.memory?.state === 'dead' && health.state === 'broken';
  const state = isDead ? 'dead' : health.state;
  const since = known.memory?.state === state ? known.memory.stateSince.toISOString() : null;
  return { id: feed.id, name: feed.name, on: feed.enabled, ...health, state, since, items, newest, body };
}

type Look = Omit<CheckedFeed, 'id' | 'name' | 'on' | 'since'>;

async function look(feed: FeedConfig, prober: Prober, known: Known, now: Date): Promise<Look> {
  const nothing = { items: null, newest: null, body: null };
  if (feed.url.startsWith('rsshub://')) {
    const cure = 'Set fetch.rsshubBase in halfstep.yaml.';
    return { ...nothing, state: 'broken', evidence: 'no RSSHub is configured', cure };
  }
  const probe = await prober.probe(feed);
  if (probe.kind !== 'feed') {
    const { state, evidence, cure } = probe;
    return { ...nothing, state, evidence, cure };
  }
  const { items, newest, body } = probe.facts;
  return {
    ...assessFeed(probe.facts, now, { ...probe, ...known }),
    items,
    newest: newest?.toISOString() ?? null,
    body,
  };
}

function columnsAt(now: Date, zone: string): Column<CheckedFeed>[] {
  return [
    { title: 'Feed', text: (row) => row.name, shrinkTo: 12 },
    { title: 'On', text: (row) => (row.on ? 'on' : 'off') },
    { title: 'State', text: (row) => row.state, colour: (row) => STATE_COLOURS[row.state] },
    { title: 'Since', text: (row) => (row.since === null ? 'now' : showWhen(new Date(row.since), zone, now)) },
    { title: 'Items', text: (row) => row.items, align: 'right' },
    { title: 'Newest', text: (row) => row.newest && `${showAge(new Date(row.newest), now)} ago`, align: 'right' },
    { title: 'Body', text: (row) => row.body },
    { title: 'Evidence', text: (row) => (row.state === 'healthy' ? '' : row.evidence), shrinkTo: 20 },
    { title: 'What to do', text: (row) => row.cure, shrinkTo: 20 },
  ];
}
