/** Settings for fetching: politeness, safety, limits and polling intervals. */
import { z } from 'zod';
import { AddressRange, ProxyUrl, Selector, WebUrl } from '../yaml/field-types.js';
import { section } from '../yaml/section.js';

/** Megabytes, because nobody writes bytes by hand. */
const megabytes = (least: number, most: number) => z.number().min(least).max(most);

/** Selectors for the main text of a site where the general extraction fails. */
const SiteRule = section({
  /** Host name; applies to its subdomains too. */
  site: z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, {
    error: 'this is not a host name\nfor example ithome.com, without https:// or a path',
  }),
  /** CSS selector of the headline. */
  title: Selector.optional(),
  /** CSS selector of the article's body. */
  content: Selector.optional(),
  /** CSS selectors of elements to remove from it. */
  remove: z.array(Selector).default([]),
  /** CSS selector of the link to the next page. */
  nextPage: Selector.optional(),
});

/** Limits and politeness; the defaults suit public sites. */
export const FetchConfig = section({
  perHostConnections: z.int().min(1).max(16).default(2),
  minGapSeconds: z.number().min(0).max(600).default(5),
  timeoutSeconds: z.number().min(1).max(300).default(30),
  /** Larger feeds are refused; the largest in the default list was 475 KB. */
  maxFeedMegabytes: megabytes(0.01, 100).default(10),
  maxPageMegabytes: megabytes(0.01, 50).default(5),
  /** Contact for site operators if the service misbehaves; added to the user agent. */
  userAgentContact: z
    .string()
    .regex(/^[^\r\n()]*$/)
    .default(''),
  respectRobots: z.boolean().default(true),
  /** Whether to resolve Google News links to the article they stand for, by asking Google News. */
  resolveSearchLinks: z.boolean().default(true),
  /** Private addresses that may be fetched anyway, e.g. an RSSHub in the same network. */
  allowAddresses: z.array(AddressRange).default([]),
  /** For `rsshub://…` feeds. There is no default, because the public instance is unreliable. */
  rsshubBase: WebUrl.nullable().default(null),
  proxy: ProxyUrl.nullable().default(null),
  siteRules: z.array(SiteRule).default([]),
});
export type FetchConfig = z.infer<typeof FetchConfig>;

/** Polling intervals of feeds without their own schedule. */
export const PollingConfig = section({
  shortestMinutes: z.int().min(1).max(1440).default(10),
  longestMinutes: z.int().min(1).max(10080).default(1440),
  /** Poll without ETag this often, because some servers repeat a stale one. */
  fullFetchHours: z.int().min(1).max(720).default(24),
});
export type PollingConfig = z.infer<typeof PollingConfig>;
