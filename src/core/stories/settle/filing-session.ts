/**
 * The data that deciding and propagating may read, as functions with two implementations: the database and the archive in memory.
 */
import type { Filer } from '../decide/create-filer.js';
import type { Fingerprint, IndexKey } from '../describe/signature.js';
import type { Member } from './story-member.js';
import type { WorkingSet } from './working-set.js';

/** A search for articles near a given one. */
export interface View {
  /** The article from which the search starts; it is not among the results. */
  id: string;
  date: string | null;
  order: string;
  /** What to look for, besides the keys of the articles `listed`. */
  keys: readonly IndexKey[];
  listed: readonly string[];
  /** How far to look, in days; null for not at all. */
  daysBefore: number | null;
  daysAfter: number | null;
}

/** Near articles on either side, nearest first. Articles of the same instant may be on either side; compare their order. */
export interface Neighbours {
  before: Member[];
  after: Member[];
}

export interface FilingSession {
  filer: Filer;
  /** A story without an article for this many days has ended: nothing joins or follows it. */
  endAfterDays: number;
  set: WorkingSet;
  /** The name of an article within decisions, which break ties by name; must not depend on the order of arrival. */
  nameOf(member: Member): string;
  /** Loads the stories of the articles that it finds. */
  findNeighbours(view: View): Promise<Neighbours>;
  /** By article id; omits articles without comparable data. */
  fingerprintsOf(members: readonly Member[]): Promise<Map<string, Fingerprint>>;
  /** The articles of a pin group, with their stories loaded. */
  pinnedWith(group: string): Promise<Member[]>;
}

/** The search that a decision about an article needs. */
export function viewFrom({ id, date, order }: Member, keys: readonly IndexKey[] | null, days: number): View {
  return { id, date, order, keys: keys ?? [], listed: keys ? [] : [id], daysBefore: days, daysAfter: days };
}
