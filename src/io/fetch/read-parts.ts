/**
 * What do the newest sitemaps of an index hold?
 */
import type { HttpOk, HttpResult } from '../../core/http/http-result.js';
import type { HttpWait } from '../http/polite-http.js';
import type { PreparedAnswer, UnreadFeed } from '../threads/parse-feed-safely.js';

/**
 * Reads the parts of an index as one feed, one after the other. A part that cannot be read is reported as a problem; where none can, the
 * index counts as unread. `wait`: nothing was read because the host is not due.
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
