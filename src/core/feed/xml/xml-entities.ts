/**
 * Decoding of `&…;` references: XML's five, numeric ones, HTML's names (feeds use them undeclared) and those that the document's own DTD
 * declares. Declared entities expand within a budget, so that nested declarations cannot explode.
 */
import { Parser } from 'htmlparser2';
import { WINDOWS_1252_C1 } from '../../bytes/decode-as.js';

/** Entities that a document declares, fully expanded. `budget`: characters they may still add to the document. */
export interface EntityTable {
  values: ReadonlyMap<string, string>;
  budget: number;
}

/** Characters of a declaration and of its expansion; stops "billion laughs" attacks. */
const MAX_DECLARATION = 1024;
/** Characters that declared entities may add to one document in total. */
const EXPANSION_BUDGET = 1_000_000;
const MAX_DECLARATIONS = 300;
/** Characters searched for the DTD, which comes before the root element. */
const MAX_DOCTYPE = 65_536;
/** What may precede a DTD. */
const PROLOG = /^(?:[\s\ufeff]+|<\?[^>]*>|<!--(?:(?!-->)[\s\S])*-->)*/;
const REFERENCE = /&(?:#[xX]([0-9a-fA-F]{1,6})|#(\d{1,7})|([A-Za-z][\w.-]{0,63}));/g;
const XML_NAMES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Decodes each reference once. Unknown names stay as written. */
export function decodeEntities(text: string, declared?: EntityTable): string {
  if (!text.includes('&')) return text;
  // Escaped HTML consists mostly of these three. Replacing them separately is faster, and none of them can form a new reference.
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

/** The document without its DTD, which the tokenizer cannot skip, and the entities that the DTD declares. */
export function readDoctype(text: string): { body: string; entities: EntityTable } {
  // Only a DTD before the root counts; inside an entry the same characters are text.
  const start = PROLOG.exec(text.slice(0, MAX_DOCTYPE))?.[0].length ?? 0;
  if (!/^<!DOCTYPE\b/i.test(text.slice(start, start + 10)))
    return { body: text, entities: { values: new Map(), budget: 0 } };
  const end = endOfDoctype(text, start);
  const declared = new Map<string, string>();
  const declaration = /<!ENTITY\s+([\w.-]{1,64})\s+(?:"([^"]{0,1024})"|'([^']{0,1024})')\s*>/g;
  for (const m of text.slice(start, Math.min(end, start + MAX_DOCTYPE)).matchAll(declaration)) {
    if (m[1] !== undefined && declared.size < MAX_DECLARATIONS) declared.set(m[1], m[2] ?? m[3] ?? '');
  }
  return {
    body: text.slice(0, start) + text.slice(end),
    entities: { values: expandAll(declared), budget: EXPANSION_BUDGET },
  };
}

/** Expands declarations that refer to each other, each once; a circular reference expands to nothing. */
function expandAll(declared: ReadonlyMap<string, string>): Map<string, string> {
  const done = new Map<string, string>();
  const expand = (name: string): string => {
    const ready = done.get(name);
    if (ready !== undefined) return ready;
    done.set(name, '');
    const nested = (declared.get(name) ?? '').replace(REFERENCE, (whole, _hex, _decimal, inner?: string) =>
      inner !== undefined && declared.has(inner) ? expand(inner) : whole,
    );
    const value = decodeEntities(nested.slice(0, MAX_DECLARATION));
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

/** 128–159 are control characters in Unicode, but publishers mean windows-1252 by them; HTML decodes them that way too. */
function fromNumber(code: number): string {
  if (code >= 0x80 && code <= 0x9f) return WINDOWS_1252_C1[code - 0x80] ?? '';
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : '\ufffd';
}

/** Cache of HTML's names; there are 2,231, which bounds its size. */
const known = new Map<string, string>();

/** HTML's character for a name, from htmlparser2's table; undefined if HTML has no such name. */
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
  // The table also matches prefixes without a semicolon ("&notit;" starts with "&not"); that is a different name.
  if (text.includes(';') || text === '') return undefined;
  known.set(name, text);
  return text;
}
