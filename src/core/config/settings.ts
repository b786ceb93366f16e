/**
 * What can be set in halfstep.yaml, and what holds when nothing is?
 */
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

/** The clock's ticks. A tick only looks for what is due, so a missed one costs nothing. */
const Clock = section({
  poll: Cron.default('* * * * *'),
  publish: Cron.default('* * * * *'),
  sweep: Cron.default('*/5 * * * *'),
  retire: Cron.default('30 4 * * *'),
});

/** How many jobs of a stage run at once in one process; names are those of the queues. */
const Concurrency = section({
  'fetch-feed': z.int().min(1).max(256).default(32),
  'read-article': z.int().min(1).max(64).default(8),
  'classify-article': z.int().min(1).max(32).default(2),
  'file-article': z.int().min(1).max(16).default(2),
  'compose-edition': z.int().min(1).max(8).default(1),
  'deliver-edition': z.int().min(1).max(32).default(4),
});

/** How long things are kept, in days; null: for ever. Editions are always kept. */
const Retention = section({
  /** What feeds showed. Longer than any feed repeats its items. */
  entriesDays: z.int().min(14).nullable().default(180),
  /** Texts that turned out to be off the topic; title and address stay. */
  offTopicTextDays: z.int().min(7).nullable().default(90),
  /** The record of each fetch, for `halfstep feeds check` and the feeds' rhythms. */
  fetchesDays: z.int().min(7).nullable().default(60),
});

const Stories = section({
  /** A story that had no article for so many days has ended: nothing joins it, nothing counts as its continuation. */
  endAfterDays: z.int().min(4).max(180).default(30),
});

const Web = section({
  enabled: z.boolean().default(true),
  /** Only this machine may look, until somebody decides otherwise. */
  host: z.string().min(1).default('127.0.0.1'),
  port: z.int().min(0).max(65535).default(8420),
  /** Address under which readers reach the pages; links in editions need it. */
  publicUrl: WebUrl.nullable().default(null),
});

/** Who is told when an edition did not reach somebody, and who when one did. */
const Notices = section({
  /** Names under `channels`; another one than the failing channel is taken where there is one. */
  channels: z.array(Id).default([]),
  /** Mail addresses, for those of the channels that send mail. */
  recipients: z.array(MailAddress).default([]),
  /** Asked for once an edition's deliveries are settled: a watchdog there notices when a week goes by without. */
  pingUrl: SecretUrl.nullable().default(null),
});

/** What is learned from readers. */
const Learning = section({
  /** Folder with articles.jsonl and labels.jsonl of your own, for `halfstep train`; below the data folder unless it begins with /. */
  labelled: z.string().min(1).nullable().default(null),
});

/** The whole of halfstep.yaml. Every setting has a default, so an empty file is a valid one. */
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
  /** A model that is asked about borderline articles; without one nothing else changes. */
  model: ModelConfig.nullable().default(null),
});
export type Settings = z.infer<typeof Settings>;
