/**
 * Finds a configured feed by id, address or name.
 */
import type { FeedConfig } from '../../core/config/feed-config.js';
import { sameFeedKey } from '../../core/config/feed-id.js';
import { nearestWord } from '../../core/yaml/nearest-word.js';
import { Failure, usage } from '../terminal/failure.js';

/** Ids and addresses are unique and take precedence. @throws Failure when no feed matches, or several have the name. */
export function findFeed(feeds: readonly FeedConfig[], word: string): FeedConfig {
  const known = feeds.find(({ id, url }) => id === word || sameFeedKey(url) === sameFeedKey(word));
  if (known) return known;
  const named = feeds.filter(({ name }) => name.toLowerCase() === word.trim().toLowerCase());
  const [only] = named;
  if (only && named.length === 1) return only;
  if (only)
    throw usage(`Several feeds are named “${only.name}”.`, `Use an id: ${named.map(({ id }) => id).join(', ')}`);
  const nearest = nearestWord(
    word,
    feeds.flatMap(({ id, name }) => [id, name]),
  );
  const cure = 'List the feeds: halfstep feeds list';
  throw new Failure(
    `No feed has the id, address or name ${word}.`,
    nearest ? `Did you mean “${nearest}”? ${cure}` : cure,
    2,
  );
}
