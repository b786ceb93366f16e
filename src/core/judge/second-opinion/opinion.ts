/** When is a configured model asked about an article, what may it answer, and what becomes of its answer? */
import { z } from 'zod';
import { type Judgement, Relevance, Stance } from '../../model.js';

/** What a model may say; anything else is no answer. */
export const Opinion = z.object({
  relevance: Relevance,
  themes: z.array(z.string()).max(6),
  stance: Stance.nullable(),
  reason: z.string().max(2_000),
});
export type Opinion = z.infer<typeof Opinion>;

/** Characters of the model's reason that are kept. */
const REASON_CHARS = 160;

/** Whether the judge is so unsure that a second reader is worth its price. */
export function isBorderline(probabilities: readonly number[], below: number): boolean {
  return Math.max(...probabilities) < below;
}

/**
 * Reads a model's answer: one JSON object, with or without a fence or a word around it.
 * @returns what is wrong, where it is not what was asked for
 */
export function readOpinion(content: string, themeIds: readonly string[]): Opinion | { wrong: string } {
  const begin = content.indexOf('{');
  const end = content.lastIndexOf('}');
  if (begin < 0 || end < begin) return { wrong: 'no JSON object in the answer' };
  let data: unknown;
  try {
    data = JSON.parse(content.slice(begin, end + 1));
  } catch {
    return { wrong: 'the answer is not JSON' };
  }
  const parsed = Opinion.safeParse(data);
  if (!parsed.success)
    return { wrong: `the answer has the wrong shape: ${parsed.error.issues[0]?.path.join('.') || 'all'}` };
  const { relevance, themes, stance, reason } = parsed.data;
  const stranger = themes.find((theme) => !themeIds.includes(theme));
  if (stranger !== undefined) return { wrong: 'the answer names a theme that does not exist' };
  if (relevance !== 2) return { relevance, themes: [], stance: null, reason: tidy(reason) };
  if (themes.length === 0 || stance === null) return { wrong: 'premium without theme or stance' };
  return { relevance, themes: [...new Set(themes)], stance, reason: tidy(reason) };
}

/**
 * The judgement as the model would have it. Probabilities and theme scores stay the judge's own, so that it can be seen what the model
 * decided and what it did not; figures and phrases are not its business. The version names the model.
 */
export function takeOpinion(judgement: Judgement, opinion: Opinion, model: string): Judgement {
  const said = opinion.relevance === judgement.relevance ? ['同意', 'agrees'] : ['改判', 'decided otherwise'];
  const reason = opinion.reason === '' ? '' : `“${opinion.reason}”`;
  return {
    ...judgement,
    version: `${judgement.version}+${model}`,
    relevance: opinion.relevance,
    themes: opinion.themes,
    stance: opinion.stance,
    why: {
      ...judgement.why,
      zh: `${judgement.why.zh}；把握不足，询问模型 ${model}：${said[0]}（相关性 ${opinion.relevance}）${reason}`,
      en: `${judgement.why.en}; unsure, so the model ${model} was asked: it ${said[1]} (relevance ${opinion.relevance})${reason && ` ${reason}`}`,
    },
  };
}

/** What a model writes is a stranger's text: one line, no addresses, no markup, not long. */
function tidy(reason: string): string {
  return reason
    .replace(/\b(?:https?:\/\/|www\.)\S+/gi, '')
    .replace(/[<>[\](){}`*_|\\“”"]/g, '')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, REASON_CHARS);
}
