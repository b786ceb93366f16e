/** Puts the reports of one thing together. */
import type { AroundArticle } from '../edition/around-article.js';

interface Report {
  article: AroundArticle;
}

export type ReportGroup<R> = [R, ...R[]];

/** Earliest first; each report joins the first group that tells the same. */
export function groupReports<R extends Report>(
  reports: readonly R[],
  isSame: (a: R, b: R) => boolean,
): ReportGroup<R>[] {
  const groups: ReportGroup<R>[] = [];
  for (const report of reports.toSorted(byTime)) {
    const group = groups.find((others) => others.some((other) => isSame(report, other)));
    if (group === undefined) groups.push([report]);
    else group.push(report);
  }
  return groups;
}

function byTime({ article: a }: Report, { article: b }: Report): number {
  return a.publishedAt.localeCompare(b.publishedAt) || (a.id < b.id ? -1 : 1);
}

/** Number of outlets that report it. */
export function countOutlets(group: readonly Report[]): number {
  return new Set(group.map(({ article }) => article.site)).size;
}

/** Ids of all articles of a group, the one quoted first. */
export function articlesOf<R extends Report>(group: readonly R[], quoted: R): string[] {
  return [quoted, ...group.filter((one) => one !== quoted)].map(({ article }) => article.id);
}
