/** What all channels have in common. */

import type { Sent } from '../../core/delivery/sent.js';
import type { Publication } from '../../core/digest/edition/notice.js';
import type { RenderOptions } from '../../core/digest/view/render-options.js';

/** One edition or notice on its way to one receiver. */
export interface DeliveryMessage {
  /** The same for every attempt at this delivery, such as "halfstep.0f3a…"; letters, digits, "." and "-". */
  messageId: string;
  publication: Publication;
  /** Mail address; '' for channels with one receiver. */
  recipient: string;
  /** Addresses for this receiver. */
  options: RenderOptions;
  /** RFC 8058 address that accepts a bare POST; only if the pages are public over https. */
  oneClickUrl?: string | null;
  /** Called when everything is ready, immediately before the first byte of a possible copy leaves. If it throws, nothing may leave. */
  handOver(): Promise<void>;
}

/** What servers and networks do is a `Sent`, never an exception; only an aborted scope makes it throw. */
export type ChannelSend = (message: DeliveryMessage) => Promise<Sent>;

export interface Channel {
  send: ChannelSend;
  /** Closes the channel's connections after sends in progress have settled. */
  close(): Promise<void>;
}
