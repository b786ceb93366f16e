/**
 * An edition reduced to a card, for channels with limited space.
 * Heading, answer, fresh figures and the strongest stories by rank: one structure for every chat, each with its own markup.
 */
import type { Edition, EditionItem } from '../../digest/edition/edition.js';
import { type Fitted, fitStories } from '../../digest/edition/keep-strongest.js';
import { isNotice, type Notice, type Publication } from '../../digest/edition/notice.js';
import { noticeLines } from '../../digest/view/notices.js';
import type { RenderOptions } from '../../digest/view/render-options.js';
import { formatSpan } from '../../digest/words/format-date.js';
import { joinSentences, wordsOf } from '../../digest/words/words.js';

export interface CardStory {
  /** Position in the list, from 1. */
  place: number;
  title: string;
  url: string | null;
  /** "支持 · 6 家独立报道 · 17 家转载 · 市场份额与竞争". */
  about: string;
  extract: string;
}

/** Plain text throughout; each channel escapes it for itself. */
export interface Card {
  heading: string;
  /** Digest, number, dates. */
  subtitle: string;
  /** Remarks such as lateness, then the answer. */
  sentences: string[];
  /** "国内 600 美元以上份额 16.4%（+3.4 个百分点，远舟咨询）". */
  figures: string[];
  stories: CardStory[];
  /** "还有 12 条，见网页版"; null if nothing is left out and there is no page. */
  more: string | null;
  editionUrl: string | null;
  /** Which way the evidence leans; `even` also if there is none. */
  lean: 'supports' | 'weakens' | 'even';
}

/** Cards are skimmed; more figures than this belong in the edition. */
const MOST_FIGURES = 4;

function figureLines({ scorecard, digest }: Edition): string[] {
  const words = wordsOf(digest.language);
  return scorecard
    .filter((row) => row.fresh)
    .slice(0, MOST_FIGURES)
    .map(({ name, newest, change }) => {
      const aside = [change && words.change(change.value, change.kind), newest?.source]
        .filter(Boolean)
        .join(words.comma);
      return `${name} ${newest?.text ?? ''}${aside && words.aside(aside)}`;
    });
}

function cardStory(story: EditionItem, index: number, edition: Edition): CardStory {
  const words = wordsOf(edition.digest.language);
  const theme = story.theme === null ? words.otherTheme : (edition.themeNames[story.theme] ?? story.theme);
  const about = [story.stance && words.stance[story.stance], words.outlets(story), theme].filter(Boolean).join(' · ');
  return {
    place: index + 1,
    title: story.title,
    url: story.links[0]?.url ?? null,
    about,
    extract: joinSentences(story),
  };
}

function moreLine(hidden: number, edition: Edition, editionUrl: string | null): string | null {
  const words = wordsOf(edition.digest.language);
  if (hidden === 0) return editionUrl === null ? null : words.online;
  return editionUrl === null ? words.moreNoLink(hidden) : words.more(hidden);
}

function leanOf({ evidence: { supports, weakens } }: Edition): Card['lean'] {
  if (supports === weakens) return 'even';
  return supports > weakens ? 'supports' : 'weakens';
}

/** The card with the `count` strongest stories. */
export function makeCard(edition: Edition, count: number, options: RenderOptions): Card {
  const { digest, headline, number, period, brief } = edition;
  const stories = edition.items;
  const editionUrl = options.editionUrl ?? null;
  const span = formatSpan(period.start, period.end, digest.zone, digest.language);
  return {
    heading: headline.title,
    subtitle: `${digest.title} · ${wordsOf(digest.language).number(number)} · ${span}`,
    sentences: [...noticeLines(edition), ...(brief === null ? headline.sentences : [brief])],
    figures: figureLines(edition),
    stories: stories.slice(0, count).map((story, index) => cardStory(story, index, edition)),
    more: moreLine(stories.length - count, edition, editionUrl),
    editionUrl,
    lean: leanOf(edition),
  };
}

/** A notice as a card: no figures, no stories, no link. */
function noticeCard({ digest, title, sentences, writtenAt }: Notice): Card {
  const date = formatSpan(writtenAt, writtenAt, digest.zone, digest.language);
  return {
    heading: title,
    subtitle: `${digest.title} · ${wordsOf(digest.language).notice} · ${date}`,
    sentences,
    figures: [],
    stories: [],
    more: null,
    editionUrl: null,
    lean: 'even',
  };
}

/** The fullest card that the channel accepts: the weakest stories are dropped, whole, until it fits. */
export function fitCard<Payload>(
  publication: Publication,
  options: RenderOptions,
  write: (card: Card) => Payload,
  fits: (payload: Payload) => boolean,
): Fitted<Payload> {
  if (isNotice(publication)) return { rendered: write(noticeCard(publication)), dropped: 0 };
  const total = publication.items.length;
  return fitStories(total, (count) => write(makeCard(publication, count, options)), fits);
}

const UTF8 = new TextEncoder();

/** Size of a text in UTF-8 bytes. */
export function byteLength(text: string): number {
  return UTF8.encode(text).length;
}
