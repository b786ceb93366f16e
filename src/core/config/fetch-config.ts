/**
 * How politely, how safely and how patiently are other people's servers asked?
 */
import { z } from 'zod';
import { AddressRange, ProxyUrl, Selector, WebUrl } from '../yaml/field-types.js';
import { section } from '../yaml/section.js';

/** Megabytes, because nobody writes bytes by hand. */
const megabytes = (least: number, most: number) => z.number().min(least).max(most);

/** How the main text is found on one site where the general rule fails. */
const SiteRule = section({
  /** Host name; holds for its subdomains too. */
  site: z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, {
    error: 'this is not a host name\nwrite for example ithome.com, without https:// and path',
  }),
  /** CSS selector of the headline. */
  title: Selector.optional(),
  /** CSS selector of the article's body. */
  content: Selector.optional(),
  /** CSS selectors of what does not belong to it. */
  remove: z.array(Selector).default([]),
  /** CSS selector of the link to the next page. */
  nextPage: Selector.optional(),
});

/** Limits and manners of fetching; all have defaults that suit public sites. */
export const FetchConfig = section({
  perHostConnections: z.int().min(1).max(16).default(2),
  minGapSeconds: z.number().min(0).max(600).default(5),
  timeoutSeconds: z.number().min(1).max(300).default(30),
  /** A feed over this is refused; 475 KB is the largest seen in the default list. */
  maxFeedMegabytes: megabytes(0.01, 100).default(10),
  maxPageMegabytes: megabytes(0.01, 50).default(5),
  /** Who can be told when the service misbehaves; goes into the user agent. */
  userAgentContact: z
    .string()
    .regex(/^[^\r\n()]*$/)
    .default(''),
  respectRobots: z.boolean().default(true),
  /** Whether Google News is asked which article the address of an item stands for. */
  resolveSearchLinks: z.boolean().default(true),
  /** Private addresses that may be fetched all the same, e.g. an RSSHub in the same network. */
  allowAddresses: z.array(AddressRange).default([]),
  /** For `rsshub://…` feeds; the public instance is unreliable, so none is assumed. */
  rsshubBase: WebUrl.nullable().default(null),
  proxy: ProxyUrl.nullable().default(null),
  siteRules: z.array(SiteRule).default([]),
});
export type FetchConfig = z.infer<typeof FetchConfig>;

/** How often feeds without a schedule of their own are asked. */
export const PollingConfig = section({
  shortestMinutes: z.int().min(1).max(1440).default(10),
  longestMinutes: z.int().min(1).max(10080).default(1440),
  /** Ask without ETag this often, because some servers repeat a stale one. */
  fullFetchHours: z.int().min(1).max(720).default(24),
});
export type PollingConfig = z.infer<typeof PollingConfig>;
