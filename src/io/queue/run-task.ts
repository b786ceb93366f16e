/**
 * One attempt at a task: its stage runs on a checked payload and within the time limit, what it hands on is added, its outcome becomes
 * completion, delay or retry, and one wide line is logged.
 */
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { DelayedError, type Job, UnrecoverableError, WaitingError } from 'bullmq';
import type { Logger } from 'pino';
import { type Outcome, type Payload, type StageName, stages, type Task } from '../../pipeline.js';
import { withinAbortScope } from '../abort-scope.js';

/** A stage's worker with everything it depends on but the task. */
export type RunStage<S extends StageName> = (payload: Payload<S>, signal: AbortSignal) => Promise<Outcome<S>>;

export interface Attempt<S extends StageName> {
  stage: S;
  /** BullMQ's job, and the token of its lock. */
  job: Job;
  token: string | undefined;
  run: RunStage<S>;
  timeoutMs: number;
  /** How long an aborted run may take to end before its retry starts all the same. */
  settleMs: number;
  /** Aborted at the time limit, or with {@link Stopping} from outside. */
  control: AbortController;
  add(tasks: readonly Task[]): Promise<void>;
  logger: Logger;
}

/** Reason of an abort: the process is about to end, and the task goes back into its queue. */
export class Stopping extends Error {
  override readonly name = 'Stopping';
}

type LogLine = (level: 'info' | 'warn' | 'error', fields: object) => void;

/** Resolves when the task is done. Throws what tells BullMQ anything else. */
export async function runTask<S extends StageName>(attempt: Attempt<S>): Promise<void> {
  const { stage, job, token, logger } = attempt;
  const begun = performance.now();
  const log: LogLine = (level, fields) => {
    const ms = Math.round(performance.now() - begun);
    logger[level]({ stage, ...job.data, attempt: job.attemptsMade + 1, ms, ...fields }, 'job');
  };
  const payload = stages[stage].payload.safeParse(job.data);
  if (!payload.success) refuse(log, `payload of ${stage}: ${payload.error.message}`);
  let outcome: Outcome<S>;
  try {
    // The schema is the one that Payload<S> is inferred from.
    outcome = await runWithinLimit(attempt, payload.data as Payload<S>, log);
    if (outcome.kind === 'done') await handOn(attempt, outcome.next as readonly Task[], log);
  } catch (error) {
    if (error instanceof UnrecoverableError) throw error;
    if (error instanceof Stopping) return giveBack(attempt, log);
    const fault = error instanceof Error ? error : new Error(String(error));
    log('error', { outcome: 'threw', fault: fault.message, where: fault.stack?.split('\n')[1]?.trim() ?? null });
    throw fault;
  }
  if (outcome.kind === 'snoozed') {
    log('info', { outcome: 'snoozed', reason: outcome.reason, until: outcome.until.toISOString() });
    await job.moveToDelayed(outcome.until.getTime(), token);
    // Tells BullMQ that the job was moved on purpose; it costs no attempt.
    throw new DelayedError();
  }
  const reason = outcome.kind === 'skipped' ? { reason: outcome.reason } : {};
  log('info', { outcome: outcome.kind, ...reason, ...outcome.fields });
}

/** Ends the task for good: another attempt would end the same way. */
function refuse(log: LogLine, fault: string): never {
  log('error', { outcome: 'refused', fault });
  throw new UnrecoverableError(fault);
}

/** The types forbid a wrong next stage; this holds where they were evaded. */
async function handOn<S extends StageName>(
  { stage, add }: Attempt<S>,
  next: readonly Task[],
  log: LogLine,
): Promise<void> {
  const allowed: readonly StageName[] = stages[stage].next;
  const wrong = next.find((task) => !allowed.includes(task.stage));
  if (wrong) refuse(log, `${stage} may not hand on to ${wrong.stage}`);
  await add(next);
}

async function giveBack<S extends StageName>({ job, token }: Attempt<S>, log: LogLine): Promise<never> {
  log('info', { outcome: 'given back' });
  await job.moveToWait(token);
  // Like DelayedError: moved on purpose, costs no attempt.
  throw new WaitingError();
}

/**
 * Aborts the run at its limit and waits for it to end, so that a retry never runs beside it. A run that ignores its signal is left
 * behind after `settleMs`: whatever it still writes is safe to repeat.
 */
async function runWithinLimit<S extends StageName>(
  { run, timeoutMs, settleMs, control }: Attempt<S>,
  payload: Payload<S>,
  log: LogLine,
): Promise<Outcome<S>> {
  const { signal } = control;
  const timer = setTimeout(() => control.abort(new Error(`took longer than ${timeoutMs} ms`)), timeoutMs);
  const leftBehind = Symbol('left behind');
  const patience = new Promise<typeof leftBehind>((giveUp) => {
    signal.addEventListener('abort', () => void sleep(settleMs, leftBehind, { ref: false }).then(giveUp), {
      once: true,
    });
  });
  try {
    signal.throwIfAborted();
    const ended = await Promise.race([withinAbortScope(signal, () => run(payload, signal)), patience]);
    if (ended !== leftBehind) return ended;
    log('warn', { outcome: 'still running', fault: `did not end within ${settleMs} ms of its abort` });
    throw signal.reason;
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    clearTimeout(timer);
  }
}
