/**
 * `halfstep feeds add`: finds the feed behind an address and adds it to feeds.yaml.
 */
import { type Command, Option } from 'commander';
import type { FeedConfig } from '../../core/config/feed-config.js';
import { feedId, sameFeedKey } from '../../core/config/feed-id.js';
import { findFeeds } from '../../core/feed/discovery/find-feeds.js';
import { pluralize } from '../../core/text/clean-text.js';
import { WebUrl } from '../../core/yaml/field-types.js';
import { addFeed, type NewFeed } from '../../io/config/edit-feeds.js';
import { foldersOf, readConfig } from '../command-context.js';
import { count, describeCommand } from '../terminal/describe-command.js';
import { Failure, usage } from '../terminal/failure.js';
import { type Column, formatTable } from '../terminal/print-table.js';
import { showAge } from '../terminal/read-when.js';
import type { Terminal } from '../terminal/terminal.js';
import { assessFeed } from './describe-feed.js';
import type { Probe, Prober } from './probe-feed.js';

type FoundFeed = Extract<Probe, { kind: 'feed' }>;

interface Options {
  name?: string;
  group?: string;
  language?: string;
  tier?: number;
  yes?: boolean;
  json?: boolean;
}

/** A page rarely links to more feeds that are worth a request. */
const MAX_CANDIDATES = 6;

