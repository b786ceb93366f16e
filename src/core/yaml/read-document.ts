/**
 * Reads a YAML file against a schema: text in, value or problems out.
 * Syntax, variables and schema are checked together, and every problem has its line.
 */
import { type Document, isCollection, isMap, isNode, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import { explainIssue, ownWords } from './explain-issue.js';
import { type FileProblem, formatPath } from './file-problem.js';
import { type MissingVariable, substitute } from './substitute.js';

type Path = readonly PropertyKey[];

/** The value read, with a way to report a problem at any path; or all problems. */
export type ReadDocument<T> = { ok: true; value: T; problemAt: ProblemAt } | { ok: false; problems: FileProblem[] };
export type ProblemAt = (path: Path, wrong: string, mend: string) => FileProblem;

/**
 * Reads one file.
 * @param lookUp value of an environment variable, or undefined
 */
export function readDocument<S extends z.ZodType>(
  text: string,
  file: string,
  schema: S,
  lookUp: (name: string) => string | undefined,
): ReadDocument<z.output<S>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
  const at = (offset: number, path: Path, wrong: string, mend: string): FileProblem => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col), path: formatPath(path), wrong, mend };
  };
  if (document.errors.length > 0) {
    return {
      ok: false,
      problems: document.errors.map((error) => at(error.pos[0], [], syntaxOf(error.message), SYNTAX_CURE)),
    };
  }
  const problemAt: ProblemAt = (path, wrong, mend) => at(offsetOf(document, path), path, wrong, mend);
  const { value, missing } = substitute(document.toJS({ maxAliasCount: 100 }) ?? {}, lookUp);
  const parsed = schema.safeParse(value);
  const issues = parsed.success ? [] : parsed.error.issues;
  const problems = [
    ...missing.map((variable) => missingProblem(variable, problemAt)),
    ...issues
      .filter((issue) => !missing.some((variable) => formatPath(variable.path) === formatPath(issue.path)))
      .flatMap((issue) => issueProblems(issue, value, problemAt)),
  ];
  if (problems.length > 0 || !parsed.success) return { ok: false, problems: problems.sort(byPlace) };
  return { ok: true, value: parsed.data, problemAt };
}

const SYNTAX_CURE =
  'fix the YAML: indent with spaces, quote texts that contain “: ” or “#”, close every quote and bracket';

const byPlace = (a: FileProblem, b: FileProblem): number => a.line - b.line || a.column - b.column;

function syntaxOf(message: string): string {
  return `this cannot be read as YAML (${(message.split('\n')[0] ?? message).replace(/[.:]$/, '')})`;
}

function missingProblem({ path, name }: MissingVariable, problemAt: ProblemAt): FileProblem {
  return problemAt(
    path,
    `the environment variable ${name} is not set`,
    `set ${name} (for example in .env), or ${name}_FILE to the path of a file that holds it, or switch this part off with enabled: false`,
  );
}

/** One problem per unknown key, so that each points at its own line; one for any other issue. */
function issueProblems(issue: z.core.$ZodIssue, root: unknown, problemAt: ProblemAt): FileProblem[] {
  const explained = explainIssue(issue, valueAt(root, issue.path));
  if (issue.code !== 'unrecognized_keys') return [problemAt(issue.path, explained.wrong, explained.mend)];
  const each = ownWords(issue.message);
  return issue.keys.map((key, index) => {
    const { wrong, mend } = each[index] ?? explained;
    return problemAt([...issue.path, key], wrong, mend);
  });
}

function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (node, step) => (node !== null && typeof node === 'object' ? Reflect.get(node, step) : undefined),
    root,
  );
}

/** Start of the key at `path` (of the value in a list), or of the nearest enclosing node that exists. */
function offsetOf(document: Document.Parsed, path: Path): number {
  let node: Node | null = document.contents;
  let offset = startOf(node) ?? 0;
  for (const step of path) {
    if (!isCollection(node)) break;
    const pair = isMap(node)
      ? node.items.find((item) => isNode(item.key) && String(item.key) === String(step))
      : undefined;
    const found: unknown = pair ? pair.value : node.get(step, true);
    const place = pair && isNode(pair.key) ? startOf(pair.key) : isNode(found) ? startOf(found) : undefined;
    if (place === undefined) break;
    offset = place;
    if (!isNode(found)) break;
    node = found;
  }
  return offset;
}

function startOf(node: Node | null): number | undefined {
  return node?.range?.[0];
}
