/**
 * The pipeline: which stages exist, what a task of each carries, and which stages it may hand on to.
 *
 *     poll-feeds ─► fetch-feed ─► read-article ─► classify-article ─► file-article
 *     publish-digests ─► compose-edition ─► deliver-edition
 *
 * A task carries ids, never bodies: the database is the truth, a task is a hint to look. Every stage reads state, decides and writes,
 * and may be repeated at any point without effect. Whatever a crash leaves between two stages, `jobs/sweep.ts` finds by state.
 */
import { z } from 'zod';

/** The parts of the service that can run in separate processes. */
export const ServiceRole = z.enum(['clock', 'fetch', 'judge', 'deliver', 'web']);
export type ServiceRole = z.infer<typeof ServiceRole>;

const ArticlePayload = z.object({ articleId: z.string().min(1) });

export const stages = {
  'fetch-feed': {
    payload: z.object({ feedId: z.string().min(1) }),
    next: ['read-article'],
    role: 'fetch',
    attempts: 3,
    timeoutMs: 120_000,
  },
  'read-article': {
    payload: ArticlePayload,
    next: ['classify-article'],
    role: 'fetch',
    attempts: 3,
    timeoutMs: 120_000,
  },
  'classify-article': {
    payload: ArticlePayload,
    next: ['file-article'],
    role: 'judge',
    attempts: 3,
    timeoutMs: 60_000,
  },
  'file-article': {
    payload: ArticlePayload,
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
    // The delivery's own row counts attempts and holds the time of the next one, so a task tries once.
    attempts: 1,
    timeoutMs: 120_000,
  },
} as const satisfies Record<string, StageDefinition>;

interface StageDefinition {
  /** What a task of this stage carries. */
  payload: z.ZodType;
  /** The stages it may hand on to. */
  next: readonly string[];
  role: ServiceRole;
  /** Attempts before a task that throws is dropped; `sweep` still finds its row later. */
  attempts: number;
  /** An attempt that takes longer is aborted and counts as one that threw. */
  timeoutMs: number;
}

export type StageName = keyof typeof stages;
export const stageNames = Object.keys(stages) as StageName[];

export type Payload<S extends StageName> = z.infer<(typeof stages)[S]['payload']>;

/** One unit of queue work for a stage. `delayMs` keeps it back. */
export type Task<S extends StageName = StageName> = {
  [T in S]: { stage: T; payload: Payload<T>; delayMs?: number };
}[S];

/** Fields of a log line: flat, without texts or secrets. */
export type LogFields = Record<string, string | number | boolean | null | string[]>;

/** What a worker of stage S may return. Anything else it throws, and the task is tried again. */
export type Outcome<S extends StageName = StageName> =
  | Done<Task<(typeof stages)[S]['next'][number]>>
  | Skipped
  | Snoozed;

interface Done<Next> {
  kind: 'done';
  fields: LogFields;
  next: Next[];
}

interface Skipped {
  kind: 'skipped';
  reason: string;
  fields: LogFields;
}

interface Snoozed {
  kind: 'snoozed';
  until: Date;
  reason: string;
}

export function done<Next extends Task = never>(fields: LogFields, next: Next[] = []): Done<Next> {
  return { kind: 'done', fields, next };
}

export function skipped(reason: string, fields: LogFields = {}): Skipped {
  return { kind: 'skipped', reason, fields };
}

export function snoozed(until: Date, reason: string): Snoozed {
  return { kind: 'snoozed', until, reason };
}

/** The id under which two requests for the same work become one. */
export function taskId(task: Task): string {
  const parts = Object.values(task.payload).map((value) => String(value).replace(/[^\w.-]+/g, '_'));
  // BullMQ refuses ids that hold ":" or are all digits.
  return `${task.stage}.${parts.join('.')}`;
}
