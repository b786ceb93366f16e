/** A story as an edition shows it: the leading article, the extract, and what is said about it. */

import type { DigestDefinition, DigestLanguage } from '../config/digest-definition.js';
import { formatFigure } from '../metrics/format-figure.js';
import { cleanLine, clipLine, safeUrl } from '../text/clean-text.js';
import type { EditionFigure, EditionLink, EditionStory, RankParts } from './edition/edition.js';
import type { EditionInput, InputArticle, InputFigure, InputStory } from './edition/edition-input.js';
import { extractSentences } from './extract-sentences.js';
import { independentOutlets } from './rank-story.js';
import { tellingFigures } from './telling-figures.js';
import { shortLanguage } from './words/words.js';

/** A longer headline takes more than about three lines on a phone. */
export const TITLE_LIMIT = 90;
const MOST_LINKS = 6;
const MOST_FIGURES = 3;
const FIGURE_LIMIT = 60;
const CLAIM_LIMIT = 120;
/** Judgements of earlier versions name the claim with the most similar wording, which is often about something else. */
const AGREES = 1;
/** A shorter text is a flash or a teaser; another report tells more. */
const TELLING_TEXT = 60;

export interface RankedStory {
  story: InputStory;
  rank: number;
  parts: RankParts;
}

/**
 * The article that represents the story: one with quotable text, in the reader's language if possible, then
 * from the better source, then the earlier one.
 */
function byLead(language: DigestLanguage): (a: InputArticle, b: InputArticle) => number {
  const place = (article: InputArticle) => {
    const own = article.lang.startsWith(language.slice(0, 2));
    return (article.text.length >= TELLING_TEXT ? 0 : 2) + (own ? 0 : 1);
  };
  return (a, b) =>
    place(a) - place(b) ||
    a.tier - b.tier ||
    (a.publishedAt ?? '9').localeCompare(b.publishedAt ?? '9') ||
    a.id.localeCompare(b.id);
}

/** A link to an article, under the outlet's familiar name. */
export function linkTo(article: Pick<InputArticle, 'outlet' | 'site' | 'title' | 'url' | 'publishedAt'>): EditionLink {
  return {
    outlet: clipLine(article.outlet || article.site, 30),
    title: clipLine(article.title, TITLE_LIMIT),
    url: safeUrl(article.url),
    publishedAt: article.publishedAt,
  };
}

/** One link per outlet. */
function linksOf(articles: InputArticle[]): EditionLink[] {
  const seen = new Set<string>();
  const links: EditionLink[] = [];
  for (const article of articles) {
    const outlet = article.outlet || article.site;
    if (seen.has(outlet)) continue;
    seen.add(outlet);
    links.push(linkTo(article));
  }
  return links.slice(0, MOST_LINKS);
}

function showFigures(figures: InputFigure[], language: DigestLanguage): EditionFigure[] {
  return tellingFigures(figures)
    .slice(0, MOST_FIGURES)
    .map((figure) => {
      const { metric, subject, value, unit, period, saidBy, articleId } = figure;
      const text = clipLine(formatFigure(figure, shortLanguage(language)), FIGURE_LIMIT);
      return { text, metric, subject, value, unit, period, speaker: saidBy, articleId };
    });
}

/** The claim of the seed corpus that the story bears on. */
function showClaim(
  { why, themes }: InputStory,
  claims: EditionInput['claims'],
  language: DigestLanguage,
): EditionStory['claim'] {
  const claim = why.claim && claims[why.claim.id];
  if (!claim || !why.claim || why.claim.similarity < AGREES) return null;
  if (!claim.themes.some((theme) => themes.includes(theme))) return null;
  const short = shortLanguage(language);
  return { text: clipLine(claim.text[short], CLAIM_LIMIT), document: cleanLine(claim.document[short]) };
}

/** The strongest of the given themes that this digest follows. */
export function strongestTheme(story: InputStory, followed: string[]): string | null {
  const given = followed.length === 0 ? story.themes : story.themes.filter((theme) => followed.includes(theme));
  const score = (theme: string) => story.themeScores[theme] ?? 0;
  return [...given].sort((a, b) => score(b) - score(a))[0] ?? null;
}

/** The story as frozen in the edition. Deterministic: the same input gives the same words. */
export function showStory(
  { story, rank, parts }: RankedStory,
  { language, themes }: DigestDefinition,
  claims: EditionInput['claims'],
): EditionStory {
  const independent = story.articles.filter((one) => one.role !== 'copy');
  const articles = (independent.length > 0 ? independent : story.articles).toSorted(byLead(language));
  const lead = articles[0];
  const theme = strongestTheme(story, themes);
  const { why, follows } = story;
  const keyFigures = showFigures(story.figures, language);
  return {
    id: story.id,
    articles: [...new Set([...articles, ...story.articles])].map(({ id }) => id),
    title: clipLine(lead?.title ?? '', TITLE_LIMIT),
    extract: lead === undefined ? [] : extractSentences(lead.title, lead.text),
    lang: lead?.lang ?? '',
    publishedAt: lead?.publishedAt ?? null,
    outlets: independentOutlets(story),
    copies: story.articles.length - independent.length,
    stance: story.stance,
    theme,
    otherThemes: story.themes.filter((one) => one !== theme),
    figures: keyFigures.map(({ text }) => text),
    keyFigures,
    why: cleanLine(language === 'zh-CN' ? why.zh : why.en),
    claim: showClaim(story, claims, language),
    follows: follows && {
      title: clipLine(follows.title, TITLE_LIMIT),
      edition: follows.edition,
      url: safeUrl(follows.url),
    },
    links: linksOf(articles),
    rank,
    rankParts: parts,
  };
}
