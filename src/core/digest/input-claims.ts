/** The claims of the seed corpus that a story may bear on, by id. */
import type { Seeds } from '../seeds/seeds.js';
import type { InputClaim } from './edition/edition-input.js';

export function claimsById({ documents }: Pick<Seeds, 'documents'>): Record<string, InputClaim> {
  return Object.fromEntries(
    documents.flatMap(({ title, claims }) =>
      claims.map(({ id, text, themes }) => [id, { text, themes, document: title }]),
    ),
  );
}
