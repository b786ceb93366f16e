/**
 * The root of a group of copies, for decisions and for readers.
 * Decisions take the earliest copy, so that they depend on nothing that comes later. Readers see the copy that the earliest one
 * names as its source, where it names one. The two are exchanged when stories are loaded and when they are written.
 */
import { byOrder, type Member, type Place } from './story-member.js';

/** Makes the earliest article of every group of copies its root, in place. */
export function rootByDate(members: readonly Member[]): void {
  for (const shown of members.filter(({ role }) => role !== 'copy')) {
    const group = [shown, ...members.filter(({ copyOf }) => copyOf === shown.id)].sort(byOrder);
    const root = group[0];
    if (!root || root === shown) continue;
    const { role } = shown;
    for (const one of group) Object.assign(one, { role: 'copy', copyOf: root.id });
    Object.assign(root, { role, copyOf: null });
  }
}

/** The places of a story's members as readers see them, by article id. */
export function shownPlaces(members: readonly Member[]): Map<string, Place> {
  const shown = new Map<string, Place>(members.map(({ id, storyId, role, copyOf }) => [id, { storyId, role, copyOf }]));
  for (const root of members.filter(({ role }) => role !== 'copy')) {
    const copies = members.filter(({ copyOf }) => copyOf === root.id);
    const origin = copies.filter(({ namesOrigin }) => namesOrigin).sort(byOrder)[0];
    if (!origin) continue;
    const { storyId, role } = root;
    for (const one of [root, ...copies]) shown.set(one.id, { storyId, role: 'copy', copyOf: origin.id });
    shown.set(origin.id, { storyId, role, copyOf: null });
  }
  return shown;
}
