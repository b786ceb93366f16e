/** Schemas for the texts that settings consist of: zones, languages, addresses, selectors. */
import { compile } from 'css-select';
import { IANAZone } from 'luxon';
import { z } from 'zod';
import { parseAllowList } from '../http/allow-list.js';

/** IANA time zone, e.g. "Asia/Shanghai". */
export const Zone = z.string().refine((text) => IANAZone.isValidZone(text), {
  error: (issue) =>
    `there is no time zone “${String(issue.input)}”\nuse an IANA name such as Asia/Shanghai, Europe/London or UTC`,
});

/** BCP 47 language tag of a source, e.g. "zh", "en", "zh-TW". */
export const LanguageTag = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, {
  error: 'this is not a language tag\nuse zh for Chinese or en for English',
});

/** Id: lower-case letters, digits, "-", "." and "_", but not only digits. */
export const Id = z.string().regex(/^(?!\d+$)[a-z0-9][a-z0-9._-]{0,79}$/, {
  error:
    'this cannot be an id\nuse lower-case letters, digits, “-”, “_” and “.”, at most 80 characters, not only digits',
});

/** An http or https address. */
export const WebUrl = z.string().refine((text) => isUrl(text, ['http:', 'https:']), {
  error: 'this is not an http(s) address\nwrite the full address, starting with https://',
});

/** Address of a feed: http(s), or `rsshub://route/…` below `fetch.rsshubBase`. */
export const FeedUrl = z.string().refine((text) => isUrl(text, ['http:', 'https:', 'rsshub:']), {
  error:
    'this is not a feed address\nwrite the full address, starting with https:// (or rsshub:// for a route of your RSSHub)',
});

/** Proxy for outgoing requests. */
export const ProxyUrl = z.string().refine((text) => isUrl(text, ['http:', 'https:', 'socks5:']), {
  error: 'this is not a proxy address\nwrite http://host:port, https://host:port or socks5://host:port',
});

/** A network, address or host, optionally with a port: a private place that may be fetched anyway. */
export const AddressRange = z.string().refine(isAddressRange, {
  error:
    'this is neither an address, a range nor a host name\nfor example 10.0.0.7, 10.0.0.0/8, rsshub.lan or rsshub:1200',
});

/** Any character set that browsers know. */
export const CharsetName = z.string().refine(isCharset, {
  error: (issue) =>
    `there is no charset “${String(issue.input)}”\nuse utf-8, gbk, gb18030, big5, shift_jis, windows-1252 …`,
});

/** A mail address, alone or as "Name <address>". */
export const MailAddress = z.string().regex(/^(?:[^<>\r\n]+<[^\s@<>]+@[^\s@<>]+>|[^\s@<>]+@[^\s@<>]+)$/, {
  error: 'this is not a mail address\nwrite name@example.com or “Name <name@example.com>” in quotes',
});

const selectorProblem = 'this is not a CSS selector\nfor example ul.news > li, .title or #content';

/** CSS selector. */
export const Selector = z.string().refine(isSelector, { error: selectorProblem });

/** CSS selector that may end in "@attribute", to read the attribute instead of the text. */
export const ReadingSelector = z
  .string()
  .refine((text) => isSelector(text.replace(/@[\w-]+$/, '')), { error: selectorProblem });

function isSelector(text: string): boolean {
  try {
    compile(text);
    return text.trim() !== '';
  } catch {
    return false;
  }
}

function isUrl(text: string, protocols: readonly string[]): boolean {
  if (/\s/.test(text)) return false;
  try {
    const url = new URL(text);
    return protocols.includes(url.protocol) && url.host !== '';
  } catch {
    return false;
  }
}

function isAddressRange(text: string): boolean {
  try {
    parseAllowList([text]);
    return true;
  } catch {
    return false;
  }
}

function isCharset(label: string): boolean {
  try {
    new TextDecoder(label);
    return true;
  } catch {
    return false;
  }
}
