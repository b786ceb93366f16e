/**
 * Digests as written in halfstep.yaml.
 * The written form of `DigestDefinition`: the same settings, with explained mistakes and the service's defaults.
 */
import { z } from 'zod';
import { Id, MailAddress, Zone } from '../yaml/field-types.js';
import { section } from '../yaml/section.js';
import { DigestDefinition, DigestLanguage, DigestLength, RankWeights } from './digest-definition.js';
import { DigestCron } from './schedule.js';

/** One digest; zone and language default to the service's. */
export const DigestConfig = section({
  id: Id,
  title: z.string().min(1).max(120).optional(),
  enabled: z.boolean().default(true),
  language: DigestLanguage.optional(),
  zone: Zone.optional(),
  cron: DigestCron.default('0 8 * * 1'),
  themes: z.array(Id).default([]),
  minimumRank: DigestDefinition.shape.minimumRank,
  length: section(DigestLength.shape).prefault({}),
  weights: section(RankWeights.shape).prefault({}),
  /** Names under `channels`. */
  channels: z.array(Id).default([]),
  /** Mail addresses, for the channels that send mail. */
  recipients: z.array(MailAddress).default([]),
});
export type DigestConfig = z.infer<typeof DigestConfig>;

const TITLES: Record<DigestLanguage, string> = {
  'zh-CN': '小米高端化周报',
  en: 'Half Step: Xiaomi’s premium strategy',
};

/** Fills in the defaults. */
export function defineDigest(
  { enabled: _, ...written }: DigestConfig,
  service: { zone: string; language: DigestLanguage },
): DigestDefinition {
  const language = written.language ?? service.language;
  return { ...written, language, zone: written.zone ?? service.zone, title: written.title ?? TITLES[language] };
}
