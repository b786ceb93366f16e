/**
 * Cost of filing decisions without a database, and recall on planted copies.
 * 6,000 generated articles of three days, every tenth an edited copy of an earlier one, are filed one by one into an index in
 * memory. Baseline on the same candidates: the most similar text by shared character trigrams.
 * Run: npx tsc -p bench && node var/bench/bench/file-article.js
 */

import { decideFiling } from '../src/core/stories/decide/decide-filing.js';
import type { Described, FiledCandidate, Filing } from '../src/core/stories/describe/signature.js';
import { createCandidateIndex } from '../src/core/stories/settle/candidate-index.js';
import { loadFiler } from '../src/io/stories/load-filer.js';
import { chanceFrom, createSampler, type SampleArticle } from './file-articles-sample.js';

const ARTICLES = 6_000;
const DAYS = 3;
const DAY_MS = 86_400_000;
const FIRST_DAY = Date.UTC(2031, 0, 6);
/** Minimum trigram similarity of a copy. */
const SIMILAR = 0.5;

// Compiled benchmarks are in var/bench, two folders below the repository.
const filer = await loadFiler(new URL('../../../seeds/weights/stories.json', import.meta.url));
const sampler = createSampler(7);
const chance = chanceFrom(8);

/** The articles in order of time, and the original of each planted copy. */
function makeArchive(): { articles: SampleArticle[]; copyOf: Map<string, string> } {
  const articles: SampleArticle[] = [];
  const copyOf = new Map<string, string>();
  for (let n = 0; n < ARTICLES; n++) {
    const at = new Date(FIRST_DAY + Math.floor((n / ARTICLES) * DAYS * DAY_MS));
    const model = n % 10 === 9 ? articles[Math.floor(chance() * articles.length)] : undefined;
    const made = model
      ? { ...sampler.copy(model, `c${n}`, sampler.edits[Math.floor(n / 10) % sampler.edits.length] ?? ''), at }
      : sampler.article(`a${n}`, at);
    if (model) copyOf.set(made.key, model.key);
    articles.push(made);
  }
  return { articles, copyOf };
}

const describeOne = ({ key, title, text, site, at }: SampleArticle): Described => {
  const date = at.toISOString();
  const article = { id: key, url: null, title, text, date, lang: 'zh', site };
  return { id: key, date, site, signature: filer.describeForFiling(article) };
};

const trigrams = (text: string): Set<string> =>
  new Set(Array.from({ length: Math.max(0, text.length - 2) }, (_, at) => text.slice(at, at + 3)));

function baseline(self: Set<string>, candidates: readonly Set<string>[]): number {
  let best = 0;
  for (const other of candidates) {
    let shared = 0;
    for (const gram of self) if (other.has(gram)) shared++;
    best = Math.max(best, shared / Math.max(1, Math.min(self.size, other.size)));
  }
  return best;
}

interface Times {
  wallMs: number[];
  cpuMs: number;
}

function timed<T>(into: Times, work: () => T): T {
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  const answer = work();
  const used = process.cpuUsage(cpu);
  into.wallMs.push(performance.now() - start);
  into.cpuMs += (used.user + used.system) / 1000;
  return answer;
}

const noTimes = (): Times => ({ wallMs: [], cpuMs: 0 });

const { articles, copyOf } = makeArchive();
const index = createCandidateIndex();
const filed = new Map<string, FiledCandidate>();
const grams = new Map<string, Set<string>>();
const times = { describe: noTimes(), decide: noTimes(), baseline: noTimes() };
const roots = new Map<string, string>();
let [found, wronglyCopied, foundByBaseline, wrongByBaseline, compared] = [0, 0, 0, 0, 0];

for (const article of articles) {
  const self = timed(times.describe, () => describeOne(article));
  const candidates = index.search(self).flatMap((id) => filed.get(id) ?? []);
  const filing: Filing = timed(times.decide, () => decideFiling(self, candidates, filer.matcher));
  const own = trigrams(article.text);
  const others = candidates.flatMap(({ articleId }) => grams.get(articleId) ?? []);
  const likeness = timed(times.baseline, () => baseline(own, others));
  const model = copyOf.get(article.key);
  const root = model ? (roots.get(model) ?? model) : undefined;
  if (root) {
    if (filing.kind === 'copy' && filing.copyOf === root) found++;
    if (likeness >= SIMILAR) foundByBaseline++;
  } else {
    if (filing.kind === 'copy') wronglyCopied++;
    if (likeness >= SIMILAR) wrongByBaseline++;
  }
  compared += candidates.length;
  if (filing.kind === 'copy') roots.set(self.id, filing.copyOf);
  const { id: articleId, date, site, signature } = self;
  const storyId = filing.kind === 'new' ? articleId : filing.storyId;
  const role = filing.kind === 'new' ? 'original' : filing.kind;
  filed.set(articleId, { articleId, storyId, role, copyOf: roots.get(articleId) ?? null, date, site, signature });
  grams.set(articleId, own);
  index.add(self);
}

function row(name: string, { wallMs, cpuMs }: Times): string {
  const sorted = [...wallMs].sort((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(2);
  return `${name.padEnd(28)} ${(cpuMs / wallMs.length).toFixed(2)} ms CPU  p50 ${at(0.5)} ms  p95 ${at(0.95)} ms`;
}

console.log(`${ARTICLES} articles, ${(compared / ARTICLES).toFixed(1)} candidates each`);
console.log(row('describe', times.describe));
console.log(row('decide', times.decide));
console.log(row('baseline: trigrams', times.baseline));
console.log(`planted copies found        ${found} of ${copyOf.size}, ${wronglyCopied} others called copies`);
console.log(
  `the same by trigrams        ${foundByBaseline} of ${copyOf.size}, ${wrongByBaseline} others called copies`,
);
