/** Composed editions, and the material for the next one. */
import type { Db } from '../open-database.js';
import {
  editionAt,
  getEdition,
  listEditions,
  newestEdition,
  newestEditions,
  previousEditions,
} from './edition-archive.js';
import { measureQuality, selectFigures, selectMembers, selectNearly, shownBefore } from './edition-material.js';
import { insertEdition } from './insert-edition.js';
import { selectAround } from './rival-material.js';
import { toldEvents } from './told-events.js';

export type EditionStore = ReturnType<typeof createEditionStore>;

export function createEditionStore(db: Db) {
  return {
    get: getEdition(db),
    exists: editionAt(db),
    newest: newestEdition(db),
    newestOf: newestEditions(db),
    previous: previousEditions(db),
    list: listEditions(db),
    insert: insertEdition(db),
    members: selectMembers(db),
    nearly: selectNearly(db),
    quality: measureQuality(db),
    figures: selectFigures(db),
    shownBefore: shownBefore(db),
    told: toldEvents(db),
    around: selectAround(db),
  };
}
