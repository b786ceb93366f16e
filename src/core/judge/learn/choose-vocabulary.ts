/** Selects the features and n-grams that get a weight. */
import type { Relevance } from '../../model.js';
import type { NamedFeatures } from '../features/list-evidence.js';

/** Features seen in enough articles, in order of first appearance. */
const LEAST_EVIDENCE = 3;
const LEAST_NGRAM = 4;
const MOST_NGRAMS = 3000;

/** Evidence seen in enough articles, in the order of its first appearance. */
export function chooseFeatures(articles: readonly NamedFeatures[]): string[] {
  const seen = new Map<string, number>();
  for (const evidence of articles) for (const name of evidence.keys()) seen.set(name, (seen.get(name) ?? 0) + 1);
  return [...seen].filter(([, count]) => count >= LEAST_EVIDENCE).map(([name]) => name);
}

/** The n-grams that separate relevance 0, 1 and 2 best, by χ². */
export function chooseNgrams(articles: readonly NamedFeatures[], labels: readonly Relevance[]): string[] {
  const totals = [0, 0, 0];
  for (const label of labels) totals[label] = (totals[label] ?? 0) + 1;
  const seen = new Map<string, number[]>();
  articles.forEach((grams, index) => {
    const label = labels[index] ?? 0;
    for (const gram of grams.keys()) {
      const counts = seen.get(gram) ?? [0, 0, 0];
      counts[label] = (counts[label] ?? 0) + 1;
      seen.set(gram, counts);
    }
  });
  return [...seen]
    .filter(([, counts]) => counts.reduce((sum, count) => sum + count, 0) >= LEAST_NGRAM)
    .map(([gram, counts]) => ({ gram, score: chiSquared(counts, totals) }))
    .sort((a, b) => b.score - a.score || (a.gram < b.gram ? -1 : 1))
    .slice(0, MOST_NGRAMS)
    .map(({ gram }) => gram);
}

function chiSquared(counts: readonly number[], totals: readonly number[]): number {
  const all = totals.reduce((sum, total) => sum + total, 0);
  const here = counts.reduce((sum, count) => sum + count, 0);
  return counts.reduce((score, count, label) => {
    const expected = (here * (totals[label] ?? 0)) / all;
    return expected === 0 ? score : score + (count - expected) ** 2 / expected;
  }, 0);
}
