/**
 * Which of the configured feeds is meant by a word: its id, its address, or its name?
 */
import type { FeedConfig } from '../../core/config/feed-config.js';
import { sameFeedKey } from '../../core/config/feed-id.js';
import { nearestWord } from '../../core/yaml/nearest-word.js';
import { Failure, usage } from '../terminal/failure.js';

/** Ids and addresses are unique and go first. @throws Failure where none is meant, or a name that several have. */
export function findFeed(feeds: readonly FeedConfig[], word: string): FeedConfig {
  const known = feeds.find(({ id, url }) => id === word || sameFeedKey(url) === sameFeedKey(word));
  if (known) return known;
  const named = feeds.filter(({ name }) => name.toLowerCase() === word.trim().toLowerCase());
  const [only] = named;
  if (only && named.length === 1) return only;
  if (only)
    throw usage(`Several feeds are named “${only.name}”.`, `Give one’s id: ${named.map(({ id }) => id).join(', ')}`);
  const meant = nearestWord(
    word,
    feeds.flatMap(({ id, name }) => [id, name]),
  );
  const cure = 'See which there are: halfstep feeds list';
  throw new Failure(
    `No feed has the id, address or name ${word}.`,
    meant ? `Did you mean “${meant}”? ${cure}` : cure,
    2,
  );
}
