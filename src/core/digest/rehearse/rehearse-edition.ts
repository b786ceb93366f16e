/** Composes an edition from articles alone, in memory: for evaluation. It makes the same decisions as the service with its database. */
import type { DigestDefinition } from '../../config/digest-definition.js';
import { compileKinds } from '../../events/event-kinds.js';
import type { EventMember } from '../../events/event-member.js';
import { collectEvents } from '../../events/group/collect-events.js';
import type { Judge } from '../../judge/create-judge.js';
import type { ArticleText, Judgement } from '../../model.js';
import type { Seeds } from '../../seeds/seeds.js';
import type { Filer } from '../../stories/decide/create-filer.js';
import { type Assignment, fileInMemory } from '../../stories/settle/file-in-memory.js';
import { assembleEdition } from '../assemble-edition.js';
import { AROUND_TEXT, type AroundArticle } from '../edition/around-article.js';
import type { Edition } from '../edition/edition.js';
import type { EditionInput } from '../edition/edition-input.js';
import { claimsById } from '../input-claims.js';
import { inputMetrics, type PrintedFigure } from '../input-metrics.js';

export interface Rehearsal {
  definition: DigestDefinition;
  period: EditionInput['period'];
  seeds: Seeds;
  judge: Judge;
  filer: Filer;
  /** Told after each article judged. */
  progress?(done: number, all: number): void;
}

interface JudgedArticle {
  article: ArticleText;
  judgement: Judgement;
}

/** All sources count as edited media: an archive of articles says nothing about its sources. */
const TIER = 2;
/** Without a probability of relevance of at least this, an article cannot be part of what an edition shows, and is not filed. */
const HARDLY_RELEVANT = 0.02;

/** The edition of one period, from the articles published in it. */
export async function rehearseEdition(articles: readonly ArticleText[], rehearsal: Rehearsal): Promise<Edition> {
  const { definition, period, seeds } = rehearsal;
  const within = articles.filter(({ date }) => date !== null && isWithin(date, period));
  const judged = within.map((article, index) => {
    const judgement = rehearsal.judge.judge(article);
    rehearsal.progress?.(index + 1, within.length);
    return { article, judgement };
  });
  const filed = judged.filter(({ judgement }) => judgement.probabilities[0] < 1 - HARDLY_RELEVANT);
  const described = filed.map(({ article }) => ({
    id: article.id,
    date: article.date,
    site: article.site,
    signature: rehearsal.filer.describeForFiling(article),
  }));
  const places = new Map((await fileInMemory(described, rehearsal.filer)).map((place) => [place.articleId, place]));
  const members = filed.flatMap((one) => {
    const place = places.get(one.article.id);
    return place === undefined ? [] : [asMember(one, place)];
  });
  const eligible = new Set(members.filter(({ relevance }) => relevance === 2).map(({ storyId }) => storyId));
  const told = members.filter(({ storyId }) => eligible.has(storyId));
  return assembleEdition({
    definition,
    period,
    composedAt: period.publishAt,
    number: 1,
    late: false,
    skippedSince: null,
    events: collectEvents(told, {
      filer: rehearsal.filer,
      kinds: compileKinds(seeds.kinds),
      language: definition.language,
      told: [],
      earlier: new Map(),
    }),
    themes: seeds.themes.map(({ id, name }) => ({ id, name })),
    metrics: inputMetrics(seeds, members.flatMap(printedFigures), definition.language === 'en' ? 'en' : 'zh'),
    claims: claimsById(seeds),
    english: seeds.english,
    previous: [],
    nearly: [],
    gaps: [],
    feedsInTrouble: [],
    quality: null,
    around: within.map(asAround),
    rivals: seeds.rivals,
    nextRun: period.publishAt,
  });
}

function asAround({ id, title, text, url, site, date }: ArticleText): AroundArticle {
  const publishedAt = new Date(date ?? 0).toISOString();
  return { id, title, text: text.slice(0, AROUND_TEXT), url, outlet: site, site, tier: TIER, publishedAt };
}

function isWithin(date: string, { start, end }: EditionInput['period']): boolean {
  const at = Date.parse(date);
  return at >= Date.parse(start) && at < Date.parse(end);
}

function asMember({ article, judgement }: JudgedArticle, { storyId, role }: Assignment): EventMember {
  const { probabilities, relevance, themes, themeScores, stance, why, figures } = judgement;
  const { id, title, url, site, lang, text, date } = article;
  return {
    storyId,
    articleId: id,
    title,
    url,
    outlet: site,
    site,
    lang,
    publishedAt: new Date(date ?? 0),
    role,
    tier: TIER,
    text,
    relevance,
    probability: probabilities[2],
    themes,
    themeScores,
    stance,
    why,
    figures,
    followsId: null,
    pinGroup: null,
  };
}

function printedFigures(member: EventMember): PrintedFigure[] {
  const { relevance, role, figures, title, text, url, outlet, publishedAt, storyId, articleId } = member;
  if (relevance < 2 || role === 'copy') return [];
  return figures.map((figure) => ({ figure, title, text, url, outlet, publishedAt, storyId, articleId }));
}
