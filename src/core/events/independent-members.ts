/** The members of an event that count as evidence of their own. */
import type { EventMember } from './event-member.js';

/** Members that are not copies; all of them where an event holds nothing but copies. */
export function independentMembers<M extends Pick<EventMember, 'role'>>(members: readonly M[]): M[] {
  const own = members.filter(({ role }) => role !== 'copy');
  return own.length > 0 ? own : [...members];
}

/** Independent members that bear on the topic; all independent ones where none does. */
export function tellingMembers(members: readonly EventMember[]): EventMember[] {
  const independent = independentMembers(members);
  const relevant = independent.filter(({ relevance }) => relevance === 2);
  return relevant.length > 0 ? relevant : independent;
}

/** Distinct outlets among the independent members. */
export function outletsOf(members: readonly EventMember[]): number {
  return new Set(independentMembers(members).map(({ outlet, site, articleId }) => outlet || site || articleId)).size;
}
