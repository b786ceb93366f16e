/** The addresses in one copy of an edition: its page, the archive, story feedback and unsubscription. */
import type { RenderOptions } from '../view/render-options.js';
import { signLink } from './sign-link.js';

export interface LinkOptions {
  /** Public base address of the web pages; null if there is none, in which case copies carry no links of ours. */
  publicUrl: string | null;
  secret: string;
  editionId: string;
  deliveryId: string;
  /** Whether the receiver is a person with a mailbox, who can unsubscribe. */
  personal: boolean;
  /** When the copy is sent. */
  now: Date;
}

export interface ReaderLinks {
  options: RenderOptions;
  /** RFC 8058 requires https. */
  oneClickUrl: string | null;
}

/** Feedback on a story more than two months old is no longer useful for learning. */
const MARK_DAYS = 60;
/** Unsubscription must keep working in old mail. */
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