export function addFeedCommand(terminal: Terminal): Command {
  const command = describeCommand(
    'add',
    'Find the feed behind an address, check it, show it, and add it to feeds.yaml.',
    [
      ['feeds add https://www.ifanr.com', 'finds the feed of a site and asks before adding it'],
      ['feeds add https://example.com/feed --yes', 'adds it without asking'],
      ['feeds add https://example.com --group Cars --tier 2', 'adds it under a heading'],
      ['feeds add https://example.com --json', 'only shows what was found'],
    ],
  );
  return command
    .argument('<url>', 'address of a feed, or of any page of the site')
    .option('--name <name>', 'name shown to readers; the feed’s own title by default')
    .option('--group <name>', 'heading in feeds.yaml to add it under')
    .option('--language <tag>', 'language of its items: zh, en …')
    .addOption(new Option('--tier <1-3>', '1 primary source, 2 newsroom, 3 other').argParser(count(3)))
    .option('-y, --yes', 'add the best match without asking')
    .option('--json', 'print what was found as JSON, and add only with --yes')
    .action(async (address: string, options: Options) => {
      const url = WebUrl.safeParse(/^[a-z]+:\/\//i.test(address) ? address : `https://${address}`);
      if (!url.success) throw usage(`“${address}” is not an address.`, 'Example: https://example.com');
      const { feeds, settings } = await readConfig(command, terminal);
      refuseKnown(feeds, url.data);
      const { createProber } = await import('./probe-feed.js');
      const prober = createProber(settings);
      const found = await findAt(url.data, prober, terminal).finally(() => prober.close());
      for (const feed of found) refuseKnown(feeds, feed.url);
      if (options.json)
        terminal.out(
          JSON.stringify(
            found.map((feed) => ({ url: feed.url, ...feed.facts })),
            null,
            2,
          ),
        );
      else show(found, terminal);
      const chosen = await choose(found, options, terminal);
      if (chosen === undefined) return;
      const feed = describe(chosen, options);
      const outcome = await addFeed(foldersOf(command, terminal).config, feed, options.group);
      if (outcome.kind === 'already-there')
        throw new Failure(`“${outcome.name}” already has this address.`, 'Nothing was changed.');
      terminal.err(`Added “${feed.name}” as ${feedId(feed.url)}. A running service notices within seconds.`);
    });
}

function refuseKnown(feeds: readonly FeedConfig[], url: string): void {
  const known = feeds.find((feed) => sameFeedKey(feed.url) === sameFeedKey(url));
  if (!known) return;
  const off = known.enabled ? '' : ' It is switched off; to use it, remove “enabled: false” in feeds.yaml.';
  throw new Failure(`This feed is already configured, as “${known.name}” (${known.id}).${off}`, 'Nothing was changed.');
}

/** The feed at the address, or the feeds that the page there links to, those with items first. */
async function findAt(url: string, prober: Prober, terminal: Terminal): Promise<FoundFeed[]> {
  terminal.err(`Fetching ${url} …`);
  const first = await prober.probeUrl(url);
  if (first.kind === 'feed') return [first];
  if (first.kind === 'failed') throw new Failure(`${url}: ${first.evidence}.`, first.cure);
  const candidates = findFeeds(first.html, first.url).slice(0, MAX_CANDIDATES);
  terminal.err(
    `This is a page; trying ${pluralize(candidates.length, 'address', 'addresses')} where its feed may be …`,
  );
  const probes = await Promise.all(candidates.map((candidate) => prober.probeUrl(candidate.url)));
  const unique = new Map<string, FoundFeed>();
  for (const probe of probes)
    if (probe.kind === 'feed') unique.set(sameFeedKey(probe.url), unique.get(sameFeedKey(probe.url)) ?? probe);
  if (unique.size === 0) {
    throw new Failure(
      `No feed was found for ${url}.`,
      'Give the address of the feed, or read the page itself: in feeds.yaml, use kind: html with selectors.',
    );
  }
  return [...unique.values()].sort((a, b) => Number(b.facts.items > 0) - Number(a.facts.items > 0));
}

function show(found: readonly FoundFeed[], terminal: Terminal): void {
  const now = new Date();
  const rows = found.map((feed, index) => ({ ...feed, number: index + 1, ...assessFeed(feed.facts, now) }));
  const columns: Column<(typeof rows)[number]>[] = [
    { title: '#', text: (row) => row.number, align: 'right' },
    { title: 'Title', text: (row) => row.facts.title, shrinkTo: 12 },
    { title: 'Kind', text: (row) => row.facts.kind },
    { title: 'Items', text: (row) => row.facts.items, align: 'right' },
    { title: 'Newest', text: (row) => (row.facts.newest ? `${showAge(row.facts.newest, now)} ago` : 'no dates') },
    { title: 'Body', text: (row) => `${row.facts.body} (${row.facts.medianCharacters})` },
    { title: 'State', text: (row) => row.state },
    { title: 'Address', text: (row) => row.url, shrinkTo: 24 },
  ];
  terminal.out(formatTable(rows, columns, terminal));
  for (const row of rows) for (const fault of row.facts.faults) terminal.err(`  ${row.number}: ${fault}`);
}

async function choose(
  found: readonly FoundFeed[],
  options: Options,
  terminal: Terminal,
): Promise<FoundFeed | undefined> {
  if (options.yes) return found[0];
  if (options.json) return undefined;
  if (terminal.ask === null) {
    // A script that names a page with a single feed needs no confirmation.
    if (found.length === 1) return found[0];
    throw usage('Several feeds were found, and there is no terminal to ask which one.', 'Use --yes to add the first.');
  }
  const last = found.length;
  const question = last === 1 ? 'Add it? [Y/n] ' : `Add which? [1–${last}, n for none] `;
  const answer = (await terminal.ask(question)).trim().toLowerCase();
  if (answer === 'n' || answer === 'no') return undefined;
  if (last === 1 && (answer === '' || answer === 'y' || answer === 'yes')) return found[0];
  const chosen = found[Number(answer || '1') - 1];
  if (!chosen) throw usage(`“${answer}” is not one of the choices.`, 'Nothing was changed.');
  return chosen;
}

function describe({ url, facts }: FoundFeed, options: Options): NewFeed {
  const language = options.language ?? facts.language?.toLowerCase().split('-')[0];
  return {
    name: options.name ?? (facts.title.trim().slice(0, 120) || new URL(url).hostname),
    url,
    ...(language !== undefined && /^[a-z]{2,3}$/.test(language) ? { language } : {}),
    ...(options.tier === 1 || options.tier === 2 || options.tier === 3 ? { tier: options.tier } : {}),
  };
}
