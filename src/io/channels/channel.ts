/** What does every way out of the house have in common? */

import type { Sent } from '../../core/delivery/sent.js';
import type { Publication } from '../../core/digest/edition/notice.js';
import type { RenderOptions } from '../../core/digest/view/render-options.js';

/** One edition or notice on its way to one receiver. */
export interface DeliveryMessage {
  /** The same for every attempt at this delivery, e.g. "halfstep.0f3a…"; letters, digits, "." and "-". */
  messageId: string;
  publication: Publication;
  /** Mail address; '' for channels with one receiver. */
  recipient: string;
  /** Addresses for this receiver. */
  options: RenderOptions;
  /** RFC 8058 address that takes a bare POST; only where the pages are public over https. */
  oneClickUrl?: string | null;
  /** Called when all is ready, right before the first byte that could be a copy leaves. Where it throws, nothing may leave. */
  handOver(): Promise<void>;
}

/** Never throws for what servers and networks do: that is a `Sent`. */
export type ChannelSend = (message: DeliveryMessage) => Promise<Sent>;

export interface Channel {
  send: ChannelSend;
  /** Ends what the channel holds open; sends under way are settled first. */
  close(): Promise<void>;
}
