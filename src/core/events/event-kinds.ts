/** Tells the kind of event an article is about from its words, by the rows of `seeds/kinds.yaml`. */
import type { Kind } from '../seeds/kind.js';
import { anyPattern } from '../seeds/pattern.js';
import { foldAligned } from '../text/fold-text.js';
import type { EventMember } from './event-member.js';

/** How much of the text counts as the opening. */
const OPENING = 160;
/** A flash without a title names its subject within so much. */
const FIRST_SENTENCE = 70;

/** The compiled rows. */
export interface EventKinds {
  /** The first kind that fits; null if none does. */
  kindOf(article: Pick<EventMember, 'title' | 'text'>): Kind | null;
}

type Test = (folded: string) => boolean;

/** Compiles the rows; the order of the rows is kept, since the first that fits decides. */
export function compileKinds(kinds: readonly Kind[]): EventKinds {
  const compiled = kinds.map((kind) => ({ kind, title: fits(kind.title), lead: fits(kind.lead) }));
  return {
    kindOf: (article) => {
      const title = foldAligned(headOf(article));
      const lead = foldAligned(`${article.title}\n${article.text.slice(0, OPENING)}`);
      return compiled.find((one) => one.title(title) && one.lead(lead))?.kind ?? null;
    },
  };
}

/** The title; in its place the first sentence of a flash that has none. */
export function headOf({ title, text }: Pick<EventMember, 'title' | 'text'>): string {
  if (title.trim() !== '') return title;
  const [first = ''] = text.split(/[。！？!?\n]/, 1);
  return first.slice(0, FIRST_SENTENCE);
}

function fits({ any, none }: Kind['title']): Test {
  const [some, out] = [anyPattern(any), anyPattern(none)];
  return (folded) => (some?.test(folded) ?? true) && !(out?.test(folded) ?? false);
}
