/**
 * Which weights were trained here, and which are in force?
 * All processes agree because they ask the database. While none is live, those that come with the program are in force.
 */
import { sql } from 'kysely';
import { z } from 'zod';
import { Quality } from '../../../core/judge/learn/try-weights.js';
import { Weights } from '../../../core/judge/weights.js';
import type { Db } from '../open-database.js';

export type Recipe = 'refit' | 'adapted';

/** One training. */
export interface Training {
  recipe: Recipe;
  weights: Weights;
  /** Ids of the articles it learned from. */
  learnedFrom: string[];
  before: Quality;
  after: Quality;
  /** Null where there were no labelled articles to measure on. */
  quality: Quality | null;
}

export interface TrainingRow extends Omit<Training, 'weights'> {
  id: string;
  live: boolean;
  who: string;
  trainedAt: Date;
}

const MARK = 'judge-quality';
/** Weights go live one after the other: of two that do at once, the later holds. */
const LOCK = 727_013;

export type WeightStore = ReturnType<typeof createWeightStore>;

export function createWeightStore(db: Db) {
  return {
    /** Keeps a training and, with `live`, puts it in force. Answers its id. */
    async add(training: Training, by: { who: string; at: Date }, live: boolean): Promise<string> {
      return db.transaction().execute(async (tx) => {
        await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx);
        if (live) await tx.updateTable('judge_weights').set({ live: false }).where('live', '=', true).execute();
        const { id } = await tx
          .insertInto('judge_weights')
          .values({
            weights: JSON.stringify(training.weights),
            live,
            recipe: training.recipe,
            learned_from: JSON.stringify(training.learnedFrom),
            before: JSON.stringify(training.before),
            after: JSON.stringify(training.after),
            quality: training.quality && JSON.stringify(training.quality),
            who: by.who,
            trained_at: by.at,
          })
          .returning('id')
          .executeTakeFirstOrThrow();
        return id;
      });
    },

    /** Puts a training in force; null: the weights that come with the program. False where there is no such training. */
    async restore(id: string | null): Promise<boolean> {
      return db.transaction().execute(async (tx) => {
        await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx);
        if (id !== null) {
          const known = await tx.selectFrom('judge_weights').select('id').where('id', '=', id).executeTakeFirst();
          if (!known) return false;
        }
        await tx.updateTable('judge_weights').set({ live: false }).where('live', '=', true).execute();
        if (id !== null) await tx.updateTable('judge_weights').set({ live: true }).where('id', '=', id).execute();
        return true;
      });
    },

    /** Which training is in force; null: none. Cheap, asked before every article. */
    async liveId(): Promise<string | null> {
      const row = await db.selectFrom('judge_weights').select('id').where('live', '=', true).executeTakeFirst();
      return row?.id ?? null;
    },

    /** @returns undefined where there is none; null where these weights were made for another version of the program */
    async weights(id: string): Promise<Weights | null | undefined> {
      const row = await db.selectFrom('judge_weights').select('weights').where('id', '=', id).executeTakeFirst();
      return row && (Weights.safeParse(JSON.parse(row.weights)).data ?? null);
    },

    /** Newest first. */
    async list(): Promise<TrainingRow[]> {
      const rows = await db
        .selectFrom('judge_weights')
        .select(['id', 'live', 'who', 'trained_at as trainedAt', 'before', 'after', 'quality', 'learned_from'])
        .select(sql<Recipe>`recipe`.as('recipe'))
        .orderBy('id', 'desc')
        .execute();
      return rows.map(({ learned_from, ...row }) => ({
        ...row,
        learnedFrom: z.array(z.string()).parse(learned_from),
        before: Quality.parse(row.before),
        after: Quality.parse(row.after),
        quality: Quality.nullable().parse(row.quality),
      }));
    },

    /** What was last measured of the program's own weights on the operator's labelled articles. */
    async noteShippedQuality(quality: Quality, at: Date): Promise<void> {
      const row = { at, value: JSON.stringify(quality) };
      await db
        .insertInto('marks')
        .values({ name: MARK, ...row })
        .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
        .execute();
    },

    /** The quality of what is in force; null where it was never measured on labelled articles. */
    async quality(): Promise<Quality | null> {
      const live = await db.selectFrom('judge_weights').select('quality').where('live', '=', true).executeTakeFirst();
      if (live) return Quality.nullable().parse(live.quality);
      const mark = await db.selectFrom('marks').select('value').where('name', '=', MARK).executeTakeFirst();
      return mark ? Quality.parse(mark.value) : null;
    },
  };
}
