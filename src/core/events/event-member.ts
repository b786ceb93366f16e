/** An article as events see it: what it says, where it stands in its story, and how it was judged. */
import type { ArticleText, Figure, Relevance, Stance, ThemeId, Why } from '../model.js';

/** 1 official or research firm, 2 edited media, 3 aggregators and reposters. */
export type SourceTier = 1 | 2 | 3;

/** One article of a story with its own judgement. */
export interface EventMember {
  storyId: string;
  articleId: string;
  title: string;
  url: string | null;
  /** Familiar name, such as "IT之家". */
  outlet: string;
  /** Host name; outlets without a name are counted by it. */
  site: string;
  lang: string;
  publishedAt: Date;
  role: 'original' | 'report' | 'copy';
  tier: SourceTier;
  /** At least the beginning of the text. */
  text: string;
  relevance: Relevance;
  /** Calibrated probability of relevance 2. */
  probability: number;
  themes: ThemeId[];
  themeScores: Record<ThemeId, number>;
  stance: Stance | null;
  why: Why;
  figures: Figure[];
  /** The earlier story that this one continues. */
  followsId: string | null;
  /** Articles that readers tied together share it; articles of different groups never form one event. */
  pinGroup: string | null;
}

/** Earlier articles first. */
export function byTime(a: Pick<EventMember, 'publishedAt' | 'articleId'>, b: typeof a): number {
  return a.publishedAt.getTime() - b.publishedAt.getTime() || (a.articleId < b.articleId ? -1 : 1);
}

/** What of an article tells its events apart. */
export type EventArticle = Pick<
  EventMember,
  'articleId' | 'title' | 'text' | 'url' | 'site' | 'lang' | 'publishedAt' | 'role' | 'pinGroup'
>;

/** The article as the text that stories are compared by. */
export function asArticle({ articleId, url, title, text, publishedAt, lang, site }: EventArticle): ArticleText {
  return { id: articleId, url, title, text, date: publishedAt.toISOString(), lang, site };
}
