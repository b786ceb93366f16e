/** An event as an edition shows it: the leading article, the extract, the figures, and the other headlines. */

import type { DigestDefinition, DigestLanguage } from '../config/digest-definition.js';
import type { EventMember } from '../events/event-member.js';
import { independentMembers, outletsOf } from '../events/independent-members.js';
import type { InputEvent } from '../events/input-event.js';
import { titleLikeness } from '../events/title-likeness.js';
import { formatFigure } from '../metrics/format-figure.js';
import { cleanLine, clipLine, safeUrl } from '../text/clean-text.js';
import type { EditionFigure, EditionItem, EditionLine, EditionLink, EditionPoint } from './edition/edition.js';
import type { EditionInput } from './edition/edition-input.js';
import { extractSentences } from './extract-sentences.js';
import { mainTheme, type RankedEvent } from './place-events.js';
import { shortLanguage } from './words/words.js';

/** A longer headline takes more than about three lines on a phone. */
export const TITLE_LIMIT = 90;
/** A flash without a headline is named by its first sentence. */
const HEAD_LIMIT = 60;
const FIGURE_LIMIT = 60;
const CLAIM_LIMIT = 120;
/** Judgements of earlier versions name the claim with the most similar wording, which is often about something else. */
const AGREES = 1;
/** Headlines that share more tell the same. */
const SAME_TELLING = 0.6;

type Linkable = Pick<EventMember, 'outlet' | 'site' | 'title' | 'url'> & { text?: string; publishedAt: Date | null };

/** A link to an article, under the outlet's familiar name. */
export function linkTo({ outlet, site, title, text = '', url, publishedAt }: Linkable): EditionLink {
  return {
    outlet: clipLine(outlet || site, 30),
    title: headline({ title, text }),
    url: safeUrl(url),
    publishedAt: publishedAt?.toISOString() ?? null,
  };
}

function headline({ title, text }: Pick<EventMember, 'title' | 'text'>): string {
  if (title.trim() !== '') return clipLine(title, TITLE_LIMIT);
  const [first = ''] = text.split(/[。！？\n]/, 1);
  return clipLine(first.replace(/^\S{2,6}\d{1,2}月\d{1,2}日(?:电|讯)[，,]\s*/, ''), HEAD_LIMIT);
}

/** Independent articles that tell what the lead tells, and those that add something. */
function tellings({ lead, members }: InputEvent): { same: EventMember[]; further: EventMember[] } {
  const heads: string[] = [headline(lead)];
  const same: EventMember[] = [];
  const further: EventMember[] = [];
  for (const member of members) {
    if (member === lead || member.role === 'copy') continue;
    const head = headline(member);
    const known = heads.some((other) => titleLikeness(head, other) >= SAME_TELLING);
    (known ? same : further).push(member);
    if (!known) heads.push(head);
  }
  return { same, further };
}

function showFigures(event: InputEvent, language: DigestLanguage): EditionFigure[] {
  return event.figures.map((figure) => {
    const { metric, subject, value, unit, period, saidBy, comparison, articleId } = figure;
    const text = clipLine(formatFigure(figure, shortLanguage(language)), FIGURE_LIMIT);
    const change = comparison?.percent ?? null;
    return { text, metric, subject, value, unit, period, speaker: saidBy, change, articleId };
  });
}

/** The claim of the seed corpus that the event bears on. */
function showClaim(
  { lead: { why }, themes }: InputEvent,
  claims: EditionInput['claims'],
  language: DigestLanguage,
): EditionItem['claim'] {
  const claim = why.claim && claims[why.claim.id];
  if (!claim || !why.claim || why.claim.similarity < AGREES) return null;
  if (!claim.themes.some((theme) => themes.includes(theme))) return null;
  const short = shortLanguage(language);
  return { text: clipLine(claim.text[short], CLAIM_LIMIT), document: cleanLine(claim.document[short]) };
}

export interface ShowOptions {
  definition: DigestDefinition;
  claims: EditionInput['claims'];
  /** Events of the edition by id, to name those that are answered. */
  events: ReadonlyMap<string, InputEvent>;
}

/** The event as frozen in the edition. Deterministic: the same input gives the same words. */
export function showEvent(
  { event, rank, parts }: RankedEvent,
  { definition, claims, events }: ShowOptions,
): EditionItem {
  const { language } = definition;
  const { lead, members, follows, themes } = event;
  const { same, further } = tellings(event);
  const theme = mainTheme(event, definition.themes);
  const why = language === 'zh-CN' ? lead.why.zh : lead.why.en;
  return {
    id: event.id,
    articles: members.map(({ articleId }) => articleId),
    title: headline(lead),
    extract: extractSentences(headline(lead), lead.text),
    lang: lead.lang,
    publishedAt: lead.publishedAt.toISOString(),
    outlets: outletsOf(members),
    copies: members.length - independentMembers(members).length,
    stance: event.stance,
    theme,
    otherThemes: themes.filter((one) => one !== theme),
    figures: showFigures(event, language),
    why: cleanLine(why),
    claim: showClaim(event, claims, language),
    follows: follows && {
      title: clipLine(follows.title, TITLE_LIMIT),
      edition: follows.edition,
      url: safeUrl(follows.url),
    },
    answers: answered(event, events),
    links: [lead, ...same].map(linkTo),
    points: further.map((member): EditionPoint => ({ ...linkTo(member), articleId: member.articleId })),
    rank,
    rankParts: parts,
  };
}

function answered({ answers }: InputEvent, events: ShowOptions['events']): EditionItem['answers'] {
  const event = answers === null ? undefined : events.get(answers);
  return event === undefined ? null : { id: event.id, title: headline(event.lead), url: safeUrl(event.lead.url) };
}

/** The event in one line. */
export function lineOf({ event }: RankedEvent, { definition }: Pick<ShowOptions, 'definition'>): EditionLine {
  return {
    ...linkTo(event.lead),
    id: event.id,
    articles: event.members.map(({ articleId }) => articleId),
    theme: mainTheme(event, definition.themes),
    stance: event.stance,
    outlets: outletsOf(event.members),
  };
}
