/** The channel to ntfy. */
import { ntfyMessage, readNtfy } from '../../core/delivery/channels/ntfy-message.js';
import type { Channel } from './channel.js';
import { inTurn, postJson, type WebDeps } from './post-json.js';

/** After a burst of sixty, one message in five seconds. */
const GAP_MS = 500;

export interface NtfyTarget {
  server: string;
  topic: string;
  token?: string | undefined;
}

export function createNtfyChannel({ server, topic, token }: NtfyTarget, deps: WebDeps): Channel {
  const take = inTurn(GAP_MS);
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return {
    // Published as JSON to the root, because a Chinese title would be garbled in headers.
    send: (message) =>
      take(async () =>
        readNtfy(
          await postJson(
            deps,
            message,
            server,
            ntfyMessage(message.publication, message.options, topic).rendered,
            headers,
          ),
        ),
      ),
    async close() {},
  };
}
