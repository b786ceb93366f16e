/**
 * How do the feeds answer right now?  `halfstep feeds check`
 */
import type { Command } from 'commander';
import type { FeedConfig } from '../core/config/feed-config.js';
import { describeCommand, printRows } from './describe-command.js';
import { assessFeed } from './describe-feed.js';
import { Failure, usage } from './failure.js';
import type { Colour, Column } from './print-table.js';
import type { Prober } from './probe-feed.js';
import { showAge } from './read-when.js';
import type { Terminal } from './terminal.js';
import { readConfig } from './workplace.js';

interface CheckedFeed {
  id: string;
  name: string;
  on: boolean;
  state: string;
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

/** When more than so many fail and none works, it is not the feeds. */
const A_FEW = 3;
/** Requests at once; hosts differ, and each gets one. */
const AT_ONCE = 8;
const COLOURS: Record<string, Colour> = {
  healthy: 'green',
  quiet: 'yellow',
  moved: 'yellow',
  blocked: 'red',
  broken: 'red',
  dead: 'red',
};

export function checkFeedsCommand(terminal: Terminal): Command {
  const command = describeCommand(
    'check',
    'Fetch feeds once, and say how each is, why, and what would help. Nothing is stored.',
    [
      ['feeds check', 'all feeds that are on'],
      ['feeds check --all', 'also those that are off: which would work from here?'],
      ['feeds check ithome.com-rss', 'one feed, by its id'],
    ],
  );
  return command
    .argument('[ids...]', 'ids of feeds; all that are on by default')
    .option('--all', 'also feeds that are off')
    .option('--tag <tag>', 'only feeds with this tag')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExit code 1 when a feed is blocked, broken or dead.')
    .action(async (ids: string[], options: Options) => {
      const { feeds, settings } = await readConfig(command, terminal);
      const wanted = choose(feeds, ids, options);
      const { createProber } = await import('./probe-feed.js');
      const prober = createProber(settings);
      const checked = await checkAll(wanted, prober, (done) =>
        terminal.err(`${done} of ${wanted.length} checked`),
      ).finally(() => prober.close());
      printRows(terminal, checked, { json: options.json, columns: columnsAt(new Date()), none: 'No feed is on.' });
      const bad = checked.filter(({ state }) => COLOURS[state] === 'red').length;
      if (bad === checked.length && bad > A_FEW) {
        throw new Failure(
          `None of ${bad} feeds could be read.`,
          'Check this machine’s network (halfstep doctor), or set fetch.proxy.',
        );
      }
      if (bad > 0) throw new Failure(`${bad} of ${checked.length} feeds need a person.`, 'See the last column.');
    });
}

function choose(feeds: FeedConfig[], ids: string[], { all, tag }: Options): FeedConfig[] {
  const unknown = ids.filter((id) => !feeds.some((feed) => feed.id === id));
  if (unknown.length > 0)
    throw usage(`No feed has the id ${unknown.join(', ')}.`, 'See which there are: halfstep feeds list');
  if (ids.length > 0) return feeds.filter((feed) => ids.includes(feed.id));
  return feeds.filter(({ enabled, tags }) => (all || enabled) && (tag === undefined || tags.includes(tag)));
}

async function checkAll(
  feeds: readonly FeedConfig[],
  prober: Prober,
  progress: (done: number) => void,
): Promise<CheckedFeed[]> {
  const checked = new Map<string, CheckedFeed>();
  const waiting = [...feeds];
  const lane = async () => {
    for (let feed = waiting.shift(); feed !== undefined; feed = waiting.shift()) {
      checked.set(feed.id, await check(feed, prober));
      if (checked.size % 10 === 0) progress(checked.size);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return feeds.flatMap(({ id }) => checked.get(id) ?? []);
}

async function check(feed: FeedConfig, prober: Prober): Promise<CheckedFeed> {
  const row = { id: feed.id, name: feed.name, on: feed.enabled };
  if (feed.url.startsWith('rsshub://')) {
    const cure = 'Set fetch.rsshubBase in halfstep.yaml.';
    return {
      ...row,
      state: 'broken',
      items: null,
      newest: null,
      body: null,
      evidence: 'no RSSHub is configured',
      cure,
    };
  }
  const probe = await prober.probe(feed);
  if (probe.kind !== 'feed') {
    return {
      ...row,
      state: probe.state,
      items: null,
      newest: null,
      body: null,
      evidence: probe.evidence,
      cure: probe.cure,
    };
  }
  const { items, newest, body } = probe.facts;
  const { state, evidence, cure } = assessFeed(probe.facts, probe.movedTo, new Date());
  return { ...row, state, items, newest: newest?.toISOString() ?? null, body, evidence, cure };
}

function columnsAt(now: Date): Column<CheckedFeed>[] {
  return [
    { title: 'Feed', text: (row) => row.name, shrinkTo: 12 },
    { title: 'On', text: (row) => (row.on ? 'on' : 'off') },
    { title: 'State', text: (row) => row.state, colour: (row) => COLOURS[row.state] },
    { title: 'Items', text: (row) => row.items, align: 'right' },
    { title: 'Newest', text: (row) => row.newest && `${showAge(new Date(row.newest), now)} ago`, align: 'right' },
    { title: 'Body', text: (row) => row.body },
    { title: 'Evidence', text: (row) => (row.state === 'healthy' ? '' : row.evidence), shrinkTo: 20 },
    { title: 'Cure', text: (row) => row.cure, shrinkTo: 20 },
  ];
}
