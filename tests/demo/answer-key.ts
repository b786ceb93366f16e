/** The answer key of the sample site, `demo/expected.yaml`. */
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { Stance } from '../../src/core/model.js';

const AnswerKey = z.strictObject({
  stories: z.array(
    z.strictObject({
      story: z.string(),
      about: z.string(),
      themes: z.array(z.string()).min(1),
      stance: Stance,
      /** Independently written articles. */
      reports: z.array(z.string()).min(1),
      /** Copy → original. */
      copies: z.record(z.string(), z.string()).default({}),
    }),
  ),
  xiaomi: z.array(z.string()),
  off: z.array(z.string()),
  lost: z.array(z.string()),
});
export type AnswerKey = z.infer<typeof AnswerKey>;

export async function readAnswerKey(): Promise<AnswerKey> {
  return AnswerKey.parse(parse(await readFile('demo/expected.yaml', 'utf8')));
}
