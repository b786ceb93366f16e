/** Checks across settings: duplicate feeds, a digest for an undefined channel or theme, an RSSHub route without a base. */
import type { FileProblem } from '../yaml/file-problem.js';
import { nearestWord } from '../yaml/nearest-word.js';
import type { ProblemAt } from '../yaml/read-document.js';
import type { PlacedFeed } from './feed-config.js';
import { sameFeedKey } from './feed-id.js';
import type { Settings } from './settings.js';

/** Checks feeds: duplicate ids and addresses, list pages without selectors, routes without an RSSHub. */
export function checkFeeds(
  placed: readonly PlacedFeed[],
  rsshubBase: string | null,
  problemAt: ProblemAt,
): FileProblem[] {
  const byUrl = new Map<string, string>();
  const byId = new Map<string, string>();
  return placed.flatMap(({ feed, path }) => {
    const problems: FileProblem[] = [];
    const twin = byUrl.get(sameFeedKey(feed.url));
    const namesake = byId.get(feed.id);
    if (twin !== undefined) {
      problems.push(problemAt([...path, 'url'], `“${twin}” already has this address`, 'remove one of the two feeds'));
    } else if (namesake !== undefined) {
      problems.push(
        problemAt(
          [...path, 'id'],
          `“${namesake}” already has the id “${feed.id}”`,
          'give one of the two feeds a different id:',
        ),
      );
    }
    if (feed.kind === 'html' && feed.selectors === null) {
      problems.push(
        problemAt(
          [...path, 'kind'],
          'a list page needs selectors',
          'add selectors: with at least item:, e.g. selectors: {item: "ul.news > li"}',
        ),
      );
    }
    if (feed.enabled && feed.url.startsWith('rsshub://') && rsshubBase === null) {
      problems.push(
        problemAt(
          [...path, 'url'],
          'no RSSHub is configured',
          'set fetch.rsshubBase in halfstep.yaml, or switch the feed off with enabled: false',
        ),
      );
    }
    byUrl.set(sameFeedKey(feed.url), twin ?? feed.name);
    byId.set(feed.id, namesake ?? feed.name);
    return problems;
  });
}

/** Checks settings: duplicate digest ids, undefined channels, mail channels without addresses and vice versa. */
export function checkSettings(settings: Settings, problemAt: ProblemAt): FileProblem[] {
  const seen = new Set<string>();
  const twice = settings.digests.flatMap(({ id }, index) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [problemAt(['digests', index, 'id'], `two digests have the id “${id}”`, 'give each digest its own id')];
  });
  const { shortestMinutes, longestMinutes } = settings.polling;
  const range =
    shortestMinutes > longestMinutes
      ? [
          problemAt(
            ['polling', 'shortestMinutes'],
            'this is greater than longestMinutes',
            'make shortestMinutes smaller than longestMinutes',
          ),
        ]
      : [];
  const audiences: Audience[] = settings.digests.map((digest, index) => ({ ...digest, path: ['digests', index] }));
  audiences.push({ ...settings.notices, path: ['notices'] });
  return [...range, ...twice, ...audiences.flatMap((audience) => checkAudience(audience, settings, problemAt))];
}

/** Checks that each theme which a digest follows exists: a digest of a theme that nothing has would be empty for ever. */
export function checkThemes(settings: Settings, known: readonly string[], problemAt: ProblemAt): FileProblem[] {
  return settings.digests.flatMap(({ themes }, digest) =>
    themes.flatMap((theme, index) => {
      if (known.includes(theme)) return [];
      const meant = nearestWord(theme, known);
      const mend = `${meant === undefined ? '' : `did you mean “${meant}”? `}themes: ${known.join(', ')}`;
      return [problemAt(['digests', digest, 'themes', index], `there is no theme “${theme}”`, mend)];
    }),
  );
}

/** Anyone reached by channels: the readers of a digest, or the operator. */
interface Audience {
  channels: string[];
  recipients: string[];
  path: (string | number)[];
}

function checkAudience(
  { channels, recipients, path }: Audience,
  settings: Settings,
  problemAt: ProblemAt,
): FileProblem[] {
  const unknown = channels.flatMap((name, index) =>
    settings.channels[name] === undefined
      ? [unknownChannel(name, Object.keys(settings.channels), [...path, 'channels', index], problemAt)]
      : [],
  );
  const mailing = channels.find((name) => settings.channels[name]?.kind === 'mail');
  if (unknown.length === 0 && recipients.length > 0 && mailing === undefined) {
    const mend = 'list a channel of kind mail under channels: here, or remove the addresses';
    unknown.push(problemAt([...path, 'recipients'], 'no channel here can reach these mail addresses', mend));
  }
  if (mailing !== undefined && recipients.length === 0) {
    const mend = 'add recipients: [name@example.com], or remove the channel from this list';
    unknown.push(
      problemAt([...path, 'channels'], `channel “${mailing}” sends mail, but there are no recipients`, mend),
    );
  }
  return unknown;
}

function unknownChannel(name: string, known: string[], path: (string | number)[], problemAt: ProblemAt): FileProblem {
  const meant = nearestWord(name, known);
  const list = known.length === 0 ? 'none are defined yet' : `defined: ${known.join(', ')}`;
  const mend = meant === undefined ? `define it under the top-level channels: (${list})` : `did you mean “${meant}”?`;
  return problemAt(path, `there is no channel “${name}”`, mend);
}
