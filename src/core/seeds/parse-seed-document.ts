/** What does this seed document say, claim by claim? */
import type { Fault } from '../yaml/fault.js';
import { readSeedYaml } from './read-seed-yaml.js';
import { type Claim, ClaimFacts, DocumentHead, type SeedDocument } from './seed-document.js';
import { faultAtLine, type SeedReading } from './seeds-error.js';
import { type ClaimStretch, splitSeedDocument } from './split-seed-document.js';

/** Reads one `seeds/*.md`. `file` only names the file in faults. All faults are gathered, not only the first. */
export function parseSeedDocument(markdown: string, file: string): SeedReading<SeedDocument> {
  const split = splitSeedDocument(markdown, file);
  if (!split.ok) return split;
  const { head, thesis, claims } = split.value;

  const faults: Fault[] = [];
  const readHead = readSeedYaml(head.text, DocumentHead, file, head.line);
  if (!readHead.ok) faults.push(...readHead.faults);
  faults.push(...proseFaults(thesis, 'the thesis', file));
  if (claims.length === 0) {
    faults.push(
      faultAtLine(file, thesis.line, 'there are no claims', 'add "### c01 heading" under "## 主张 · Claims"'),
    );
  }
  const document = readHead.ok ? readHead.value.id : '';
  const readClaims = claims.map((claim) => readClaim(claim, document, file));
  for (const claim of readClaims) if (!claim.ok) faults.push(...claim.faults);
  faults.push(...repeatedIds(claims, file));

  if (faults.length > 0 || !readHead.ok) return { ok: false, faults };
  const value: SeedDocument = {
    ...readHead.value,
    thesis: { zh: thesis.zh, en: thesis.en },
    claims: readClaims.flatMap((claim) => (claim.ok ? [claim.value] : [])),
  };
  return { ok: true, value };
}

function readClaim(claim: ClaimStretch, document: string, file: string): SeedReading<Claim> {
  const faults = proseFaults(claim, `claim ${claim.id}`, file);
  if (claim.facts.text === '') {
    const mend = 'add a ```yaml block with themes, stance and place';
    return {
      ok: false,
      faults: [...faults, faultAtLine(file, claim.line, `claim ${claim.id} has no facts`, mend)],
    };
  }
  const facts = readSeedYaml(claim.facts.text, ClaimFacts, file, claim.facts.line);
  if (!facts.ok) return { ok: false, faults: [...faults, ...facts.faults] };
  if (faults.length > 0) return { ok: false, faults };
  const id = `${document}-${claim.id}`;
  return {
    ok: true,
    value: { ...facts.value, id, document, heading: claim.heading, text: { zh: claim.zh, en: claim.en } },
  };
}

function proseFaults(prose: { zh: string; en: string; line: number }, what: string, file: string): Fault[] {
  const faults: Fault[] = [];
  const { line } = prose;
  if (prose.zh === '') {
    faults.push(faultAtLine(file, line, `${what} has no Chinese text`, 'write it as a paragraph below the heading'));
  }
  if (prose.en === '') {
    faults.push(faultAtLine(file, line, `${what} has no English text`, 'write it as a quotation (> …)'));
  }
  return faults;
}

function repeatedIds(claims: readonly ClaimStretch[], file: string): Fault[] {
  const seen = new Set<string>();
  return claims.flatMap(({ id, line }) => {
    const repeated = seen.has(id);
    seen.add(id);
    return repeated ? [faultAtLine(file, line, `claim ${id} stands twice`, 'give one of them a free number')] : [];
  });
}
