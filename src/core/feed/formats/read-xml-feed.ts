/**
 * Reading RSS, RDF, Atom and CDF.
 * One reader serves all four: feeds mix vocabularies freely (Atom inside RSS, Dublin Core inside Atom), so each field is looked up by
 * order of preference, whatever the kind of document.
 */

import { joinUrl } from '../../address/site.js';
import type { ParsedFeed } from '../../model.js';
import { omitUndefined } from '../../omit-undefined.js';
import { plainText } from '../xml/element-text.js';
import { attributeOf, childOf, childrenOf, type XmlElement } from '../xml/xml-element.js';
import { MAX_ITEMS, type ReadOptions } from './read-options.js';
import { readXmlItem } from './read-xml-item.js';
import { firstText, readAuthor, TITLES } from './xml-fields.js';

/** Reads a feed from the root of its tree; undefined if no feed format has such a root. */
export function readXmlFeed(root: XmlElement, options: ReadOptions): ParsedFeed | undefined {
  const kind = kindOf(root);
  if (!kind) return undefined;
  const head = kind === 'atom' || root.name === 'channel' ? root : (childOf(root, 'channel') ?? root);
  const problems: string[] = [];
  const link = feedLink(head);
  const base = head.base ?? options.url;
  const context = { ...options, base, author: readAuthor(head), problems };
  return {
    kind,
    ...omitUndefined({
      title: firstText(head, TITLES),
      link: link && joinUrl(link, base),
      language: plainText(childOf(head, 'language') ?? childOf(head, 'dc:language')) ?? attributeOf(root, 'xml:lang'),
      hub: linkByRel(head, 'hub'),
      self: linkByRel(head, 'self'),
      ttlMinutes: readTtl(head),
    }),
    items: itemElements(root, head).map((element) => readXmlItem(element, context)),
    problems,
  };
}

function kindOf(root: XmlElement): 'rss' | 'atom' | 'rdf' | undefined {
  if (root.name === 'feed' || root.name === 'entry') return 'atom';
  if (root.name === 'rdf:rdf' || root.name === 'rdf') return 'rdf';
  const isRss = root.name === 'rss' || root.name === 'channel' || root.name === 'rss2';
  // Bare items without a channel, or children of a misspelt root, still make it RSS.
  return isRss || childOf(root, 'channel') || childOf(root, 'item') ? 'rss' : undefined;
}

/** Items inside the channel, next to it (RDF, RSS 0.90), or in an `items` element (RSS 1.1). */
function itemElements(root: XmlElement, head: XmlElement): XmlElement[] {
  if (root.name === 'entry') return [root];
  const holders = [head, ...(root === head ? [] : [root]), ...childrenOf(head, 'items')];
  // One more than the limit, so that boundFeed can tell that items were left out.
  return holders.flatMap((holder) => childrenOf(holder, 'item', 'entry', 'atom:entry')).slice(0, MAX_ITEMS + 1);
}

function feedLink(head: XmlElement): string | undefined {
  for (const link of childrenOf(head, 'link', 'atom:link')) {
    const rel = attributeOf(link, 'rel')?.toLowerCase() ?? 'alternate';
    const address = attributeOf(link, 'href') ?? plainText(link);
    if (rel === 'alternate' && address !== undefined) return address;
  }
  return attributeOf(head, 'href');
}

function linkByRel(head: XmlElement, rel: string): string | undefined {
  const link = childrenOf(head, 'link', 'atom:link').find((l) => attributeOf(l, 'rel')?.toLowerCase() === rel);
  return attributeOf(link, 'href');
}

const PERIOD_MINUTES: Readonly<Record<string, number>> = {
  hourly: 60,
  daily: 1440,
  weekly: 10_080,
  monthly: 43_200,
  yearly: 525_600,
};

/** Minutes between updates, from RSS's ttl or the syndication module. */
function readTtl(head: XmlElement): number | undefined {
  const ttl = Number(plainText(childOf(head, 'ttl')));
  if (Number.isFinite(ttl) && ttl > 0) return ttl;
  const period = PERIOD_MINUTES[plainText(childOf(head, 'sy:updateperiod'))?.toLowerCase() ?? ''];
  if (period === undefined) return undefined;
  const frequency = Number(plainText(childOf(head, 'sy:updatefrequency')) ?? 1);
  return frequency > 0 ? Math.max(1, Math.round(period / frequency)) : period;
}
