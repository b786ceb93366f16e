/**
 * `halfstep feeds`: the configured feeds and their health.
 */
import type { Command } from 'commander';
import type { FeedConfig } from '../../core/config/feed-config.js';
import type { FeedMemory } from '../../core/polling/feed-memory.js';
import { removeFeed } from '../../io/config/edit-feeds.js';
import { foldersOf, readConfig } from '../command-context.js';
import { describeCommand, printRows } from '../terminal/describe-command.js';
import { Failure } from '../terminal/failure.js';
import type { Column } from '../terminal/print-table.js';
import { showAge } from '../terminal/read-when.js';
import type { Terminal } from '../terminal/terminal.js';
import { addFeedCommand } from './add-feed-command.js';
import { checkFeedsCommand, STATE_COLOURS } from './check-feeds-command.js';
import { findFeed } from './find-feed.js';
import { exportFeedsCommand, importFeedsCommand } from './opml-commands.js';
import { readFeedMemory } from './read-feed-memory.js';

export function feedsCommand(terminal: Terminal): Command {
  return describeCommand('feeds', 'List, add, remove, check, import and export feeds.', [])
    .addCommand(listCommand(terminal), { isDefault: true })
    .addCommand(addFeedCommand(terminal))
    .addCommand(removeCommand(terminal))
    .addCommand(checkFeedsCommand(terminal))
    .addCommand(importFeedsCommand(terminal))
    .addCommand(exportFeedsCommand(terminal));
}

/** A configured feed and its health; null when the service never fetched it. */
type ListedFeed = FeedConfig & { health: Pick<FeedMemory, 'state' | 'stateSince' | 'evidence' | 'cure'> | null };

function listCommand(terminal: Terminal): Command {
  const command = describeCommand('list', 'List the configured feeds and their health.', [
    ['feeds list', 'all feeds, including those switched off'],
    ['feeds list --on', 'only feeds that are switched on'],
    ['feeds list --json', 'with all settings, as JSON'],
  ]);
  return command
    .option('--on', 'only feeds that are switched on')
    .option('--tag <tag>', 'only feeds with this tag')
    .option('--json', 'print JSON')
    .action(async (options: { on?: boolean; tag?: string; json?: boolean }) => {
      const { feeds } = await readConfig(command, terminal);
      const memories = await readFeedMemory(command, terminal);
      const wanted = feeds.filter(
        ({ enabled, tags }) => (!options.on || enabled) && (options.tag === undefined || tags.includes(options.tag)),
      );
      const rows = wanted.map((feed): ListedFeed => ({ ...feed, health: healthOf(memories.get(feed.id)) }));
      printRows(terminal, rows, {
        json: options.json,
        columns: columnsAt(new Date(), memories.size > 0),
        none: 'No feed is configured. Add one: halfstep feeds add URL',
      });
    });
}

function healthOf(memory: FeedMemory | undefined): ListedFeed['health'] {
  if (!memory) return null;
  const { state, stateSince, evidence, cure } = memory;
  return { state, stateSince, evidence, cure };
}

function columnsAt(now: Date, watched: boolean): Column<ListedFeed>[] {
  const health: Column<ListedFeed>[] = [
    { title: 'State', text: ({ health }) => health?.state, colour: ({ health }) => STATE_COLOURS[health?.state ?? ''] },
    { title: 'For', text: ({ health }) => health && showAge(health.stateSince, now), align: 'right' },
  ];
  const columns: Column<ListedFeed>[] = [
    { title: 'ID', text: (feed) => feed.id },
    { title: 'Name', text: (feed) => feed.name, shrinkTo: 12 },
    { title: 'Group', text: (feed) => feed.group, shrinkTo: 8 },
    { title: 'On', text: (feed) => (feed.enabled ? 'on' : 'off') },
    ...(watched ? health : []),
    { title: 'Lang', text: (feed) => feed.language },
    { title: 'Tier', text: (feed) => feed.tier, align: 'right' },
    { title: 'Schedule', text: (feed) => feed.schedule ?? 'adapts' },
    { title: 'Address', text: (feed) => feed.url, shrinkTo: 20 },
  ];
  return columns.map((column) => ({
    ...column,
    colour: (feed) => (feed.enabled ? column.colour?.(feed) : ('dim' as const)),
  }));
}

function removeCommand(terminal: Terminal): Command {
  const command = describeCommand('remove', 'Remove a feed from feeds.yaml. Its articles stay stored.', [
    ['feeds remove sspai.com-feed', 'the feed with this id'],
    ['feeds remove 少数派', 'the feed with this name'],
    ['feeds remove https://sspai.com/feed', 'the feed at this address'],
  ]);
  return command.argument('<feed>', 'id, name or address of a feed').action(async (word: string) => {
    const { feeds } = await readConfig(command, terminal);
    const { id, name } = findFeed(feeds, word);
    const { config } = foldersOf(command, terminal);
    const outcome = await removeFeed(config, id);
    if (outcome.kind !== 'done')
      throw new Failure(`“${name}” (${id}) is no longer in feeds.yaml.`, 'Nothing was changed.');
    terminal.out(`Removed “${name}” (${id}). A running service notices within seconds.`);
  });
}
