/**
 * Which stages are there, what goes into each, and which come next? The map of the queue side.
 *
 *     poll-feeds ─► fetch-feed ─► read-article ─► classify-article ─► file-article
 *     publish-digests ─► compose-edition ─► deliver-edition
 *
 * A job carries ids, never bodies: the database is the truth, a job is a hint to look. Every stage reads state, decides, writes,
 * and may be repeated at any point without effect; whatever a crash leaves between two stages, `jobs/sweep.ts` finds by state.
 */
import { z } from 'zod';

/** The parts of the service that can run in separate processes. */
export const Role = z.enum(['clock', 'fetch', 'judge', 'deliver', 'web']);
export type Role = z.infer<typeof Role>;

const ArticleJob = z.object({ articleId: z.string().min(1) });

export const stages = {
  'fetch-feed': {
    payload: z.object({ feedId: z.string().min(1) }),
    next: ['read-article'],
    role: 'fetch',
    attempts: 3,
    timeoutMs: 120_000,
  },
  'read-article': {
    payload: ArticleJob,
    next: ['classify-article'],
    role: 'fetch',
    attempts: 3,
    timeoutMs: 120_000,
  },
  'classify-article': {
    payload: ArticleJob,
    next: ['file-article'],
    role: 'judge',
    attempts: 3,
    timeoutMs: 60_000,
  },
  'file-article': {
    payload: ArticleJob,
    next: [],
    role: 'judge',
    attempts: 5,
    timeoutMs: 60_000,
  },
  'compose-edition': {
    payload: z.object({ digestId: z.string().min(1), periodStart: z.iso.datetime(), periodEnd: z.iso.datetime() }),
    next: ['deliver-edition'],
    role: 'deliver',
    attempts: 5,
    timeoutMs: 300_000,
  },
  'deliver-edition': {
    payload: z.object({ deliveryId: z.string().min(1) }),
    next: [],
    role: 'deliver',
    // The delivery's own row counts attempts and says when to try again: one try a job.
    attempts: 1,
    timeoutMs: 120_000,
  },
} as const satisfies Record<string, StageDefinition>;

interface StageDefinition {
  /** What a job of this stage carries. */
  payload: z.ZodType;
  /** The stages it may hand on to. */
  next: readonly string[];
  role: Role;
  /** Tries before a job that throws is given up; `sweep` finds its row later all the same. */
  attempts: number;
  timeoutMs: number;
}

export type StageName = keyof typeof stages;
export type Payload<S extends StageName> = z.infer<(typeof stages)[S]['payload']>;
/** A job to hand on. `delayMs` keeps it back for a while. */
export type Job = { [S in StageName]: { stage: S; payload: Payload<S>; delayMs?: number } }[StageName];

/** What a log line may say of a job: flat, no texts, no secrets. */
export type Facts = Record<string, string | number | boolean | null | string[]>;

/** How a worker ends. Everything else it may do is throw, and then the job is tried again. */
export type Outcome =
  | { kind: 'done'; facts: Facts; next: Job[] }
  | { kind: 'skipped'; reason: string; facts: Facts }
  | { kind: 'snoozed'; until: Date; reason: string };

export const done = (facts: Facts, next: Job[] = []): Outcome => ({ kind: 'done', facts, next });
export const skipped = (reason: string, facts: Facts = {}): Outcome => ({ kind: 'skipped', reason, facts });
export const snoozed = (until: Date, reason: string): Outcome => ({ kind: 'snoozed', until, reason });

/** The id under which two requests for the same work become one. */
export function jobId(job: Job): string {
  const parts = Object.values(job.payload).map((value) => String(value).replace(/[^\w.-]+/g, '_'));
  // BullMQ refuses ids that hold ":" or are all digits.
  return `${job.stage}.${parts.join('.')}`;
}
