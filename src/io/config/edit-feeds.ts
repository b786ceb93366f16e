/**
 * Changes to feeds.yaml by commands. Comments survive because the YAML document is edited, not its data; the file is replaced in one
 * step, so that no reader sees half of it.
 */
import { randomBytes } from 'node:crypto';
import { readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Document, isMap, isSeq, parseDocument, type YAMLMap, YAMLSeq } from 'yaml';
import { FeedConfig, type FeedDeclaration } from '../../core/config/feed-config.js';
import { sameFeedKey } from '../../core/config/feed-id.js';
import { FEEDS_FILE } from './load-config.js';

/** A feed written by a command: plain values only. */
export type NewFeed = Pick<FeedDeclaration, 'name' | 'url'> &
  Partial<Pick<FeedDeclaration, 'id' | 'kind' | 'language' | 'tier' | 'tags' | 'enabled'>>;

export type EditOutcome = { kind: 'done' } | { kind: 'already-there'; name: string } | { kind: 'not-found' };

/** Appends a feed to its group, which is created if needed, or to the ungrouped list. */
export async function addFeed(folder: string, feed: NewFeed, group?: string): Promise<EditOutcome> {
  return (await addFeeds(folder, [{ feed, group }]))[0] ?? { kind: 'not-found' };
}

/** Adds several feeds in one write. Outcomes in the order of `wanted`. */
export async function addFeeds(
  folder: string,
  wanted: readonly { feed: NewFeed; group?: string | undefined }[],
): Promise<EditOutcome[]> {
  return edit(folder, (document) =>
    wanted.map(harmless).map(({ feed, group }) => {
      const twin = feedNodes(document).find(
        ({ node }) => sameFeedKey(String(node.get('url'))) === sameFeedKey(feed.url),
      );
      if (twin) return { kind: 'already-there', name: String(twin.node.get('name')) };
      listFor(document, group).add(document.createNode(withoutUndefined(feed)));
      return { kind: 'done' };
    }),
  );
}

/**
 * Removes the feed with this id or address, with the comment directly above it. Above the first feed of a list the comment stays:
 * YAML attaches it to the list.
 */
export async function removeFeed(folder: string, idOrUrl: string): Promise<EditOutcome> {
  const [outcome] = await edit(folder, (document) => {
    const found = feedNodes(document).find(({ node }) => isCalled(node, idOrUrl));
    if (!found) return [{ kind: 'not-found' }];
    found.list.items.splice(found.list.items.indexOf(found.node), 1);
    return [{ kind: 'done' }];
  });
  return outcome ?? { kind: 'not-found' };
}

async function edit(folder: string, change: (document: Document) => EditOutcome[]): Promise<EditOutcome[]> {
  // A symlink stays: the file behind it is edited.
  const path = await realpath(join(folder, FEEDS_FILE));
  const text = await readFile(path, 'utf8');
  const document = parseDocument(text);
  const [problem] = document.errors;
  if (problem) throw new Error(`${path} cannot be read as YAML (line ${problem.linePos?.[0].line ?? 1}): fix it first`);
  const outcomes = change(document);
  // Long addresses stay on one line; lists are written [a, b], as in the shipped file.
  if (outcomes.some((outcome) => outcome.kind === 'done'))
    await replaceFile(path, document.toString({ lineWidth: 0, flowCollectionPadding: false }));
  return outcomes;
}

/** Writes a new file in the same folder and renames it over the old one, keeping the mode. */
async function replaceFile(path: string, text: string): Promise<void> {
  const { mode } = await stat(path);
  const draft = join(dirname(path), `.${FEEDS_FILE}.${randomBytes(4).toString('hex')}`);
  try {
    await writeFile(draft, text, { mode, flush: true });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    // A file mounted by itself into a container cannot be replaced, only written.
    if (!(error instanceof Error && 'code' in error && error.code === 'EBUSY')) throw error;
    await writeFile(path, text, { flush: true });
  }
}

function feedNodes(document: Document): { list: YAMLSeq; node: YAMLMap }[] {
  const groups = document.get('groups');
  const lists = [
    document.get('feeds'),
    ...(isSeq(groups) ? groups.items.map((group) => (isMap(group) ? group.get('feeds') : null)) : []),
  ];
  return lists.flatMap((list) =>
    isSeq(list) ? list.items.flatMap((node) => (isMap(node) ? [{ list, node }] : [])) : [],
  );
}

function listFor(document: Document, group: string | undefined): YAMLSeq {
  if (group === undefined) return listIn(document, 'feeds');
  const groups = listIn(document, 'groups');
  const known = groups.items.find((item) => isMap(item) && item.get('name') === group);
  if (isMap(known)) return listIn(known, 'feeds');
  const made = document.createNode({ name: group, feeds: [] });
  groups.add(made);
  return listIn(made, 'feeds');
}

function listIn(parent: Document | YAMLMap, key: string): YAMLSeq {
  const found = parent.get(key);
  if (isSeq(found)) {
    // An empty "[]" is in flow style; its entries should not be.
    if (found.items.length === 0) found.flow = false;
    return found;
  }
  const made = new YAMLSeq();
  parent.set(key, made);
  return made;
}

function isCalled(node: YAMLMap, idOrUrl: string): boolean {
  const parsed = FeedConfig.safeParse(node.toJSON());
  const url = String(node.get('url'));
  return (
    sameFeedKey(url) === sameFeedKey(idOrUrl) ||
    (parsed.success && parsed.data.id === idOrUrl) ||
    node.get('id') === idOrUrl
  );
}

/**
 * Disarms variable references: names and addresses come from other people's feeds, and a feed titled "${SMTP_PASSWORD}" would show
 * the password, or an address send it to a server.
 */
function harmless({ feed, group }: { feed: NewFeed; group?: string | undefined }) {
  const plain = (text: string) => text.replaceAll('${', '$ {');
  const url = feed.url.replaceAll('${', '$%7B');
  return { feed: { ...feed, name: plain(feed.name), url }, group: group === undefined ? undefined : plain(group) };
}

function withoutUndefined(feed: NewFeed): Record<string, unknown> {
  return Object.fromEntries(Object.entries(feed).filter(([, value]) => value !== undefined));
}
