/**
 * What do `&…;` references stand for?
 * XML's five, numbers, the names of HTML (feeds use them without declaring them) and those that the document's own DTD declares,
 * expanded within a budget so that nested declarations cannot grow.
 */
import { Parser } from 'htmlparser2';
import { WINDOWS_1252_C1 } from '../../bytes/decode-as.js';

/** Entities that a document declares, fully expanded; `budget` is how many characters they may still add to the document. */
export interface EntityTable {
  values: ReadonlyMap<string, string>;
  budget: number;
}

/** Longest declaration and longest text it may stand for after expansion; the "billion laughs" end here. */
const LONGEST_DECLARATION = 1024;
/** Characters that declared entities may add to one document in all. */
const EXPANSION_BUDGET = 1_000_000;
const MOST_DECLARATIONS = 300;
/** Characters looked through for the DTD; it stands before the root element. */
const LONGEST_DOCTYPE = 65_536;
/** What may stand before a DTD. */
const PROLOG = /^(?:[\s\ufeff]+|<\?[^>]*>|<!--(?:(?!-->)[\s\S])*-->)*/;
const REFERENCE = /&(?:#[xX]([0-9a-fA-F]{1,6})|#(\d{1,7})|([A-Za-z][\w.-]{0,63}));/g;
const XML_NAMES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** Numbers 128–159 are control characters in Unicode; writers who use them mean windows-1252, as HTML rules. */

/** Decodes each reference once. An unknown name stays as it is written. */
export function decodeEntities(text: string, declared?: EntityTable): string {
  if (!text.includes('&')) return text;
  // Escaped HTML is made of these three; replaced by themselves they cost less, and none of them can make a new reference.
  const rest = text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"');
  if (!rest.includes('&')) return rest;
  return rest.replace(REFERENCE, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name === undefined) return fromNumber(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
    if (Object.hasOwn(XML_NAMES, name)) return XML_NAMES[name] ?? whole;
    const own = declared?.values.get(name);
    if (declared === undefined || own === undefined) return htmlEntity(name) ?? whole;
    declared.budget -= own.length;
    return declared.budget < 0 ? '' : own;
  });
}

/** The document without its DTD (which the tokenizer cannot skip), and the entities that DTD declares. */
export function readDoctype(text: string): { body: string; entities: EntityTable } {
  // Only a DTD before the root counts; the same words inside an entry are its text.
  const start = PROLOG.exec(text.slice(0, LONGEST_DOCTYPE))?.[0].length ?? 0;
  if (!/^<!DOCTYPE\b/i.test(text.slice(start, start + 10)))
    return { body: text, entities: { values: new Map(), budget: 0 } };
  const end = endOfDoctype(text, start);
  const declared = new Map<string, string>();
  const declaration = /<!ENTITY\s+([\w.-]{1,64})\s+(?:"([^"]{0,1024})"|'([^']{0,1024})')\s*>/g;
  for (const m of text.slice(start, Math.min(end, start + LONGEST_DOCTYPE)).matchAll(declaration)) {
    if (m[1] !== undefined && declared.size < MOST_DECLARATIONS) declared.set(m[1], m[2] ?? m[3] ?? '');
  }
  return {
    body: text.slice(0, start) + text.slice(end),
    entities: { values: expandAll(declared), budget: EXPANSION_BUDGET },
  };
}

/** Expands declarations that refer to each other, each once; a circle stands for nothing. */
function expandAll(declared: ReadonlyMap<string, string>): Map<string, string> {
  const done = new Map<string, string>();
  const expand = (name: string): string => {
    const ready = done.get(name);
    if (ready !== undefined) return ready;
    done.set(name, '');
    const nested = (declared.get(name) ?? '').replace(REFERENCE, (whole, _hex, _decimal, inner?: string) =>
      inner !== undefined && declared.has(inner) ? expand(inner) : whole,
    );
    const value = decodeEntities(nested.slice(0, LONGEST_DECLARATION));
    done.set(name, value);
    return value;
  };
  for (const name of declared.keys()) expand(name);
  return done;
}

function endOfDoctype(text: string, start: number): number {
  const close = text.indexOf('>', start);
  const bracket = text.indexOf('[', start);
  if (bracket < 0 || bracket > close) return close < 0 ? text.length : close + 1;
  const end = /\]\s*>/g;
  end.lastIndex = bracket;
  const m = end.exec(text);
  return m ? m.index + m[0].length : close + 1;
}

function fromNumber(code: number): string {
  if (code >= 0x80 && code <= 0x9f) return WINDOWS_1252_C1[code - 0x80] ?? '';
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : '\ufffd';
}

/** Names looked up before; HTML has 2,231 of them, so the table cannot outgrow that. */
const known = new Map<string, string>();

/** HTML's character for a name, by htmlparser2's own table; undefined where HTML has no such name. */
function htmlEntity(name: string): string | undefined {
  const before = known.get(name);
  if (before !== undefined) return before;
  let text = '';
  const parser = new Parser(
    {
      ontext: (piece) => {
        text += piece;
      },
    },
    { decodeEntities: true },
  );
  parser.end(`&${name};`);
  // The table also holds prefixes without a semicolon ("&notit;" starts with "&not"); those are not this name.
  if (text.includes(';') || text === '') return undefined;
  known.set(name, text);
  return text;
}
