/**
 * What was judged of each article, by which version, and why?
 */
import { type Expression, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { Figure, type Judgement, Relevance, Stance, Why } from '../../../core/model.js';
import type { Db } from '../open-database.js';

const ThemeScores = z.record(z.string(), z.number());
const Probabilities = z.tuple([z.number(), z.number(), z.number()]);

/** A judgement's answer without its reasons. */
const Verdict = z.object({
  version: z.string(),
  relevance: z.number(),
  themes: z.array(z.string()),
  stance: z.string().nullable(),
});
export type Verdict = z.infer<typeof Verdict>;

/** How far a re-judging has come. */
export interface Rejudged {
  left: number;
  done: number;
  /** Of those done: how many now say something else. */
  changed: number;
}

/** When an article was published; without an end, up to now. */
export interface PublishedWithin {
  since: Date;
  until?: Date | undefined;
}

/** A model that was asked adds its name to the version; which judge it was stands before it. */
const judgeOf = sql<string>`split_part(j.version, '+', 1)`;

export type JudgementStore = ReturnType<typeof createJudgementStore>;

export function createJudgementStore(db: Db) {
  return {
    /** Replaces what was judged of the article before, and moves it on to be filed; what is filed already stays filed. */
    async save(articleId: string, judgement: Judgement): Promise<void> {
      const before = await this.verdict(articleId);
      const row = {
        previous: before && !sameVerdict(before, judgement) ? JSON.stringify(before) : null,
        version: judgement.version,
        relevance: judgement.relevance,
        p_premium: judgement.probabilities[2],
        probabilities: judgement.probabilities,
        themes: judgement.themes,
        theme_scores: JSON.stringify(judgement.themeScores),
        stance: judgement.stance,
        why: JSON.stringify(judgement.why),
        judged_at: new Date(),
      };
      await db.transaction().execute(async (tx) => {
        await tx
          .insertInto('judgements')
          .values({ article_id: articleId, ...row })
          .onConflict((conflict) => conflict.column('article_id').doUpdateSet(row))
          .execute();
        await tx.deleteFrom('figures').where('article_id', '=', articleId).execute();
        if (judgement.figures.length > 0) {
          await tx
            .insertInto('figures')
            .values(judgement.figures.map((figure, rank) => figureRow(articleId, figure, rank)))
            .execute();
        }
        await tx
          .updateTable('articles')
          .set({ state: 'judged', state_at: new Date(), wait_until: null, attempts: 0 })
          .where('id', '=', articleId)
          .where('state', '<>', 'filed')
          .execute();
      });
    },

    /** What stands now, and who said it. */
    async verdict(articleId: string): Promise<Verdict | undefined> {
      return db
        .selectFrom('judgements')
        .select(['version', 'relevance', 'themes', 'stance'])
        .where('article_id', '=', articleId)
        .executeTakeFirst();
    },

    /** What was said before the last re-judging, where that was something else. */
    async previous(articleId: string): Promise<Verdict | null> {
      const row = await db
        .selectFrom('judgements')
        .select('previous')
        .where('article_id', '=', articleId)
        .executeTakeFirst();
      return Verdict.nullable().parse(row?.previous ?? null);
    },

    /** Filed articles published since then that another judge has judged, newest first. */
    async stale(since: Date, judge: string, limit: number): Promise<string[]> {
      const rows = await db
        .selectFrom('judgements as j')
        .innerJoin('articles as a', 'a.id', 'j.article_id')
        .select('a.id')
        .where(isStale(since, judge))
        .orderBy('a.published_at', 'desc')
        .limit(limit)
        .execute();
      return rows.map(({ id }) => id);
    },

    /** @param from when the re-judging was asked for */
    async rejudged(since: Date, judge: string, from: Date): Promise<Rejudged> {
      const row = await db
        .selectFrom('judgements as j')
        .innerJoin('articles as a', 'a.id', 'j.article_id')
        .select([
          sql<number>`count(*) filter (where ${isStale(since, judge)})::int`.as('left'),
          sql<number>`count(*) filter (where ${judgeOf} = ${judge} and j.judged_at >= ${from})::int`.as('done'),
          sql<number>`count(*) filter (where ${judgeOf} = ${judge} and j.judged_at >= ${from}
            and j.previous is not null)::int`.as('changed'),
        ])
        .where('a.published_at', '>=', since)
        .executeTakeFirstOrThrow();
      return row;
    },

    /** How many articles of the stretch lie within `reach` of the probability that decides on relevance. */
    async nearCut(range: PublishedWithin, cut: number, reach: number): Promise<number> {
      const row = await db
        .selectFrom('judgements as j')
        .innerJoin('articles as a', 'a.id', 'j.article_id')
        .select(sql<number>`count(*)::int`.as('n'))
        .where(within(range))
        .where(sql<SqlBool>`abs(j.p_premium - ${cut}) <= ${reach}`)
        .executeTakeFirstOrThrow();
      return row.n;
    },

    /** Titles and texts about Xiaomi, in which new names would stand. */
    async onTopic(range: PublishedWithin, limit: number): Promise<{ title: string; text: string }[]> {
      return db
        .selectFrom('judgements as j')
        .innerJoin('articles as a', 'a.id', 'j.article_id')
        .select(['a.title', 'a.text'])
        .where(within(range))
        .where('j.relevance', '>=', 1)
        .orderBy('a.published_at', 'desc')
        .limit(limit)
        .execute();
    },

    /** Texts of the newest judged articles, `each` of every relevance, the latest stored first. What they were judged is left out: see `io/judge/train-judge.ts`. */
    async newestTexts(each: number): Promise<{ id: string; title: string; text: string }[]> {
      const rows = await sql<{ id: string; title: string; text: string }>`
        select id, title, text from (
          select a.id, a.title, a.text,
                 row_number() over (partition by j.relevance order by a.published_at desc, a.id) as place
          from judgements j join articles a on a.id = j.article_id where a.text <> '') one
        where place <= ${each} order by id desc`.execute(db);
      return rows.rows;
    },

    async get(articleId: string): Promise<Judgement | undefined> {
      const row = await db.selectFrom('judgements').selectAll().where('article_id', '=', articleId).executeTakeFirst();
      if (!row) return undefined;
      const figures = await db
        .selectFrom('figures')
        .select('figure')
        .where('article_id', '=', articleId)
        .orderBy('rank')
        .execute();
      return {
        version: row.version,
        relevance: Relevance.parse(row.relevance),
        probabilities: Probabilities.parse(row.probabilities),
        themes: row.themes,
        themeScores: ThemeScores.parse(row.theme_scores),
        stance: Stance.nullable().parse(row.stance),
        figures: figures.map(({ figure }) => Figure.parse(figure)),
        why: Why.parse(row.why),
      };
    },
  };
}

/** Emptied texts are left out: what is off the topic and old would be judged by its title alone. */
function isStale(since: Date, judge: string): Expression<SqlBool> {
  return sql<SqlBool>`(a.state = 'filed' and a.published_at >= ${since} and ${judgeOf} <> ${judge}
    and not (j.relevance = 0 and a.text = ''))`;
}

function within({ since, until }: PublishedWithin): Expression<SqlBool> {
  return sql<SqlBool>`(a.published_at >= ${since} and a.published_at < ${until ?? 'infinity'})`;
}

function sameVerdict(before: Verdict, now: Judgement): boolean {
  const themes = (list: readonly string[]) => [...list].sort().join(' ');
  return (
    before.relevance === now.relevance && before.stance === now.stance && themes(before.themes) === themes(now.themes)
  );
}

function figureRow(articleId: string, figure: Figure, rank: number) {
  return {
    article_id: articleId,
    rank,
    metric: figure.metric,
    subject: figure.subject,
    value: figure.value,
    unit: figure.unit,
    period: figure.period,
    figure: JSON.stringify(figure),
  };
}
