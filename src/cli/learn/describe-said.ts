/**
 * What did a reader say of an article, in a few words?
 */
import type { FeedbackRow } from '../../io/database/judge/list-feedback.js';

/** "relevance 2 +brand -car supports", or the name of a mark that was left by a link. */
export function describeSaid(said: FeedbackRow['said']): string {
  if (typeof said === 'string') return said;
  const themes = [...said.add.map((id) => `+${id}`), ...said.remove.map((id) => `-${id}`)];
  return [said.relevance === undefined ? '' : `relevance ${said.relevance}`, ...themes, said.stance ?? '']
    .filter(Boolean)
    .join(' ');
}
