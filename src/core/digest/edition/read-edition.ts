/** Reads stored editions, those of earlier forms too. */
import { z } from 'zod';
import { Edition } from './edition.js';

/** Before events: sections of stories, and figures in words only. */
const Former = z.looseObject({
  schema: z.literal(1),
  sections: z.array(
    z.object({
      stories: z.array(
        z.looseObject({ rank: z.number(), figures: z.array(z.string()), rankParts: z.record(z.string(), z.number()) }),
      ),
    }),
  ),
  weights: z.record(z.string(), z.number()),
});

/** @throws ZodError when the value is no edition of any form */
export function readEdition(value: unknown): Edition {
  const former = Former.safeParse(value);
  return Edition.parse(former.success ? asEvents(former.data) : value);
}

function asEvents({ sections, weights, ...rest }: z.infer<typeof Former>): unknown {
  const stories = sections.flatMap((section) => section.stories).sort((a, b) => b.rank - a.rank);
  const items = stories.map(({ figures, rankParts, ...story }) => ({
    articles: [],
    answers: null,
    points: [],
    ...story,
    rankParts: { kind: 0, ...rankParts },
    figures: figures.map((text) => ({ ...UNKNOWN, text })),
  }));
  return { ...rest, schema: 2, items, lines: [], lean: null, weights: { kind: 0, ...weights } };
}

/** A figure of which only the words were kept. */
const UNKNOWN = {
  metric: '',
  subject: '',
  value: 0,
  unit: '',
  period: null,
  speaker: null,
  change: null,
  articleId: '',
};
