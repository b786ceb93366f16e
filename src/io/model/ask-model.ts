/**
 * Second opinions from the configured model on articles that the judge is unsure of.
 * Without a model, beyond the daily limit, or if anything goes wrong, the judgement stays as the judge made it.
 */
import { createHash } from 'node:crypto';
import type { ModelConfig } from '../../core/config/model-config.js';
import { type AskedTheme, askAbout, type Message } from '../../core/judge/second-opinion/model-question.js';
import { isBorderline, type Opinion, readOpinion, takeOpinion } from '../../core/judge/second-opinion/opinion.js';
import type { Judgement } from '../../core/model.js';
import type { ModelStore } from '../database/judge/model-store.js';
import type { Http } from '../http/create-http.js';
import { completeChat } from './complete-chat.js';

export interface AskModelDeps {
  settings(): { model: ModelConfig | null; zone: string };
  themes: readonly AskedTheme[];
  http: Pick<Http, 'post'>;
  store: ModelStore;
  now(): Date;
}

/** The judgement to keep, and a note for the log; null if the model was not to be asked. */
export interface SecondOpinion {
  judgement: Judgement;
  said: string | null;
}

export type AskModel = (article: { title: string; text: string }, judgement: Judgement) => Promise<SecondOpinion>;

/** After this many failures in a row the model gets a break, so that articles do not queue behind its timeout. */
const FAILURES = 3;
const REST_MS = 10 * 60_000;

export function createAskModel(deps: AskModelDeps): AskModel {
  let failures = 0;
  let restUntilMs = 0;
  return async (article, judgement) => {
    const { model } = deps.settings();
    if (model === null || !isBorderline(judgement.probabilities, model.below)) return { judgement, said: null };
    const messages = askAbout(article, deps.themes);
    const key = createHash('sha256')
      .update(JSON.stringify([model.name, messages]))
      .digest('hex');
    const known = await deps.store.answer(key);
    if (known) return settle(judgement, known, model, 'as before: ');
    if (deps.now().getTime() < restUntilMs) return { judgement, said: 'not asked: it failed recently' };
    const answer = await ask(deps, model, messages);
    if (answer === 'limit') return { judgement, said: 'not asked: the day’s limit is reached' };
    if ('wrong' in answer) {
      failures += 1;
      if (failures >= FAILURES) {
        failures = 0;
        restUntilMs = deps.now().getTime() + REST_MS;
      }
      return { judgement, said: `failed: ${answer.wrong}` };
    }
    failures = 0;
    await deps.store.keep(key, model.name, answer);
    return settle(judgement, answer, model, '');
  };
}

function settle(judgement: Judgement, opinion: Opinion, { name }: ModelConfig, how: string): SecondOpinion {
  const agreed = opinion.relevance === judgement.relevance;
  return {
    judgement: takeOpinion(judgement, opinion, name),
    said: `${how}${agreed ? 'agreed' : `${judgement.relevance} became ${opinion.relevance}`}`,
  };
}

async function ask(
  deps: AskModelDeps,
  model: ModelConfig,
  messages: readonly Message[],
): Promise<Opinion | { wrong: string } | 'limit'> {
  const reply = await completeChat(deps, model, messages);
  if (reply === 'limit' || 'wrong' in reply) return reply;
  return readOpinion(
    reply.content,
    deps.themes.map(({ id }) => id),
  );
}
