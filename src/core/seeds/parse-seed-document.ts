/** Parses a seed document: head, thesis and claims. */
import type { FileProblem } from '../yaml/file-problem.js';
import { problemAtLine, readSeedYaml, type SeedReading } from './read-seed-yaml.js';
import { ClaimFacts, DocumentHead, type SeedClaim, type SeedDocument } from './seed-document.js';
import { type RawClaim, splitSeedDocument } from './split-seed-document.js';

/**
 * Reads one `seeds/*.md`. Reports all problems, not only the first.
 * @param file name used in problems
 */
export function parseSeedDocument(markdown: string, file: string): SeedReading<SeedDocument> {
  const split = splitSeedDocument(markdown, file);
  if (!split.ok) return split;
  const { head, thesis, claims } = split.value;

  const problems: FileProblem[] = [];
  const readHead = readSeedYaml(head.text, DocumentHead, file, head.line);
  if (!readHead.ok) problems.push(...readHead.problems);
  problems.push(...proseProblems(thesis, 'the thesis', file));
  if (claims.length === 0) {
    problems.push(
      problemAtLine(file, thesis.line, 'this document has no claims', 'add "### c01 heading" under "## 主张 · Claims"'),
    );
  }
  const document = readHead.ok ? readHead.value.id : '';
  const readClaims = claims.map((claim) => readClaim(claim, document, file));
  for (const claim of readClaims) if (!claim.ok) problems.push(...claim.problems);
  problems.push(...repeatedIds(claims, file));

  if (problems.length > 0 || !readHead.ok) return { ok: false, problems };
  const value: SeedDocument = {
    ...readHead.value,
    thesis: { zh: thesis.zh, en: thesis.en },
    claims: readClaims.flatMap((claim) => (claim.ok ? [claim.value] : [])),
  };
  return { ok: true, value };
}

function readClaim(claim: RawClaim, document: string, file: string): SeedReading<SeedClaim> {
  const problems = proseProblems(claim, `claim ${claim.id}`, file);
  if (claim.facts.text === '') {
    const mend = 'add a ```yaml block with themes, stance and place';
    return {
      ok: false,
      problems: [...problems, problemAtLine(file, claim.line, `claim ${claim.id} has no YAML block`, mend)],
    };
  }
  const facts = readSeedYaml(claim.facts.text, ClaimFacts, file, claim.facts.line);
  if (!facts.ok) return { ok: false, problems: [...problems, ...facts.problems] };
  if (problems.length > 0) return { ok: false, problems };
  const id = `${document}-${claim.id}`;
  return {
    ok: true,
    value: { ...facts.value, id, document, heading: claim.heading, text: { zh: claim.zh, en: claim.en } },
  };
}

function proseProblems(prose: { zh: string; en: string; line: number }, what: string, file: string): FileProblem[] {
  const problems: FileProblem[] = [];
  const { line } = prose;
  if (prose.zh === '') {
    problems.push(
      problemAtLine(file, line, `${what} has no Chinese text`, 'write it as a paragraph below the heading'),
    );
  }
  if (prose.en === '') {
    problems.push(problemAtLine(file, line, `${what} has no English text`, 'write it as a quotation (> …)'));
  }
  return problems;
}

function repeatedIds(claims: readonly RawClaim[], file: string): FileProblem[] {
  const seen = new Set<string>();
  return claims.flatMap(({ id, line }) => {
    const repeated = seen.has(id);
    seen.add(id);
    return repeated
      ? [problemAtLine(file, line, `claim ${id} is defined twice`, 'give one of the two an unused number')]
      : [];
  });
}
