/**
 * The newest sitemaps of an index, read as one feed.
 */
import type { HttpOk, HttpResult } from '../../core/http/http-result.js';
import type { HttpWait } from '../http/host-turns.js';

import type { PreparedAnswer, UnreadFeed } from '../threads/feed-task.js';

/**
 * Reads the parts of an index one after another. A part that cannot be read is reported as a problem; if none can be read, the index
 * counts as unread. `wait`: nothing was read because it is not the host's turn.
 */
export async function readParts(
  index: UnreadFeed,
  parts: readonly string[],
  ask: (url: string) => Promise<HttpResult | HttpWait>,
  parse: (answer: HttpOk) => Promise<PreparedAnswer>,
): Promise<PreparedAnswer | HttpWait> {
  const read: Extract<PreparedAnswer, { ok: true }>[] = [];
  const problems: string[] = [];
  let wait: HttpWait | null = null;
  for (const url of parts) {
    const answer = await ask(url);
    if (answer.kind === 'wait') wait = answer;
    const parsed = answer.kind === 'ok' ? await parse(answer) : null;
    if (parsed?.ok) read.push(parsed);
    else problems.push(`${url}: ${parsed?.detail ?? ('detail' in answer ? answer.detail : 'no body')}`);
  }
  const [first] = read;
  if (!first) return wait ?? { ...index, detail: `${index.detail}; none could be read: ${problems.join('; ')}` };
  return {
    ok: true,
    feed: { ...first.feed, problems: [...read.flatMap(({ feed }) => feed.problems), ...problems] },
    prepared: {
      entries: read.flatMap(({ prepared }) => prepared.entries),
      linksIdentify: read.every(({ prepared }) => prepared.linksIdentify),
    },
  };
}
