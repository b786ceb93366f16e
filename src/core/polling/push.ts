/**
 * How is a hub asked to tell of news at once, and which of its questions are answered with yes? (WebSub, W3C 2018)
 * What a hub sends is only a hint to look: nothing of its content is read, and polling goes on as before.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FeedMemory } from './feed-memory.js';

type PushFacts = Pick<FeedMemory, 'id' | 'hub' | 'topic' | 'pushAskedAt' | 'pushUntil'>;

/** Hubs cut this to what they like; ten days is what most give. */
const LEASE_SECONDS = 10 * 86_400;
const LONGEST_LEASE_SECONDS = 30 * 86_400;
/** Asked anew so long before the end, and not oftener: a feed is polled daily at least, so no subscription lapses. */
const RENEWAL_MS = 2 * 86_400_000;
const ASK_AGAIN_MS = 86_400_000;

/** Whether the hub must be asked, for the first time or again. */
export function isPushDue({ hub, topic, pushAskedAt, pushUntil }: PushFacts, now: Date): boolean {
  if (hub === null || topic === null) return false;
  if (pushUntil !== null && pushUntil.getTime() - now.getTime() > RENEWAL_MS) return false;
  return pushAskedAt === null || now.getTime() - pushAskedAt.getTime() >= ASK_AGAIN_MS;
}

/** Where a hub reaches us for this feed. Nobody who was not told it can make it up. */
export function pushAddress(publicUrl: string, secret: string, feedId: string): string {
  return `${publicUrl.replace(/\/+$/, '')}/push/${encodeURIComponent(feedId)}/${tokenOf(secret, feedId)}`;
}

export function isPushToken(secret: string, feedId: string, token: string): boolean {
  const [given, right] = [Buffer.from(token), Buffer.from(tokenOf(secret, feedId))];
  return given.length === right.length && timingSafeEqual(given, right);
}

function tokenOf(secret: string, feedId: string): string {
  return createHmac('sha256', secret).update(`push\n${feedId}`).digest('base64url').slice(0, 22);
}

/** What is posted to the hub. */
export function subscription(topic: string, callback: string): string {
  return new URLSearchParams({
    'hub.mode': 'subscribe',
    'hub.topic': topic,
    'hub.callback': callback,
    'hub.lease_seconds': String(LEASE_SECONDS),
  }).toString();
}

/** A hub asks back whether we meant it. @returns null where we did not. */
export function agreeToPush(
  query: Readonly<Record<string, string>>,
  { topic, pushAskedAt }: PushFacts,
  now: Date,
): { challenge: string; pushUntil: Date } | null {
  const { 'hub.mode': mode, 'hub.topic': about, 'hub.challenge': challenge, 'hub.lease_seconds': lease } = query;
  if (mode !== 'subscribe' || about !== topic || pushAskedAt === null || challenge === undefined) return null;
  const seconds = /^\d{1,9}$/.test(lease ?? '') ? Math.min(Number(lease), LONGEST_LEASE_SECONDS) : LEASE_SECONDS;
  return { challenge, pushUntil: new Date(now.getTime() + seconds * 1_000) };
}
