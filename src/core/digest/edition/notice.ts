/**
 * A notice: a message that is not an edition, such as a channel's trial or a report to the operator.
 * It travels over the same channels as editions do, and shows a title and sentences only.
 */
import type { DigestDefinition } from '../../config/digest-definition.js';
import type { Edition } from './edition.js';

export interface Notice {
  kind: 'notice';
  digest: Edition['digest'];
  /** Used where an edition has the name of its period, for example in a file name. */
  label: string;
  title: string;
  sentences: string[];
  /** ISO 8601. */
  writtenAt: string;
}

/** Whatever a channel can carry. */
export type Publication = Edition | Notice;

export function isNotice(publication: Publication): publication is Notice {
  return 'kind' in publication && publication.kind === 'notice';
}

/** A notice in a digest's name. `writtenAt` in ISO 8601. */
export function writeNotice(
  { id, title, language, zone }: DigestDefinition,
  writtenAt: string,
  text: Pick<Notice, 'label' | 'title' | 'sentences'>,
): Notice {
  return { kind: 'notice', digest: { id, title, language, zone }, writtenAt, ...text };
}

/** What identifies a publication on the outside: its label, heading, the time it stands for and the time it was written (ISO 8601). */
export function coverOf(publication: Publication): {
  label: string;
  heading: string;
  start: string;
  writtenAt: string;
} {
  if (isNotice(publication)) {
    const { label, title, writtenAt } = publication;
    return { label, heading: title, start: writtenAt, writtenAt };
  }
  const { period, headline, composedAt } = publication;
  return { label: period.label, heading: headline.title, start: period.start, writtenAt: composedAt };
}
