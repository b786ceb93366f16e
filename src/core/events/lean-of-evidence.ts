/** Which way the evidence of a period leans, events weighed rather than articles counted. */
import type { Stance } from '../model.js';

/** The weaker side carries weight from this share of both sides on. */
const BOTH = 0.25;
/** Or where its strongest event weighs this much of the stronger side's strongest. */
const STRONGEST = 0.85;
/** Little takes a side below this share of the whole weight. */
const SIDED = 0.35;

/**
 * `supports` or `weakens` only where the evidence is not split; `mixed` where both sides carry weight or the strongest event is itself
 * mixed; `neutral` where little takes a side, or nothing happened.
 * @param events items and lines with their weights (`eventWorth`)
 */
export function leanOfEvidence(events: readonly { stance: Stance; weight: number }[]): Stance {
  const sum = (stance: Stance) => total(events.filter((event) => event.stance === stance));
  const top = (stance: Stance) => Math.max(0, ...events.filter((one) => one.stance === stance).map(weightOf));
  const [supports, weakens, mixed, neutral] = [sum('supports'), sum('weakens'), sum('mixed'), sum('neutral')];
  const sided = supports + weakens + mixed;
  if (sided === 0 || sided < SIDED * (sided + neutral)) return 'neutral';
  if (top('mixed') >= Math.max(top('supports'), top('weakens'), top('neutral'))) return 'mixed';
  const [up, down] = [supports + mixed / 2, weakens + mixed / 2];
  if (Math.min(up, down) >= BOTH * (up + down)) return 'mixed';
  const [high, low] = up > down ? [top('supports'), top('weakens')] : [top('weakens'), top('supports')];
  if (low > 0 && low >= STRONGEST * high) return 'mixed';
  return up > down ? 'supports' : 'weakens';
}

const weightOf = ({ weight }: { weight: number }): number => weight;

function total(events: readonly { weight: number }[]): number {
  return events.reduce((all, { weight }) => all + weight, 0);
}
