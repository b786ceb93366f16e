/** The settings in halfstep.yaml and their defaults. */
import { z } from 'zod';
import { Id, MailAddress, WebUrl, Zone } from '../yaml/field-types.js';
import { section } from '../yaml/section.js';
import { ChannelConfig } from './channel-config.js';
import { DigestConfig } from './digest-config.js';
import { DigestLanguage } from './digest-definition.js';
import { FetchConfig, PollingConfig } from './fetch-config.js';
import { ModelConfig } from './model-config.js';
import { Cron } from './schedule.js';
import { SecretUrl } from './secret.js';

/** When each job is triggered. A tick only looks for what is due, so a missed one costs nothing. */
const Clock = section({
  poll: Cron.default('* * * * *'),
  publish: Cron.default('* * * * *'),
  sweep: Cron.default('*/5 * * * *'),
  retire: Cron.default('30 4 * * *'),
});

/** Tasks of each stage that run at once in one process; the names are those of the queues. */
const Concurrency = section({
  'fetch-feed': z.int().min(1).max(256).default(32),
  'read-article': z.int().min(1).max(64).default(8),
  'classify-article': z.int().min(1).max(32).default(2),
  'file-article': z.int().min(1).max(16).default(2),
  'compose-edition': z.int().min(1).max(8).default(1),
  'deliver-edition': z.int().min(1).max(32).default(4),
});

/** How long things are kept, in days; null: forever. Editions are always kept. */
const Retention = section({
  /** Feed entries. The minimum is longer than any feed repeats its items. */
  entriesDays: z.int().min(14).nullable().default(180),
  /** Texts of articles found to be off topic; title and address are kept. */
  offTopicTextDays: z.int().min(7).nullable().default(90),
  /** Fetch history, for `halfstep feeds check` and adaptive polling. */
  fetchesDays: z.int().min(7).nullable().default(60),
});

const Stories = section({
  /** A story without a new article for this many days has ended: no article joins it, and no story continues it. */
  endAfterDays: z.int().min(4).max(180).default(30),
});

const Web = section({
  enabled: z.boolean().default(true),
  /** Only reachable from this machine unless configured otherwise. */
  host: z.string().min(1).default('127.0.0.1'),
  port: z.int().min(0).max(65535).default(8420),
  /** Address at which readers reach the pages; needed for links in editions. */
  publicUrl: WebUrl.nullable().default(null),
});

/** Who is notified when a delivery fails, and what is pinged when deliveries succeed. */
const Notices = section({
  /** Names under `channels`; if possible, a channel other than the failing one is used. */
  channels: z.array(Id).default([]),
  /** Mail addresses, for the channels that send mail. */
  recipients: z.array(MailAddress).default([]),
  /** Requested once an edition's deliveries are settled, so that a watchdog there notices a week without one. */
  pingUrl: SecretUrl.nullable().default(null),
});

/** Learning from readers. */
const Learning = section({
  /** Folder with your own articles.jsonl and labels.jsonl for `halfstep train`; relative to the data folder unless absolute. */
  labelled: z.string().min(1).nullable().default(null),
});

/** The whole of halfstep.yaml. Every setting has a default, so an empty file is valid. */
export const Settings = section({
  zone: Zone.default('Asia/Shanghai'),
  language: DigestLanguage.default('zh-CN'),
  clock: Clock.prefault({}),
  polling: PollingConfig.prefault({}),
  fetch: FetchConfig.prefault({}),
  concurrency: Concurrency.prefault({}),
  digests: z.array(DigestConfig).default([]),
  channels: z.record(Id, ChannelConfig).default({}),
  notices: Notices.prefault({}),
  retention: Retention.prefault({}),
  stories: Stories.prefault({}),
  web: Web.prefault({}),
  learning: Learning.prefault({}),
  /** An optional model for borderline articles and briefs. */
  model: ModelConfig.nullable().default(null),
});
export type Settings = z.infer<typeof Settings>;
