/** Which addresses does one copy of an edition carry: its page, the archive, marks on stories, the way out? */
import type { RenderOptions } from '../view/render-options.js';
import { signLink } from './sign-link.js';

export interface LinkOptions {
  /** Where readers reach the pages; null: nowhere, and then a copy carries no addresses of ours. */
  publicUrl: string | null;
  secret: string;
  editionId: string;
  deliveryId: string;
  /** Whether the receiver is a person with a mailbox, who can leave. */
  personal: boolean;
  /** When the copy leaves. */
  now: Date;
}

export interface ReaderLinks {
  options: RenderOptions;
  /** RFC 8058 wants https. */
  oneClickUrl: string | null;
}

/** An opinion on a story two months old teaches nothing any more. */
const MARK_DAYS = 60;
/** Old mail must still lead out. */
const LEAVE_DAYS = 400;

export function readerLinks({ publicUrl, secret, editionId, deliveryId, personal, now }: LinkOptions): ReaderLinks {
  if (publicUrl === null) return { options: {}, oneClickUrl: null };
  const base = publicUrl.replace(/\/+$/, '');
  const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);
  const leave = personal ? `${base}/u/${signLink(secret, 'u', [deliveryId], inDays(LEAVE_DAYS))}` : null;
  return {
    options: {
      archiveUrl: base,
      editionUrl: `${base}/editions/${editionId}.html`,
      unsubscribeUrl: leave,
      feedbackUrl: (storyId, mark) =>
        `${base}/f/${signLink(secret, 'f', [deliveryId, storyId, mark], inDays(MARK_DAYS))}`,
    },
    oneClickUrl: leave?.startsWith('https://') ? leave : null,
  };
}
