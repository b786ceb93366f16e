/** The channel to a Telegram chat. */
import { readTelegram, telegramMessage } from '../../core/delivery/channels/telegram-message.js';
import type { Channel } from './channel.js';
import { inTurn, postJson, type WebDeps } from './post-json.js';

/** Twenty messages a minute to a group. */
const GAP_MS = 3_100;

export interface TelegramTarget {
  token: string;
  chat: string;
  apiBase: string;
}

export function createTelegramChannel({ token, chat, apiBase }: TelegramTarget, deps: WebDeps): Channel {
  const take = inTurn(GAP_MS);
  const url = `${apiBase.replace(/\/+$/, '')}/bot${token}/sendMessage`;
  return {
    send: (message) =>
      take(async () =>
        readTelegram(
          await postJson(deps, message, url, telegramMessage(message.publication, message.options, chat).rendered),
        ),
      ),
    async close() {},
  };
}
