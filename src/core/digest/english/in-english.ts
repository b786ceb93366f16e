/** An English edition with names in English and a line of subject, action and figures for each item about a Chinese headline. */
import type { InputEvent } from '../../events/input-event.js';
import type { EnglishWords } from '../../seeds/english-words.js';
import type { Edition, EditionItem, ScorecardValue } from '../edition/edition.js';
import { compileEnglish, type English } from './compile-english.js';
import { englishFigure, englishLine } from './english-line.js';

const HAN = /\p{Script=Han}/u;

/** Names without an English form stay as they are. */
export function inEnglish(edition: Edition, events: readonly InputEvent[], words: EnglishWords): Edition {
  const english = compileEnglish(words);
  const eventOf = new Map(events.map((event) => [event.id, event]));
  const outlet = <T extends { outlet: string }>(link: T): T => ({ ...link, outlet: nameOr(link.outlet, english) });
  const value = (one: ScorecardValue): ScorecardValue => ({ ...one, source: sourceOf(one.source, english) });
  return {
    ...edition,
    items: edition.items.map((item) => ({
      ...withLine(item, eventOf.get(item.id), english),
      links: item.links.map(outlet),
      points: item.points.map(outlet),
    })),
    lines: edition.lines.map(outlet),
    nearly: edition.nearly.map(outlet),
    scorecard: edition.scorecard.map((row) => ({
      ...row,
      newest: row.newest && value(row.newest),
      disputed: row.disputed.map(value),
      baselines: row.baselines.map(value),
    })),
  };
}

function withLine(item: EditionItem, event: InputEvent | undefined, english: English): EditionItem {
  if (event === undefined) return item;
  const line = HAN.test(item.title) ? englishLine(item.title, event.figures, english) : null;
  const figures = item.figures.map((figure, index) => {
    const known = event.figures[index];
    return { ...figure, text: (known && englishFigure(known, null, english)) ?? figure.text };
  });
  return { ...item, figures, ...(line === null ? {} : { line }) };
}

function nameOr(text: string, english: English): string {
  return HAN.test(text) ? (english.name(text) ?? text) : text;
}

/** "小米汽车 · IT之家": each part by itself. */
function sourceOf(source: string, english: English): string {
  return source
    .split(' · ')
    .map((part) => nameOr(part, english))
    .join(' · ');
}
