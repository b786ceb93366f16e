/**
 * Tells changes from levels among percentages. "同比增长 12.3%" beside a value becomes that figure's comparison; on its own it
 * becomes a growth figure.
 */
import { METRICS } from '../../metrics/metric-names.js';
import { tidy } from '../../metrics/units.js';
import type { Measured, QuantityToken, TokenSentence } from '../tokens/tokens.js';

export interface Change {
  readonly kind: 'yoy' | 'qoq' | 'other';
  readonly percent: number;
}

/** A percentage that is a change, at token `at`; `cue` is the metric named in its own clause. */
export interface ReadChange {
  readonly at: number;
  readonly change: Change;
  readonly cue: string | null;
}

/** A change without its value, with the metric that grew. */
export interface LoneChange {
  readonly at: number;
  readonly metric: string;
  readonly change: Change;
}

export interface Changes {
  /** Token of a figure → the change stated beside it. */
  readonly beside: ReadonlyMap<number, Change>;
  readonly alone: readonly LoneChange[];
}

const TO_A_LEVEL = new Set(['至', '到', '达', '达到', '为', 'to', '至约', '，达', '，至', '，达到', '，为']);
/** Words directly before a level: "升至 34%", "climbed to 25 per cent". */
const LEVEL = /(?:[至到]|(?:^|\s)to) ?$/u;
/** Nouns of change that follow their number. */
const NOUN_AFTER = /^(?:增长|增幅|涨幅|降幅|增速|growth|increase|decrease|decline|drop|rise|fall|surge|jump|gain)$/iu;
const CHANGING: ReadonlySet<string> = new Set(['percent', 'points', 'multiple']);
/** Most characters between a value and the change that belongs to it. */
const FARTHEST_CHARS = 40;

/** The percentages of a sentence that are changes, including changes in percentage points. */
export function readChanges(sentence: TokenSentence): ReadChange[] {
  const reads: ReadChange[] = [];
  for (let at = sentence.from; at < sentence.to; at += 1) {
    const token = sentence.tokens[at];
    if (token?.kind !== 'quantity' || !CHANGING.has(token.of)) continue;
    const read = readChange(sentence, at, token);
    if (read !== null) reads.push({ at, ...read });
  }
  return reads;
}

/** Assigns each change to its figure. `levels` are the measured quantities of the sentence in order. */
export function assignChanges(
  sentence: TokenSentence,
  reads: readonly ReadChange[],
  levels: readonly Measured[],
): Changes {
  const beside = new Map<number, Change>();
  const alone: LoneChange[] = [];
  for (const { at, change, cue } of reads) {
    const token = sentence.tokens[at];
    if (token?.kind !== 'quantity') continue;
    if (token.of === 'points') {
      const metric = cue ?? levels.findLast((level) => level.at < at)?.metric;
      if (metric !== undefined) alone.push({ at, metric, change });
      continue;
    }
    const owner = ownerAfter(sentence, at, token, levels) ?? (cue === null ? ownerBefore(at, token, levels) : null);
    const metric =
      cue ?? levels.find((level) => level.at === owner)?.metric ?? (change.kind === 'other' ? undefined : 'growth');
    if (owner !== null && !beside.has(owner)) beside.set(owner, change);
    else if (metric !== undefined) alone.push({ at, metric, change });
  }
  return { beside, alone };
}

/** A percentage is a change if its own clause says 同比, 增长, 下降 … and no "至" makes it a level. */
function readChange(
  { source, tokens, from, to }: TokenSentence,
  at: number,
  token: QuantityToken,
): { change: Change; cue: string | null } | null {
  const edge = tokens[at - 1]?.kind === 'bound' ? (tokens[at - 1]?.start ?? token.start) : token.start;
  if (LEVEL.test(source.slice(Math.max(0, edge - 3), edge))) return null;
  let kind: Change['kind'] = 'other';
  let sign = 0;
  let found = false;
  let cue: string | null = null;
  for (let i = at - 1; i >= from; i -= 1) {
    const before = tokens[i];
    if (
      before === undefined ||
      before.kind === 'quantity' ||
      (before.kind === 'stop' && before.weight > 0.5) ||
      (before.kind === 'reach' && i === at - 1)
    )
      break;
    if (before.kind === 'cue') cue ??= growing(before.metrics);
    if (before.kind !== 'trend' || cue !== null) continue;
    found = true;
    if (before.change !== 'other') kind = before.change;
    if (sign === 0) sign = before.sign;
  }
  for (let i = at + 1; i < Math.min(to, at + 4); i += 1) {
    const after = tokens[i];
    if (after === undefined || after.kind === 'quantity' || after.kind === 'stop' || after.start - token.end > 2) break;
    if (after.kind === 'trend' && after.change !== 'other' && kind === 'other') kind = after.change;
    if (after.kind !== 'trend' || after.sign === 0 || found || !NOUN_AFTER.test(source.slice(after.start, after.end)))
      continue;
    found = true; // "18% growth in revenue"
    sign = after.sign;
    const next = tokens[i + 1];
    if (cue === null && next?.kind === 'cue') cue = growing(next.metrics);
    break;
  }
  if (!found) return null;
  if (source.charAt(token.start - 1) === '-') sign = -1;
  const percent = token.of === 'multiple' ? tidy(token.value * 100) : token.value; // "增长 1.5 倍"
  return { change: { kind, percent: sign < 0 ? -percent : percent }, cue };
}

/** The first metric of a cue that can grow. */
function growing(metrics: readonly string[]): string | null {
  return (
    metrics.find(
      (metric) => metric !== 'nothing' && metric !== 'mix' && METRICS[metric]?.accepts.some((of) => of !== 'rank'),
    ) ?? null
  );
}

/** "同比下降 10.9% 至 991 亿元". */
function ownerAfter(
  { source }: TokenSentence,
  at: number,
  token: QuantityToken,
  levels: readonly Measured[],
): number | null {
  const next = levels.find((level) => level.at > at);
  return next !== undefined && TO_A_LEVEL.has(source.slice(token.end, next.quantity.start).trim()) ? next.at : null;
}

function ownerBefore(at: number, token: QuantityToken, levels: readonly Measured[]): number | null {
  const last = levels.findLast((level) => level.at < at);
  return last !== undefined && token.start - last.quantity.end <= FARTHEST_CHARS ? last.at : null;
}
