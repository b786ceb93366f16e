/**
 * Weights trained on this installation, and which are live. All processes agree because they ask the database. While none is live,
 * the shipped weights are used.
 */
import { sql } from 'kysely';
import { z } from 'zod';
import { Quality } from '../../../core/judge/learn/try-weights.js';
import { Weights } from '../../../core/judge/weights.js';
import type { Db } from '../open-database.js';
import { liveQuality, noteShippedQuality } from './judge-quality.js';

export type Recipe = 'refit' | 'adapted';

/** One training run. */
export interface Training {
  recipe: Recipe;
  weights: Weights;
  /** Ids of the training articles. */
  learnedFrom: string[];
  before: Quality;
  after: Quality;
  /** Null if there were no labelled articles to measure on. */
  quality: Quality | null;
}

export interface TrainingRow extends Omit<Training, 'weights'> {
  id: string;
  live: boolean;
  who: string;
  trainedAt: Date;
}

/** Changes of the live weights take turns: of two concurrent ones, the later wins. */
const LOCK = 727_013;

export type WeightStore = ReturnType<typeof createWeightStore>;

export function createWeightStore(db: Db) {
  return {
    add: addTraining(db),
    restore: restoreTraining(db),
    liveId: liveTrainingId(db),
    weights: selectWeights(db),
    list: listTrainings(db),
    noteShippedQuality: noteShippedQuality(db),
    quality: liveQuality(db),
  };
}

/** Stores a training and, with `live`, makes its weights live. Returns its id. */
const addTraining =
  (db: Db) =>
  async (training: Training, by: { who: string; at: Date }, live: boolean): Promise<string> =>
    db.transaction().execute(async (tx) => {
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

/** Makes a training live, or with null the shipped weights. False if there is no such training. */
const restoreTraining =
  (db: Db) =>
  async (id: string | null): Promise<boolean> =>
    db.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx);
      if (id !== null) {
        const known = await tx.selectFrom('judge_weights').select('id').where('id', '=', id).executeTakeFirst();
        if (!known) return false;
      }
      await tx.updateTable('judge_weights').set({ live: false }).where('live', '=', true).execute();
      if (id !== null) await tx.updateTable('judge_weights').set({ live: true }).where('id', '=', id).execute();
      return true;
    });

/** Null if the shipped weights are live. Cheap: asked before every article. */
const liveTrainingId = (db: Db) => async (): Promise<string | null> => {
  const row = await db.selectFrom('judge_weights').select('id').where('live', '=', true).executeTakeFirst();
  return row?.id ?? null;
};

/** @returns undefined if there is no such training; null if its weights belong to another version of the program */
const selectWeights =
  (db: Db) =>
  async (id: string): Promise<Weights | null | undefined> => {
    const row = await db.selectFrom('judge_weights').select('weights').where('id', '=', id).executeTakeFirst();
    return row && (Weights.safeParse(JSON.parse(row.weights)).data ?? null);
  };

/** Newest first. */
const listTrainings = (db: Db) => async (): Promise<TrainingRow[]> => {
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
};
