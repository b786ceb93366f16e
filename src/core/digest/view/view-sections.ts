/** The parts of an edition that are lists of one line each, the same in every form: what changed, and what follows the items. */
import type { Stance } from '../../model.js';
import type { Edition } from '../edition/edition.js';
import { openingWordsOf } from '../words/opening-words.js';
import { wordsOf } from '../words/words.js';

export interface SectionEntry {
  /** Whose news it is, or when it comes; null where the text says so itself. */
  label: string | null;
  text: string;
  /** Outlet, and the stance where it takes one. */
  source: string;
  url: string | null;
  stance: Stance | null;
}

export interface EditionSection {
  title: string;
  entries: SectionEntry[];
}

const WEEK_MS = 7 * 86_400_000;

function isWeekly({ period }: Edition): boolean {
  return Date.parse(period.end) - Date.parse(period.start) === WEEK_MS;
}

/** "本周变化": the fresh figures of the scorecard, in full sentences. Null if there are none. */
export function viewChanges(edition: Edition): { title: string; lines: { text: string; url: string | null }[] } | null {
  const { opening, digest } = edition;
  if (opening === null || opening.changes.length === 0) return null;
  return { title: openingWordsOf(digest.language).changes(isWeekly(edition)), lines: opening.changes };
}

/** The same where space is short: name, value and change from the baseline; the scorecard has the rest. */
export function viewShortChanges(edition: Edition): ReturnType<typeof viewChanges> {
  const changes = viewChanges(edition);
  if (changes === null) return null;
  const words = wordsOf(edition.digest.language);
  const rows = new Map(edition.scorecard.map((row) => [row.id, row]));
  const lines = (edition.opening?.changes ?? []).map(({ metric, text, url }) => {
    const row = rows.get(metric);
    if (!row?.newest) return { text, url };
    const change = row.change === null ? '' : words.aside(words.change(row.change.value, row.change.kind));
    return { text: `${row.name} ${row.newest.text}${change}`, url };
  });
  return { ...changes, lines };
}

/** What follows the items: the other events, rivals, and what comes next. Empty sections are left out. */
export function viewSections(edition: Edition): EditionSection[] {
  const { digest, lines, opening } = edition;
  const words = wordsOf(digest.language);
  const { rivals, ahead, rumour } = openingWordsOf(digest.language);
  const sections: EditionSection[] = [
    {
      title: words.lines,
      entries: lines.map(({ title, outlet, url, stance }) => {
        const taken = stance === 'neutral' ? null : stance;
        const source = [outlet, taken && words.stance[taken]].filter(Boolean).join(words.comma);
        return { label: null, text: title, source, url, stance: taken };
      }),
    },
    {
      title: rivals,
      entries: (opening?.rivals ?? []).map(({ rival, text, outlet, url }) => ({
        label: rival !== null && says(text, rival) ? null : rival,
        text,
        source: outlet,
        url,
        stance: null,
      })),
    },
    {
      title: ahead(isWeekly(edition)),
      entries: (opening?.ahead ?? []).map(({ when, text, outlet, url, rumour: isRumour }) => ({
        label: when,
        text: isRumour ? rumour(text) : text,
        source: outlet,
        url,
        stance: null,
      })),
    },
  ];
  return sections.filter(({ entries }) => entries.length > 0);
}

function says(text: string, name: string): boolean {
  return text.toLowerCase().includes(name.toLowerCase());
}
