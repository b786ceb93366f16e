/**
 * Writes the brief at the top of an edition with the configured model.
 * The edition goes out without a brief if there is no model, a limit is reached, or the brief says something that no story says.
 */
import { z } from 'zod';
import type { ModelConfig } from '../../core/config/model-config.js';
import { askForBrief } from '../../core/digest/brief-question.js';
import { type CheckedBrief, checkBrief } from '../../core/digest/check-brief.js';
import type { Edition } from '../../core/digest/edition/edition.js';
import { scopeSignal } from '../abort-scope.js';
import { type CompleteChatDeps, completeChat } from './complete-chat.js';

export interface WriteBriefDeps extends CompleteChatDeps {
  settings(): { model: ModelConfig | null; zone: string };
}

/** A checked brief, or why it was dropped; null if none was wanted. */
export type Brief = { brief: string } | { dropped: string } | null;
export type WriteBrief = (edition: Edition) => Promise<Brief>;

/** An edition waits no longer than this for its brief, however many attempts fit. */
const PATIENCE_MS = 30_000;
/** A rejected brief is requested once more, with the reason. */
const TRIES = 2;

const Answer = z.object({ brief: z.string().max(4_000) });

/** Throws only if its scope is aborted. */
export function createWriteBrief(deps: WriteBriefDeps): WriteBrief {
  return async (edition) => {
    const { model } = deps.settings();
    if (model === null || !model.brief || edition.quiet) return null;
    try {
      return await write(deps, model, edition);
    } catch (error) {
      // An edition must not go without its brief because the attempt ran out of time.
      scopeSignal()?.throwIfAborted();
      return { dropped: error instanceof Error ? error.message : String(error) };
    }
  };
}

async function write(deps: WriteBriefDeps, model: ModelConfig, edition: Edition): Promise<Brief> {
  const until = deps.now().getTime() + PATIENCE_MS;
  let wrong: string | null = null;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const left = Math.min(model.timeoutSeconds * 1_000, until - deps.now().getTime());
    if (left <= 0) break;
    const reply = await completeChat(deps, model, askForBrief(edition, wrong), left);
    if (reply === 'limit') return { dropped: wrong ?? 'the day’s limit of questions is reached' };
    // A service that just failed is unlikely to recover at once, and the edition is due.
    if ('wrong' in reply) return { dropped: wrong ?? reply.wrong };
    const checked = readBrief(reply.content, edition);
    if (checked.kind === 'sound') return { brief: checked.text };
    wrong = checked.reason;
  }
  return { dropped: wrong ?? 'there was no time' };
}

function readBrief(content: string, edition: Edition): CheckedBrief {
  let data: unknown;
  try {
    data = JSON.parse(content.slice(content.indexOf('{'), content.lastIndexOf('}') + 1));
  } catch {
    return { kind: 'dropped', reason: 'the answer is not the JSON object that was asked for' };
  }
  const answer = Answer.safeParse(data);
  if (!answer.success) return { kind: 'dropped', reason: 'the answer is not the JSON object that was asked for' };
  return checkBrief(answer.data.brief, edition);
}
