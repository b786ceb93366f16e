/**
 * State, evidence and cure of a feed that responds, for the operator.
 */
import { pluralize } from '../text/clean-text.js';
import type { FeedState } from './feed-memory.js';
import type { FeedRhythm } from './feed-rhythm.js';
import type { FeedProblem } from './find-problem.js';

export interface FeedHealth {
  state: FeedState;
  evidence: string | null;
  cure: string | null;
}

const LOOK_FOR_ANOTHER =
  'If the site still publishes news, look for another feed: halfstep feeds add <address of the site>.';

export function healthOf(problem: FeedProblem | null): FeedHealth {
  switch (problem?.kind) {
    case undefined:
      return { state: 'healthy', evidence: null, cure: null };
    case 'empty':
      return { state: 'quiet', evidence: 'it has no items', cure: LOOK_FOR_ANOTHER };
    case 'silent':
      return {
        state: 'quiet',
        evidence: `${normally(problem.rhythm)}, nothing for ${pluralize(problem.days, 'day')}`,
        cure: LOOK_FOR_ANOTHER,
      };
    case 'frozen':
      return { state: 'quiet', evidence: `nothing new for ${pluralize(problem.days, 'day')}`, cure: LOOK_FOR_ANOTHER };
    case 'moved':
      return {
        state: 'moved',
        evidence: `redirects permanently to ${problem.to}`,
        cure: 'Put that address into feeds.yaml. Until then the redirect is followed.',
      };
    case 'slow':
      return {
        state: 'slow',
        evidence: `responses take about ${problem.seconds} s`,
        cure: 'Nothing to do unless it fails; then a proxy for this feed or a longer fetch.timeoutSeconds may help.',
      };
    case 'setting':
      return { state: 'healthy', evidence: problem.detail, cure: 'Fix that setting of the feed in feeds.yaml.' };
    case 'overflow':
      return {
        state: 'healthy',
        evidence: `all ${problem.items} items were new at ${problem.at.toISOString().slice(0, 16)}Z: some may have been missed`,
        cure: 'It is now polled more often. If this persists, give it a schedule: every 10m, or lower polling.shortestMinutes.',
      };
  }
}

/** "normally about 12 a day, 4 at weekends", or for slow feeds the number of days with news. */
export function normally({ workdays, weekends }: FeedRhythm): string {
  if (workdays.perDay < 1) return `normally news on ${workdays.withNews} of ${pluralize(workdays.days, 'working day')}`;
  const rest = weekends.perDay < workdays.perDay / 2 ? `, ${Math.round(weekends.perDay)} at weekends` : '';
  return `normally about ${Math.round(workdays.perDay)} a day${rest}`;
}
