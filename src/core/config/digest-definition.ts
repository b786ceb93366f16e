/** A digest's definition: topics, schedule, length and language. One entry under `digests` in the configuration. */
import { z } from 'zod';

/** Language of the digest's own words; articles keep theirs. */
export const DigestLanguage = z.enum(['zh-CN', 'en']);
export type DigestLanguage = z.infer<typeof DigestLanguage>;

const Weight = z.number().min(0).max(1);

/**
 * Weights of an event's qualities in its rank; normalised to a sum of 1. What happened leads, then independent confirmation: a recall
 * told once outranks a colour told by all.
 */
export const RankWeights = z.object({
  kind: Weight.default(0.4),
  outlets: Weight.default(0.2),
  relevance: Weight.default(0.1),
  tier: Weight.default(0.1),
  figures: Weight.default(0.1),
  novelty: Weight.default(0.05),
  stance: Weight.default(0.05),
});
export type RankWeights = z.infer<typeof RankWeights>;

/** Size of an edition: about ten minutes of reading. No theme takes more than `perTheme` items while those of others wait. */
export const DigestLength = z.object({
  stories: z.number().int().min(1).max(200).default(12),
  lines: z.number().int().min(0).max(200).default(30),
  perTheme: z.number().int().min(1).max(100).default(6),
  nearly: z.number().int().min(0).max(50).default(8),
});
export type DigestLength = z.infer<typeof DigestLength>;

export const DigestDefinition = z.object({
  id: z.string().min(1),
  title: z.string().min(1),
  language: DigestLanguage.default('zh-CN'),
  /** IANA zone for periods and `cron`. */
  zone: z.string().default('Asia/Shanghai'),
  /** When an edition is published. Its period runs from midnight of the previous publishing day to midnight of this one. */
  cron: z.string().default('0 8 * * 1'),
  /** Ids of the themes this audience follows; empty for all. */
  themes: z.array(z.string()).default([]),
  /** Events that rank lower (0..100) are mentioned in one line. */
  minimumRank: z.number().min(0).max(100).default(30),
  length: DigestLength.prefault({}),
  weights: RankWeights.prefault({}),
  /** Mail addresses; each gets its own delivery. */
  recipients: z.array(z.string()).default([]),
  /** Names of configured channels. */
  channels: z.array(z.string()).default([]),
});
export type DigestDefinition = z.infer<typeof DigestDefinition>;
