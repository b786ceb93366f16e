/** The optional language model: second opinions on articles that the judge is unsure of, and the brief of an edition. */
import { z } from 'zod';
import { WebUrl } from '../yaml/field-types.js';
import { section } from '../yaml/section.js';
import { SecretText } from './secret.js';

/** From this probability on 95 in 100 judgements are right, so a model could hardly do better. */
export const ASK_BELOW = 0.8;

/** Any service with OpenAI's chat completions API: in the cloud, or your own vLLM, Ollama or llama.cpp. */
export const ModelConfig = section({
  /** Up to but without "/chat/completions". */
  baseUrl: WebUrl,
  apiKey: SecretText.nullable().default(null),
  name: z.string().regex(/^[\w./:@-]{1,100}$/, {
    error: 'this is not a valid model name\nuse the name that the service uses, for example qwen3-32b',
  }),
  /** Questions per day, for articles and briefs; each costs at most about 5,000 tokens. */
  perDay: z.int().min(0).max(100_000).default(200),
  /** Ask when the judge's own probability of being right is lower. */
  below: z.number().min(0.34).max(1).default(ASK_BELOW),
  /** Whether the model also writes a brief at the top of each edition. */
  brief: z.boolean().default(true),
  timeoutSeconds: z.number().min(1).max(40).default(20),
});
export type ModelConfig = z.infer<typeof ModelConfig>;
