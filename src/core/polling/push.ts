/**
 * WebSub subscriptions (W3C 2018): when and how to request one, and which verifications to confirm.
 * A push is only a hint to poll: its content is ignored, and regular polling continues.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FeedMemory } from './feed-memory.js';

type PushFacts = Pick<FeedMemory, 'id' | 'hub' | 'topic' | 'pushAskedAt' | 'pushUntil'>;

/** Hubs may shorten this; ten days is what most grant. */
const LEASE_SECONDS = 10 * 86_400;
const LONGEST_LEASE_SECONDS = 30 * 86_400;
/** Renewed this long before expiry: every feed is polled at least daily, so no subscription lapses. */
const RENEWAL_MS = 2 * 86_400_000;
const ASK_AGAIN_MS = 86_400_000;

/** Whether to request a subscription, for the first time or again. */
export function isPushDue({ hub, topic, pushAskedAt, pushUntil }: PushFacts, now: Date): boolean {
  if (hub === null || topic === null) return false;
  if (pushUntil !== null && pushUntil.getTime() - now.getTime() > RENEWAL_MS) return false;
  return pushAskedAt === null || now.getTime() - pushAskedAt.getTime() >= ASK_AGAIN_MS;
}

/** The callback address for a feed. It contains a token that cannot be guessed. */
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

/** The form to post to the hub. */
export function subscription(topic: string, callback: string): string {
  return new URLSearchParams({
    'hub.mode': 'subscribe',
    'hub.topic': topic,
    'hub.callback': callback,
    'hub.lease_seconds': String(LEASE_SECONDS),
  }).toString();
}

/** Confirms a hub's verification of our request. @returns null if we made no such request */
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
