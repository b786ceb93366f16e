/**
 * Queues on Redis, for services on several machines.
 */
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import type { QueueServer } from './queue-server.js';

/** A server that does not answer within this time at the start counts as down. */
const START_MS = 10_000;

/** Throws one clear line when Redis cannot be used. */
export async function connectRedis(url: string, logger: Logger): Promise<QueueServer> {
  const open = (maxRetriesPerRequest: number | null): Redis => {
    const redis = new Redis(url, { maxRetriesPerRequest });
    redis.on('error', (error: Error) => logger.warn({ fault: error.message }, 'redis connection'));
    return redis;
  };
  const plain = open(20);
  // Workers wait in blocking commands, which must have no limit.
  const blocking = open(null);
  try {
    await checkRedis(plain, url);
  } catch (error) {
    plain.disconnect();
    blocking.disconnect();
    throw error;
  }
  return {
    openQueue: (name, options) => new Queue(name, { ...options, connection: plain }),
    openWorker: (name, run, options) => new Worker(name, run, { ...options, connection: blocking }),
    close: async () => {
      await Promise.allSettled([plain.quit(), blocking.quit()]);
    },
  };
}

async function checkRedis(redis: Redis, url: string): Promise<void> {
  const place = new URL(url).host;
  const fail = (reason: string): never => {
    throw new Error(`Redis at ${place} cannot be used: ${reason}. Check REDIS_URL and its password.`);
  };
  const connected = new Promise<void>((ready, failed) => {
    redis.once('ready', ready);
    redis.once('error', failed);
    setTimeout(() => failed(new Error('it does not answer')), START_MS).unref();
  });
  await connected.catch((error: Error) => fail(error.message || 'connection refused'));
  const policy = await redis.config('GET', 'maxmemory-policy').catch((error: Error) => {
    // Some hosted servers forbid CONFIG; then their operator has to be trusted.
    if (/unknown command|NOPERM/i.test(error.message)) return ['', 'noeviction'];
    return fail(error.message);
  });
  const value = Array.isArray(policy) ? policy[1] : undefined;
  // A policy that evicts keys would lose tasks.
  if (value !== undefined && value !== 'noeviction') {
    throw new Error(`Redis at ${place} may evict jobs (maxmemory-policy ${String(value)}). Set it to noeviction.`);
  }
}
