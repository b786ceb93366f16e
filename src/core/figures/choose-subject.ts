/**
 * What is a figure about?
 * The name that governs it in its sentence, else what the text was speaking of just before, else what the title names.
 */
import type { NameToken, Sentence, Token } from './tokens.js';

/** What the text spoke of last, or what the title names. */
export interface Topic {
  readonly name: NameToken | null;
  readonly company: NameToken | null;
}

/** Metrics of a company or one of its businesses; a product named nearby is not their subject. */
export const OF_COMPANY: ReadonlySet<string> = new Set(
  'revenue|profit|net_profit|adjusted_net_profit|gross_profit|operating_profit|loss|cash_flow|margin|net_margin|rd_spend|ai_spend|investment|ad_spend|market_cap|buyback|share_price|target_price|eps|headcount|patents'.split(
    '|',
  ),
);
/** Metrics for which China, the world or Europe are different questions. */
const OF_PLACE = new Set(['share', 'rank', 'shipments', 'sales', 'stores', 'users', 'asp', 'revenue', 'mix']);
const CHARS_PER_STEP = 20;
/** Against taking a product as the subject of a company's revenue, or a company as the subject of a price. */
const WRONG_ROLE = 2.5;
const LOOSE_ROLE = 0.8;
/** A trim or a place further away belongs to something else. */
const NEAR_CHARS = 16;

/** The subject of the quantity at `at`; '' where the text names none. */
export function chooseSubject(sentence: Sentence, at: number, metric: string, topic: Topic): string {
  const ofCompany = OF_COMPANY.has(metric);
  const name =
    fromList(sentence, at) ??
    nearest(sentence, at, ofCompany) ??
    (ofCompany ? (topic.company ?? topic.name) : topic.name);
  const owner = name?.role === 'segment' ? ownerOf(sentence, at, topic) : '';
  let subject = owner + (name?.text ?? '');
  for (const part of [
    wordBefore(sentence, at, 'trim', name),
    OF_PLACE.has(metric) ? wordBefore(sentence, at, 'place', name) : null,
  ]) {
    if (part !== null && !subject.toLowerCase().includes(part.toLowerCase())) subject = `${subject} ${part}`.trim();
  }
  return subject;
}

/** Whether a name can be what a figure measures. */
export function isSubject(token: Token | undefined): token is NameToken {
  return token?.kind === 'name' && token.role !== 'person' && token.role !== 'source';
}

function nearest({ tokens, from, to }: Sentence, at: number, ofCompany: boolean): NameToken | null {
  let best: NameToken | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  const start = tokens[at]?.start ?? 0;
  const end = tokens[at]?.end ?? 0;
  const offer = (name: NameToken, cost: number): void => {
    const total = cost + roleCost(name, ofCompany);
    if (total >= bestCost) return;
    best = name;
    bestCost = total;
  };
  let stops = 0;
  for (let i = at - 1; i >= from && stops < 12; i -= 1) {
    const token = tokens[i];
    if (token?.kind === 'stop') stops += token.weight * 0.5;
    if (isSubject(token)) offer(token, stops + (start - token.end) / CHARS_PER_STEP);
  }
  for (let i = at + 1; i < to; i += 1) {
    const token = tokens[i];
    if (token?.kind === 'quantity' || (token?.kind === 'stop' && token.weight > 0.5)) break;
    if (isSubject(token)) offer(token, token.start - end <= 2 ? 0.3 : 1.2 + (token.start - end) / CHARS_PER_STEP);
  }
  return best;
}

function roleCost(name: NameToken, ofCompany: boolean): number {
  if (ofCompany) return name.role === 'product' ? WRONG_ROLE : 0;
  return name.role === 'company' ? LOOSE_ROLE : 0;
}

/** "小米YU7、理想MEGA分别为82.8%、79.7%": the second number belongs to the second name. */
function fromList({ tokens, from }: Sentence, at: number): NameToken | null {
  const quantity = tokens[at];
  if (quantity?.kind !== 'quantity') return null;
  let place = 0;
  let each = at - 1;
  for (; each >= from && tokens[each]?.kind !== 'each'; each -= 1) {
    const token = tokens[each];
    if (token?.kind === 'quantity' && token.of === quantity.of) place += 1;
  }
  if (each < from) return null;
  const names: NameToken[] = [];
  for (let i = each - 1; i >= from; i -= 1) {
    const token = tokens[i];
    if (token?.kind === 'stop' && token.weight > 0.5) break;
    if (isSubject(token)) names.unshift(token);
  }
  return names.length > 1 ? (names[place] ?? null) : null;
}

/** A business belongs to the company named before it, else to the text's. */
function ownerOf({ tokens, from }: Sentence, at: number, topic: Topic): string {
  for (let i = at - 1; i >= from; i -= 1) {
    const token = tokens[i];
    if (token?.kind === 'name' && token.role === 'company') return token.text;
  }
  return topic.company?.text ?? '';
}

function wordBefore(
  { source, tokens, from }: Sentence,
  at: number,
  kind: 'trim' | 'place',
  name: NameToken | null,
): string | null {
  const start = tokens[at]?.start ?? 0;
  for (let i = at - 1; i >= from; i -= 1) {
    const token = tokens[i];
    if (token === undefined || token === name || start - token.end > NEAR_CHARS * (kind === 'place' ? 2 : 1))
      return null;
    if (token.kind === kind) return source.slice(token.start, token.end).trim();
    if (token.kind === 'quantity' && kind === 'trim') return null;
  }
  return null;
}
