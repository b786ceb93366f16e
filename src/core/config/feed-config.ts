/** Feeds in feeds.yaml, and the defaults for everything but name and address. */
import { z } from 'zod';
import { rsshubUrl } from '../feed/discovery/rsshub-url.js';
import { Selectors } from '../feed/formats/selectors.js';
import { CharsetName, FeedUrl, Id, LanguageTag, ProxyUrl, Zone } from '../yaml/field-types.js';
import { section } from '../yaml/section.js';
import { feedId } from './feed-id.js';
import { Schedule } from './schedule.js';
import { SecretText } from './secret.js';

/** 1 primary sources and research houses, 2 established newsrooms, 3 aggregators and enthusiasts. */
const Tier = z.union([z.literal(1), z.literal(2), z.literal(3)], {
  error: () => 'a tier is 1, 2 or 3\nuse 1 for primary sources, 2 for established newsrooms, 3 for the rest',
});

/** Settings that a feed can inherit from its group. */
const shared = {
  language: LanguageTag.optional(),
  tier: Tier.optional(),
  zone: Zone.optional(),
  schedule: Schedule.optional(),
  enabled: z.boolean().optional(),
  tags: z.array(z.string().min(1)).optional(),
  proxy: ProxyUrl.optional(),
};

const HeaderName = z.string().regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, {
  error: 'this cannot be a header name\nuse letters, digits and “-”, e.g. User-Agent',
});

/** A feed as declared in feeds.yaml: name and url, everything else optional. */
export const FeedDeclaration = section({
  name: z.string().min(1).max(120),
  url: FeedUrl,
  id: Id.optional(),
  kind: z.enum(['auto', 'rss', 'atom', 'json', 'html', 'sitemap']).optional(),
  ...shared,
  selectors: Selectors.optional(),
  charset: CharsetName.optional(),
  headers: z.record(HeaderName, SecretText).optional(),
  group: z.string().min(1).optional(),
});
export type FeedDeclaration = z.infer<typeof FeedDeclaration>;

/** Feeds under one heading (a folder in OPML), with their common settings. */
const FeedGroup = section({ name: z.string().min(1), ...shared, feeds: z.array(FeedDeclaration).nullish() });

/** The whole of feeds.yaml. */
export const FeedsFile = section({
  feeds: z.array(FeedDeclaration).nullish(),
  groups: z.array(FeedGroup).nullish(),
});
export type FeedsFile = z.infer<typeof FeedsFile>;

/** A feed with all defaults filled in. */
export type FeedConfig = z.infer<typeof FeedConfig>;
export const FeedConfig = FeedDeclaration.transform((entry) => ({
  id: entry.id ?? feedId(entry.url),
  name: entry.name,
  /** As configured; `rsshub://` routes are resolved when the configuration is loaded. */
  url: entry.url,
  kind: entry.kind ?? ('auto' as const),
  /** null: taken from the feed or detected from its texts. */
  language: entry.language ?? null,
  tier: entry.tier ?? (2 as const),
  /** null: the polling interval adapts to how often new entries appear. */
  schedule: entry.schedule ?? null,
  selectors: entry.selectors ?? null,
  charset: entry.charset ?? null,
  headers: entry.headers ?? {},
  proxy: entry.proxy ?? null,
  /** For dates without a zone; null: the service's zone. */
  zone: entry.zone ?? null,
  enabled: entry.enabled ?? true,
  tags: entry.tags ?? [],
  /** Heading in feeds.yaml, folder in OPML. */
  group: entry.group ?? null,
}));

/** A feed and its path in feeds.yaml, so that problems can point at it. */
export interface PlacedFeed {
  feed: FeedConfig;
  path: (string | number)[];
}

/** Returns all feeds in order. A group's settings apply to its feeds unless they set their own; tags are combined. */
export function flattenFeeds(file: FeedsFile): PlacedFeed[] {
  const loose = (file.feeds ?? []).map((entry, index) => ({ feed: FeedConfig.parse(entry), path: ['feeds', index] }));
  const grouped = (file.groups ?? []).flatMap(({ feeds, name, ...common }, place) =>
    (feeds ?? []).map((entry, index) => ({
      feed: FeedConfig.parse({ ...common, group: name, ...entry, tags: joinTags(common.tags, entry.tags) }),
      path: ['groups', place, 'feeds', index],
    })),
  );
  return [...loose, ...grouped];
}

/** Resolves an `rsshub://` route against the configured base; any other address is returned as is. */
export function resolveFeedUrl(url: string, rsshubBase: string | null): string {
  return rsshubBase === null ? url : (rsshubUrl(url, rsshubBase) ?? url);
}

function joinTags(...lists: (string[] | undefined)[]): string[] {
  return [...new Set(lists.flatMap((list) => list ?? []))];
}
