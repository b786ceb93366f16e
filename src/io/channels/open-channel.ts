/** Opens a configured channel. */
import { isAbsolute, join } from 'node:path';
import type { ChannelConfig } from '../../core/config/channel-config.js';
import { revealAll } from '../../core/config/secret.js';
import type { Channel } from './channel.js';
import { createDingtalkChannel } from './dingtalk.js';
import { createDiscordChannel } from './discord.js';
import { createFeishuChannel } from './feishu.js';
import { createFileChannel } from './file.js';
import { createMailer } from './mail.js';
import { createNtfyChannel } from './ntfy.js';
import type { WebDeps } from './post-json.js';
import { createSlackChannel } from './slack.js';
import { createTelegramChannel } from './telegram.js';
import { createWebhookChannel } from './webhook.js';
import { createWecomChannel } from './wecom.js';

export interface OpenChannelDeps extends WebDeps {
  /** Folders of file channels are relative to this one. */
  dataFolder: string;
}

/** Opens the channel; this is the only place where its secrets are revealed. */
export function openChannel(config: ChannelConfig, deps: OpenChannelDeps): Channel {
  switch (config.kind) {
    case 'mail':
      return createMailer({ ...config, password: config.password?.reveal() });
    case 'file': {
      const { folder, formats } = config;
      return createFileChannel({ folder: isAbsolute(folder) ? folder : join(deps.dataFolder, folder), formats });
    }
    case 'feishu':
      return createFeishuChannel({ webhook: config.webhook.reveal(), secret: config.secret?.reveal() }, deps);
    case 'dingtalk': {
      const { webhook, secret, keyword } = config;
      return createDingtalkChannel({ webhook: webhook.reveal(), secret: secret?.reveal(), keyword }, deps);
    }
    case 'wecom':
      return createWecomChannel({ webhook: config.webhook.reveal() }, deps);
    case 'slack':
      return createSlackChannel({ webhook: config.webhook.reveal() }, deps);
    case 'telegram':
      return createTelegramChannel({ ...config, token: config.token.reveal() }, deps);
    case 'discord':
      return createDiscordChannel({ webhook: config.webhook.reveal() }, deps);
    case 'ntfy':
      return createNtfyChannel({ ...config, topic: config.topic.reveal(), token: config.token?.reveal() }, deps);
    case 'webhook': {
      const { url, secret, headers } = config;
      return createWebhookChannel({ url: url.reveal(), secret: secret?.reveal(), headers: revealAll(headers) }, deps);
    }
  }
}
