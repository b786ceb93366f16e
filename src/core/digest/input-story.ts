/**
 * Combines the articles of a story, each judged separately, into one input for the edition.
 */
import { withoutTracking } from '../address/tracking-parameters.js';
import type { EventMember } from '../events/event-member.js';
import type { InputArticle, InputFigure, InputStory } from './edition/edition-input.js';

/**
 * Stories from their members, in any order. A story takes the judgement of its leading article: the original if that is relevant,
 * otherwise the independent report with the highest probability. Figures come from all articles except copies.
 */
export function inputStories(
  members: EventMember[],
  earlier: Map<string, { title: string; edition: string | null }>,
): InputStory[] {
  const byStory = new Map<string, EventMember[]>();
  for (const member of members) byStory.set(member.storyId, [...(byStory.get(member.storyId) ?? []), member]);
  return [...byStory].map(([id, all]) => inputStory(id, all, earlier));
}

function inputStory(
  id: string,
  members: EventMember[],
  earlier: Map<string, { title: string; edition: string | null }>,
): InputStory {
  const lead = leadingMember(members);
  const rest = members.filter((member) => member !== lead);
  const before = lead.followsId === null ? undefined : earlier.get(lead.followsId);
  return {
    id,
    articles: [lead, ...rest].map(inputArticle),
    relevance: lead.relevance,
    probability: lead.probability,
    themes: lead.themes,
    themeScores: lead.themeScores,
    stance: lead.stance,
    figures: [lead, ...rest].filter(({ role }) => role !== 'copy').flatMap(inputFigures),
    why: lead.why,
    follows: before && lead.followsId !== null ? { storyId: lead.followsId, ...before, url: null } : null,
  };
}

function leadingMember(members: EventMember[]): EventMember {
  const score = ({ role, relevance, probability }: EventMember): number =>
    relevance * 4 + (role === 'original' ? 2 : role === 'report' ? 1 : 0) + probability / 2;
  return members.reduce((best, member) => (score(member) > score(best) ? member : best));
}

function inputArticle(member: EventMember): InputArticle {
  const { articleId, title, url, outlet, site, lang, publishedAt, role, tier, text } = member;
  return {
    id: articleId,
    title,
    url: url === null ? null : withoutTracking(url),
    outlet,
    site,
    lang,
    publishedAt: publishedAt.toISOString(),
    role,
    tier,
    text,
  };
}

function inputFigures({ articleId, figures }: EventMember): InputFigure[] {
  return figures.map((figure) => ({ ...figure, articleId }));
}
