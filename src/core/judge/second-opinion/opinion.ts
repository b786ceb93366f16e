/** The second opinion of a language model: when to ask, how to read the answer, how to apply it. */
import { z } from 'zod';
import { type Judgement, Relevance, Stance } from '../../model.js';

/** The only shape of answer that is accepted. */
export const Opinion = z.object({
  relevance: Relevance,
  themes: z.array(z.string()).max(6),
  stance: Stance.nullable(),
  reason: z.string().max(2_000),
});
export type Opinion = z.infer<typeof Opinion>;

/** Number of characters of the model's reason that are kept. */
const REASON_CHARS = 160;

/** Whether the judge is unsure enough for a second opinion to be worth its price. */
export function isBorderline(probabilities: readonly number[], below: number): boolean {
  return Math.max(...probabilities) < below;
}

/**
 * Reads a model's answer: one JSON object, with or without a code fence or text around it.
 * @returns `wrong` if the answer is not what was asked for
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
 * Applies the model's opinion to a judgement. Probabilities, theme scores, figures and phrases stay the judge's own, so that it is visible
 * what the model decided. The version names the model.
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

/** A model's reason is untrusted text: make it one short line without addresses or markup. */
function tidy(reason: string): string {
  return reason
    .replace(/\b(?:https?:\/\/|www\.)\S+/gi, '')
    .replace(/[<>[\](){}`*_|\\“”"]/g, '')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, REASON_CHARS);
}
