/**
 * Settings of each delivery channel.
 * Secrets are written `${NAME}`: taken from the environment variable NAME, or from the file that NAME_FILE names.
 */
import { z } from 'zod';
import { MailAddress, WebUrl } from '../yaml/field-types.js';
import { section } from '../yaml/section.js';
import { SecretText, SecretUrl } from './secret.js';

const enabled = z.boolean().default(true);

/** SMTP. */
const MailChannel = section({
  kind: z.literal('mail'),
  enabled,
  host: z.string().min(1),
  port: z.int().min(1).max(65535).default(587),
  /** starttls: upgrade or refuse; tls: from the first byte (port 465); none: only for a server on this machine. */
  security: z.enum(['starttls', 'tls', 'none']).default('starttls'),
  user: z.string().min(1).optional(),
  password: SecretText.optional(),
  from: MailAddress,
  replyTo: MailAddress.optional(),
});

/** Files in a folder, for an intranet, cloud drive or static site. */
const FileChannel = section({
  kind: z.literal('file'),
  enabled,
  /** Relative to the data folder unless absolute. */
  folder: z.string().min(1).default('editions'),
  formats: z
    .array(z.enum(['html', 'text', 'markdown', 'json']))
    .min(1)
    .default(['html', 'text', 'markdown', 'json']),
});

/** Custom bot in a Feishu or Lark group; set `secret` if the bot's signature check is on. */
const FeishuChannel = section({
  kind: z.literal('feishu'),
  enabled,
  webhook: SecretUrl,
  secret: SecretText.optional(),
});

/** Custom robot in a DingTalk group; `secret` for 加签, `keyword` if the robot requires one. */
const DingtalkChannel = section({
  kind: z.literal('dingtalk'),
  enabled,
  webhook: SecretUrl,
  secret: SecretText.optional(),
  keyword: z.string().min(1).optional(),
});

/** WeCom group bot (企业微信 消息推送). */
const WecomChannel = section({ kind: z.literal('wecom'), enabled, webhook: SecretUrl });

/** Slack incoming webhook. */
const SlackChannel = section({ kind: z.literal('slack'), enabled, webhook: SecretUrl });

/** Telegram bot; `chat` is a number or "@channel". */
const TelegramChannel = section({
  kind: z.literal('telegram'),
  enabled,
  token: SecretText,
  chat: z.string().min(1),
  apiBase: WebUrl.default('https://api.telegram.org'),
});

/** Discord channel webhook. */
const DiscordChannel = section({ kind: z.literal('discord'), enabled, webhook: SecretUrl });

/** Push notification by ntfy. */
const NtfyChannel = section({
  kind: z.literal('ntfy'),
  enabled,
  server: WebUrl.default('https://ntfy.sh'),
  topic: SecretText,
  token: SecretText.optional(),
});

/** The edition as JSON, posted to any address; signed with HMAC-SHA256 if `secret` is given. */
const WebhookChannel = section({
  kind: z.literal('webhook'),
  enabled,
  url: SecretUrl,
  secret: SecretText.optional(),
  headers: z.record(z.string(), SecretText).default({}),
});

/** A channel; `kind` selects its settings. */
export const ChannelConfig = z.discriminatedUnion('kind', [
  MailChannel,
  FileChannel,
  FeishuChannel,
  DingtalkChannel,
  WecomChannel,
  SlackChannel,
  TelegramChannel,
  DiscordChannel,
  NtfyChannel,
  WebhookChannel,
]);
export type ChannelConfig = z.infer<typeof ChannelConfig>;
