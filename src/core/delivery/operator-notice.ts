/** The report to the operator on deliveries that failed permanently or whose outcome is unknown. */

import { DigestDefinition, type DigestLanguage } from '../config/digest-definition.js';
import { type Notice, writeNotice } from '../digest/edition/notice.js';
import { wordsOf } from '../digest/words/words.js';
import { cleanLine, clipLine } from '../text/clean-text.js';

export interface Trouble {
  editionId: string;
  digestId: string;
  label: string;
  channel: string;
  recipient: string;
  state: 'failed' | 'unknown';
  fault: string;
}

/** Longer lists go unread; `halfstep status` shows all. */
const MOST_NAMES = 10;
const MOST_LINES = 12;

/** One notice for all, with a line for each edition, channel and problem. `now` in ISO 8601. */
export function operatorNotice(
  troubles: readonly Trouble[],
  { language, zone, now }: { language: DigestLanguage; zone: string; now: string },
): Notice {
  const words = wordsOf(language);
  const groups = new Map<string, Trouble[]>();
  for (const one of troubles) {
    // A refusal names the mailbox; without it, the same problem of many recipients becomes one line.
    const fault = one.fault.replaceAll(one.recipient || '\n', '…');
    const key = [one.editionId, one.channel, one.state, fault].join('\n');
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const lines = [...groups.values()].slice(0, MOST_LINES).flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const names = group.map(({ recipient }) => cleanLine(recipient)).filter(Boolean);
    const shown =
      names.slice(0, MOST_NAMES).join(', ') + (names.length > MOST_NAMES ? ` +${names.length - MOST_NAMES}` : '');
    const what = words.undelivered[first.state];
    return [
      `${first.digestId} ${first.label} · ${first.channel}${shown && words.aside(shown)}${words.colon}${what}${clipLine(first.fault, 300)}`,
    ];
  });
  const definition = DigestDefinition.parse({ id: 'notices', title: words.operatorTitle, language, zone });
  const [first] = troubles;
  return writeNotice(definition, now, {
    label: `notice-${now.slice(0, 19).replaceAll(':', '')}`,
    title: words.operatorHeading(troubles.length),
    sentences: [...lines, words.operatorAdvice(first?.editionId ?? 'ID')],
  });
}
