/** An event as an edition is composed from it. */
import type { Stance, ThemeId } from '../model.js';
import type { KeyFigure } from './choose-key-figures.js';
import type { EventMember } from './event-member.js';

export interface InputEvent {
  /** The id of the story it began with; that of the earlier event which it continues. */
  id: string;
  storyIds: string[];
  /** The article that speaks for it. */
  lead: EventMember;
  /** All its articles: the lead, then the others from the earliest on. */
  members: EventMember[];
  stance: Stance;
  /** The main theme first. */
  themes: ThemeId[];
  /** An item of its own, one line, or nothing. */
  worth: 'item' | 'line' | 'never';
  /** 0 to 100: what it weighs in the evidence of the period. */
  weight: number;
  /** 0 to 1: what such a kind of event weighs. */
  kindWeight: number;
  /** The surest and most telling first. */
  figures: KeyFigure[];
  /** What was told of it before. */
  follows: { title: string; edition: string | null; url: string | null } | null;
  /** The id of the event that it denies or corrects. */
  answers: string | null;
}
