/** Splits a seed document's Markdown into head, thesis and claims. */
import { problemAtLine, type SeedReading } from './read-seed-yaml.js';

/** Part of the file and the line (from 1) on which it begins. */
export interface LocatedText {
  text: string;
  line: number;
}

/** One claim as written in the Markdown, not yet validated. */
export interface RawClaim {
  id: string;
  heading: string;
  line: number;
  zh: string;
  en: string;
  facts: LocatedText;
}

export interface RawSeedDocument {
  head: LocatedText;
  thesis: { zh: string; en: string; line: number };
  claims: RawClaim[];
}

const claimHeading = /^### (c\d{2,3}) (.+)$/;

/**
 * Splits the Markdown by its headings. The format: front matter between `---` lines, `## … Thesis`, `## … Claims`, and for each claim `###
 * c07 heading`, a Chinese paragraph, an English quotation (`>`), a ```yaml block.
 */
export function splitSeedDocument(markdown: string, file: string): SeedReading<RawSeedDocument> {
  const lines = markdown.replaceAll('\r\n', '\n').split('\n');
  const close = lines[0] === '---' ? lines.indexOf('---', 1) : -1;
  if (close < 0)
    return failed(file, 1, 'this document has no front matter', 'start the file with a head between two --- lines');

  const sections = sectionsOf(lines, close + 1);
  const thesis = sections.find((section) => /^## .*Thesis\s*$/.test(section.title));
  if (thesis === undefined)
    return failed(file, close + 1, 'this document has no thesis', 'add a section "## 论点 · Thesis"');

  const claims = sections.filter((section) => section.title.startsWith('### '));
  const odd = claims.find((section) => !claimHeading.test(section.title));
  if (odd) return failed(file, odd.line, `"${odd.title}" is not a claim heading`, 'write it as "### c07 heading"');
  return {
    ok: true,
    value: {
      head: { text: lines.slice(1, close).join('\n'), line: 2 },
      thesis: { ...proseOf(thesis.body), line: thesis.line },
      claims: claims.map(toClaim),
    },
  };
}

interface Section {
  title: string;
  line: number;
  body: string[];
}

function sectionsOf(lines: readonly string[], from: number): Section[] {
  const sections: Section[] = [];
  let fenced = false;
  for (const [index, line] of lines.entries()) {
    if (index < from) continue;
    if (line.startsWith('```')) fenced = !fenced;
    if (!fenced && line.startsWith('#')) sections.push({ title: line, line: index + 1, body: [] });
    else sections.at(-1)?.body.push(line);
  }
  return sections;
}

function toClaim(section: Section): RawClaim {
  const [, id = '', heading = ''] = claimHeading.exec(section.title) ?? [];
  const open = section.body.findIndex((line) => line.startsWith('```yaml'));
  const end = section.body.findIndex((line, index) => index > open && line.startsWith('```'));
  const facts = open < 0 ? [] : section.body.slice(open + 1, end < 0 ? undefined : end);
  const prose = open < 0 ? section.body : section.body.slice(0, open);
  const line = section.line + Math.max(open, 0) + 2;
  return { id, heading, line: section.line, ...proseOf(prose), facts: { text: facts.join('\n'), line } };
}

function proseOf(lines: readonly string[]): { zh: string; en: string } {
  const quoted = lines.filter((line) => line.startsWith('>')).map((line) => line.slice(1).trim());
  const plain = lines.filter((line) => !line.startsWith('>')).map((line) => line.trim());
  return { zh: plain.join('').trim(), en: quoted.join(' ').trim() };
}

function failed(file: string, line: number, wrong: string, mend: string): SeedReading<never> {
  return { ok: false, problems: [problemAtLine(file, line, wrong, mend)] };
}
