/**
 * Text or markup content of an element.
 * Plain text is returned as it is; child elements (unescaped markup, XHTML) are serialised as HTML with relative addresses resolved.
 */
import { joinUrl } from '../../address/site.js';
import type { XmlElement } from './xml-element.js';

const XHTML = 'http://www.w3.org/1999/xhtml';
const VOID = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'param',
  'source',
  'track',
  'wbr',
]);
const ADDRESS_ATTRIBUTES = new Set(['href', 'src', 'cite', 'action', 'longdesc', 'poster', 'data', 'background']);
const ADDRESS_IN_HTML =
  /(<[a-zA-Z][^<>]{0,2000}?\s(?:href|src|cite|action|longdesc|poster|data|background)\s*=\s*)(?:"([^"<>]*)"|'([^'<>]*)')/g;
/** Most texts have no relative address, and testing is ten times as fast as rewriting. */
const HAS_RELATIVE = /(?:href|src)\s*=\s*["'](?![a-z][a-z0-9+.-]*:)/i;

/** The text of an element that should hold nothing but text (a link, a date, a name); undefined if empty. */
export function plainText(element: XmlElement | undefined): string | undefined {
  if (!element) return undefined;
  const text = element.children
    .map((child) => (typeof child === 'string' ? child : ''))
    .join('')
    .trim();
  return text === '' ? undefined : text;
}

/** The text of an element, or its markup if it has child elements; undefined if empty. */
export function richText(element: XmlElement | undefined): string | undefined {
  if (!element) return undefined;
  const hasMarkup = element.children.some((child) => typeof child !== 'string');
  const text = (hasMarkup ? markup(element.children, element.base) : element.children.join('')).trim();
  return text === '' ? undefined : text;
}

/** HTML with its relative addresses resolved against `base`, if there is one. */
function resolveAddresses(html: string, base: string | undefined): string {
  if (base === undefined || !HAS_RELATIVE.test(html)) return html;
  return html.replace(ADDRESS_IN_HTML, (_whole, before: string, double?: string, single?: string) => {
    const quote = double === undefined ? "'" : '"';
    return `${before}${quote}${joinUrl(double ?? single ?? '', base)}${quote}`;
  });
}

/** Child nodes as HTML. */
function markup(children: readonly (string | XmlElement)[], base?: string): string {
  return children.map((child) => (typeof child === 'string' ? escapeText(child) : elementMarkup(child, base))).join('');
}

function elementMarkup(element: XmlElement, inherited: string | undefined): string {
  const name = element.name.slice(element.name.indexOf(':') + 1);
  const base = element.base ?? inherited;
  let head = `<${name}`;
  for (const key in element.attributes) {
    if (key === 'xmlns' && element.attributes[key] === XHTML) continue;
    const value = element.attributes[key] ?? '';
    head += ` ${key}="${escapeAttribute(ADDRESS_ATTRIBUTES.has(key) ? joinUrl(value, base) : value)}"`;
  }
  if (VOID.has(name) && element.children.length === 0) return `${head} />`;
  return `${head}>${markup(element.children, base)}</${name}>`;
}

function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (c) => (c === '&' ? '&amp;' : c === '<' ? '&lt;' : '&gt;'));
}

function escapeAttribute(text: string): string {
  return text.replace(/[&<"]/g, (c) => (c === '&' ? '&amp;' : c === '<' ? '&lt;' : '&quot;'));
}

/**
 * A title, summary or content, decoded by its declared type: Atom's text, html, xhtml or base64, and RSS's undeclared HTML. Undefined if
 * empty. Relative addresses are resolved against xml:base, else `documentBase`.
 */
export function constructText(element: XmlElement | undefined, documentBase?: string): string | undefined {
  if (!element) return undefined;
  const type = element.attributes.type?.trim().toLowerCase() ?? '';
  const mode = element.attributes.mode?.trim().toLowerCase() ?? '';
  const base = element.base ?? documentBase;
  if (type.includes('xhtml') || /[+/]xml$/.test(type))
    return markup((onlyDiv(element) ?? element).children, base).trim() || undefined;
  const text = richText(element);
  if (text === undefined) return undefined;
  if (mode === 'base64' || (element.name === 'content' && isBinaryType(type))) return fromBase64(text) ?? text;
  // Titles are read as HTML later on, so the angle brackets of one declared as plain text must be escaped to survive.
  if (element.name.endsWith('title') && /^text(?:\/plain)?$/.test(type)) return escapeText(text);
  return /^text(?:\/plain)?$/.test(type) ? text : resolveAddresses(text, base);
}

/** Atom wraps XHTML in a `div` that is not part of the content. */
function onlyDiv(element: XmlElement): XmlElement | undefined {
  const nodes = element.children.filter((child) => typeof child !== 'string' || child.trim() !== '');
  const [only] = nodes;
  return nodes.length === 1 && typeof only === 'object' && only.name.endsWith('div') ? only : undefined;
}

/** In Atom, content of any type that is neither text nor XML is base64. */
function isBinaryType(type: string): boolean {
  return /^[a-z]+\/[\w.+-]+/.test(type) && !/^text\/|[+/]xml|html/.test(type);
}

/** The text encoded as base64; undefined if it is not base64, or not text (an embedded image). */
function fromBase64(text: string): string | undefined {
  const bare = text.replace(/\s+/g, '');
  if (bare.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(bare)) return undefined;
  const decoded = Buffer.from(bare, 'base64').toString('utf8');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters tell an image from a text
  return /[\u0000-\u0008\u000e-\u001f\ufffd]/.test(decoded) ? undefined : decoded;
}
