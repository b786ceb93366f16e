/** Readers’ feedback, the weights trained on it, and the answers of a configured model. */
import type { Generated, GeneratedAlways } from 'kysely';
import type { CalendarDay, DefaultCount, DefaultTime, Json, OptionalJson } from './column-types.js';

export interface LearningTables {
  feedback: {
    id: GeneratedAlways<string>;
    delivery_id: string;
    story_id: string;
    mark: string;
    at: DefaultTime;
  };

  corrections: {
    id: GeneratedAlways<string>;
    article_id: string | null;
    who: string;
    at: DefaultTime;
    said: Json;
    relevance: number;
    themes: string[];
    stance: string | null;
    title: string;
    text: string;
    lang: string;
  };

  judge_weights: {
    id: GeneratedAlways<string>;
    weights: string;
    live: Generated<boolean>;
    recipe: string;
    learned_from: Json;
    before: Json;
    after: Json;
    quality: OptionalJson;
    who: string;
    trained_at: DefaultTime;
  };

  model_answers: {
    key: string;
    model: string;
    answer: Json;
    at: DefaultTime;
  };

  model_days: {
    day: CalendarDay;
    asked: number;
    tokens: DefaultCount;
  };
}
