/**
 * Does a place such as "第二" rank something here?
 * Only where the sentence ranks ("排名", "全球", "出货量"), and not where it counts reasons or names a rival's place.
 */
import { RANKED } from '../../metrics/metric-groups.js';
import type { QuantityToken, Sentence, Token } from '../tokens/tokens.js';

/** "大幅领先第二名": the place is another's. */
const OTHERS = /(?:领先|超过|高于|高出|比|较|击败|超越|仅次于)\s?$/u;
/** "以行业第一的标准要求": an aim. */
const AIM = /^的?(?:标准|目标|要求|梯队)/u;
/** "前三十名里升得最快", "前五名之间", "跌出前五": a set that is spoken of, not a place. */
const SET = /^[^，。；]{0,8}(?:里|中|之间|之中|内|之外|以外)/u;
const LEFT = /(?:(?:跌出|掉出|退出|无缘|未进)[^，。]*|在|从)$/u;
const LEFT_CHARS = 12;
const TOKENS_BEFORE = 12;
const TOKENS_AFTER = 4;
const CHARS_PER_STEP = 14;
const AFTER_COST = 1;

/** How far the word that makes the place at `at` a rank stands from it; null where it is no rank. */
export function rankCost({ source, tokens, from, to }: Sentence, at: number, quantity: QuantityToken): number | null {
  const { start, end } = quantity;
  if (OTHERS.test(source.slice(Math.max(0, start - 4), start)) || AIM.test(source.slice(end, end + 4))) return null;
  if (
    quantity.bound === 'under' &&
    (SET.test(source.slice(end, end + 12)) || LEFT.test(source.slice(Math.max(0, start - LEFT_CHARS), start).trim()))
  )
    return null;
  if (countsReasons(source, quantity)) return null;
  for (let i = at - 1; i >= Math.max(from, at - TOKENS_BEFORE); i -= 1) {
    const token = tokens[i];
    if (ranks(token)) return (start - token.end) / CHARS_PER_STEP;
  }
  for (let i = at + 1; i < Math.min(to, at + TOKENS_AFTER); i += 1) if (ranks(tokens[i])) return AFTER_COST;
  return null;
}

/** "第一，…" and "第二：…" at the head of a sentence. */
function countsReasons(source: string, { start, end }: QuantityToken): boolean {
  const opens = start === 0 || /[\s。；：！？]/u.test(source.charAt(start - 1));
  return opens && source.charAt(start) === '第' && /[，、：,:]/u.test(source.charAt(end));
}

function ranks(token: Token | undefined): token is Token {
  if (token === undefined) return false;
  if (token.kind === 'ranking' || token.kind === 'place') return true;
  return token.kind === 'cue' && token.metrics.some((metric) => RANKED.has(metric));
}
