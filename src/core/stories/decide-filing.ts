/**
 * Is this article a copy of a known text, another report of a known event, or the beginning of a story?
 */
import { addedShare } from './added-share.js';
import { findPredecessor } from './find-predecessor.js';
import { type Matcher, type PairScore, scorePair } from './score-pair.js';
import type { Candidate, Described, Filing } from './signature.js';
import { storyFit } from './story-fit.js';
import { whyCopy, whyNew, whyReport } from './why-filed.js';

/** A text is a copy from this probability on. */
const COPY = 0.5;

export interface Scored {
  candidate: Candidate;
  score: PairScore;
}

/** Best first; equal scores are told apart by id so that the answer never depends on the order of the candidates. */
const byScore =
  (of: (scored: Scored) => number) =>
  (x: Scored, y: Scored): number =>
    of(y) - of(x) || (x.candidate.articleId < y.candidate.articleId ? -1 : 1);

function asCopy(self: Described, scored: readonly Scored[]): Filing | null {
  const best = scored.filter(({ score }) => score.text >= COPY).sort(byScore(({ score }) => score.text))[0];
  if (!best) return null;
  const rootId = best.candidate.copyOf ?? best.candidate.articleId;
  const root = scored.find(({ candidate }) => candidate.articleId === rootId)?.candidate ?? best.candidate;
  const names = root.signature.source;
  return {
    kind: 'copy',
    storyId: best.candidate.storyId,
    copyOf: rootId,
    addedShare: addedShare(self.signature, root.signature),
    isOrigin: names !== null && isNamed(self, names) && !isNamed(root, names),
    score: best.score.text,
    why: whyCopy(root, best.score),
  };
}

const isNamed = ({ site }: { site: string }, source: string): boolean =>
  outletNames(site).some((name) => source.includes(name));

/** Names under which texts speak of an outlet. */
function outletNames(site: string): string[] {
  const names: Readonly<Record<string, string>> = {
    ithome: 'it之家',
    cls: '财联社',
    '36kr': '36氪',
    eastmoney: '东方财富',
    '10jqka': '同花顺',
    xinhua: '新华社',
    huxiu: '虎嗅',
    jiemian: '界面',
    thepaper: '澎湃',
    latepost: '晚点',
    yicai: '第一财经',
    wallstreetcn: '华尔街见闻',
  };
  const lower = site.toLowerCase();
  return Object.entries(names)
    .filter(([host, name]) => lower.includes(host) || lower.includes(name))
    .map(([, name]) => name);
}

function byStory(scored: readonly Scored[]): Map<string, Scored[]> {
  const stories = new Map<string, Scored[]>();
  for (const one of scored) stories.set(one.candidate.storyId, [...(stories.get(one.candidate.storyId) ?? []), one]);
  return stories;
}

/**
 * Decides where an article belongs.
 * @param candidates articles already filed that share keys with it, together with up to six non-copy members of each of their stories.
 */
export function decideFiling(self: Described, candidates: readonly Candidate[], matcher: Matcher): Filing {
  const scored = candidates
    .filter(({ articleId }) => articleId !== self.id)
    .map((candidate) => ({ candidate, score: scorePair(self, candidate, matcher) }));
  const copy = asCopy(self, scored);
  if (copy) return copy;
  const fits = [...byStory(scored)]
    .map(([storyId, members]) => ({ storyId, fit: storyFit(self, members) }))
    .filter(({ fit }) => fit.joins)
    .sort((x, y) => y.fit.score - x.fit.score || (x.storyId < y.storyId ? -1 : 1));
  const best = fits[0];
  if (best) return { kind: 'report', storyId: best.storyId, score: best.fit.score, why: whyReport(self, best.fit) };
  const follows = findPredecessor(self, scored);
  return { kind: 'new', why: whyNew(scored), ...(follows ? { follows } : {}) };
}
