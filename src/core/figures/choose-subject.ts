/**
 * What is a figure about?
 * The name that governs it in its sentence, else what the text was speaking of just before, else what the title names.
 */
import type { NameToken, QuantityToken, Sentence, Token } from './tokens.js';

/** What the text spoke of last, or what the title names. */
export interface Topic {
  readonly name: NameToken | null;
  readonly company: NameToken | null;
  readonly product: NameToken | null;
}

/** Metrics of a company or one of its businesses; a product named nearby is not their subject. */
export const OF_COMPANY: ReadonlySet<string> = new Set(
  'revenue|profit|net_profit|adjusted_net_profit|gross_profit|operating_profit|loss|cash_flow|margin|net_margin|rd_spend|ai_spend|investment|ad_spend|market_cap|buyback|share_price|target_price|eps|headcount|patents'.split(
    '|',
  ),
);
/** Metrics for which China, the world or Europe are different questions. */
const OF_PLACE = new Set(['share', 'rank', 'shipments', 'sales', 'stores', 'users', 'asp', 'revenue', 'mix']);
/** Metrics of a product; a company named nearer is rather its maker or the speaker. */
const OF_PRODUCT = new Set(
  'price|deal_price|price_change|discount|extra_charge|orders|range|lap_time|fuel_use|residual_value|acceleration|top_speed|power|battery'.split(
    '|',
  ),
);
const CHARS_PER_STEP = 20;
/** Against taking a product as the subject of a company's revenue, or a company as the subject of a price. */
const WRONG_ROLE = 2.5;
const LOOSE_ROLE = 0.8;
const MAKER_ROLE = 2;
const ASIDE_COST = 4;
/** Half-weights of stops beyond which a name no longer governs. */
const FARTHEST = 12;
const LONGEST_JOIN = 6;
const JOINTS = new Set(['/', '、', '和', '与', '及', '&', 'and']);
/** A trim or a place further away belongs to something else. */
const TRIM_CHARS = 16;
const PLACE_CHARS = 32;

/** The subject of the quantity at `at`; '' where the text names none. */
export function chooseSubject(sentence: Sentence, at: number, metric: string, topic: Topic): string {
  const name = fromList(sentence, at) ?? nearest(sentence, at, metric) ?? fromTopic(topic, metric);
  const owner = name?.role === 'segment' ? ownerOf(sentence, at, topic) : '';
  const joint = /[a-z]$/iu.test(owner) ? ' ' : '';
  let subject = owner + joint + (name?.text ?? '');
  for (const part of [
    wordBefore(sentence, at, 'trim', name),
    OF_PLACE.has(metric) ? wordBefore(sentence, at, 'place', name) : null,
  ]) {
    if (part !== null && !subject.toLowerCase().includes(part.toLowerCase())) subject = `${subject} ${part}`.trim();
  }
  return subject;
}

function fromTopic({ name, company, product }: Topic, metric: string): NameToken | null {
  if (OF_COMPANY.has(metric)) return company ?? name;
  return OF_PRODUCT.has(metric) ? (product ?? name) : name;
}

/** Whether a name can be what a figure measures. */
export function isSubject(token: Token | undefined): token is NameToken {
  return token?.kind === 'name' && token.role !== 'person' && token.role !== 'source';
}

function nearest(sentence: Sentence, at: number, metric: string): NameToken | null {
  const quantity = sentence.tokens[at];
  if (quantity?.kind !== 'quantity') return null;
  let best: NameToken | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const { index, cost } of [...namesBefore(sentence, at), ...namesAfter(sentence, at, quantity)]) {
    const name = sentence.tokens[index];
    if (!isSubject(name)) continue;
    const total = cost + roleCost(name, metric);
    if (total >= bestCost) continue;
    best = joinNames(sentence, index);
    bestCost = total;
  }
  return best;
}

interface Near {
  readonly index: number;
  readonly cost: number;
}

function namesBefore({ source, tokens, from }: Sentence, at: number): Near[] {
  const start = tokens[at]?.start ?? 0;
  const found: Near[] = [];
  let stops = 0;
  let inDashes = false;
  for (let i = at - 1; i >= from && stops < FARTHEST; i -= 1) {
    const token = tokens[i];
    if (token?.kind === 'stop') {
      stops += token.weight * 0.5;
      if (source.charAt(token.start) === '—') inDashes = !inDashes;
    } else if (isSubject(token)) {
      // "the 17 — a rival of the Galaxy S26 — will cost": what stands between dashes is an aside.
      found.push({ index: i, cost: stops + (start - token.end) / CHARS_PER_STEP + (inDashes ? ASIDE_COST : 0) });
    }
  }
  return found;
}

function namesAfter({ source, tokens, to }: Sentence, at: number, quantity: QuantityToken): Near[] {
  for (let i = at + 1; i < to; i += 1) {
    const token = tokens[i];
    const another = token?.kind === 'quantity' && !(token.of === 'rank' && quantity.of === 'rank');
    if (another || (token?.kind === 'stop' && token.weight > 0.5)) break;
    if (!isSubject(token)) continue;
    const gap = token.start - quantity.end;
    return [
      { index: i, cost: binds(source.slice(quantity.end, token.start), quantity) ? 0.2 : 1.5 + gap / CHARS_PER_STEP },
    ];
  }
  return [];
}

/** "16,845 Model Y", "8 万台小米 YU7", "42.99 万的大满配", "排名第二的是…"; after a price alone the next item of a list stands. */
function binds(between: string, { of }: QuantityToken): boolean {
  if (of === 'rank') return between.includes('的') && between.length < 12;
  return between.length <= 2 && (of === 'count' || between.includes('的'));
}

/** "SU7/YU7", "小米 SU7 和小米 YU7": names joined so are one subject. */
export function joinNames({ source, tokens, from }: Sentence, index: number): NameToken {
  let name = tokens[index] as NameToken; // callers pass the index of a name
  let first = name;
  for (let i = index - 1; i >= Math.max(from, index - LONGEST_JOIN) && name.role === 'product'; i -= 1) {
    const before = tokens[i];
    if (before?.kind === 'stop' || before?.kind === 'say') continue;
    if (
      before?.kind !== 'name' ||
      before.role !== 'product' ||
      !JOINTS.has(source.slice(before.end, first.start).trim())
    )
      break;
    const rest = name.text.startsWith('小米') && before.text.startsWith('小米') ? name.text.slice(2).trim() : name.text;
    name = { ...name, text: `${before.text}/${rest}` };
    first = before;
  }
  return name;
}

function roleCost(name: NameToken, metric: string): number {
  if (OF_COMPANY.has(metric)) return name.role === 'product' ? WRONG_ROLE : 0;
  if (name.role === 'segment') return OF_PLACE.has(metric) && metric !== 'stores' ? 0 : LOOSE_ROLE;
  if (name.role !== 'company') return 0;
  return OF_PRODUCT.has(metric) ? MAKER_ROLE : LOOSE_ROLE;
}

/** "小米YU7、理想MEGA分别为82.8%、79.7%": the second number belongs to the second name. */
function fromList({ tokens, from }: Sentence, at: number): NameToken | null {
  const quantity = tokens[at];
  if (quantity?.kind !== 'quantity') return null;
  let place = 0;
  let each = at - 1;
  for (; each >= from && tokens[each]?.kind !== 'each'; each -= 1) {
    const token = tokens[each];
    if (token?.kind === 'stop' && token.weight > 0.5) return null;
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

/** The trim or the place that narrows a figure: before it in its clause, a trim also in brackets right after it. */
function wordBefore(
  { source, tokens, from }: Sentence,
  at: number,
  kind: 'trim' | 'place',
  name: NameToken | null,
): string | null {
  const start = tokens[at]?.start ?? 0;
  const after = tokens[at + 2];
  if (kind === 'trim' && after?.kind === 'trim' && /^[（(]$/u.test(source.slice(tokens[at]?.end, after.start).trim()))
    return cut(source, after);
  const near = kind === 'trim' ? TRIM_CHARS : PLACE_CHARS;
  for (let i = at - 1; i >= from; i -= 1) {
    const token = tokens[i];
    if (token === undefined || token === name || start - token.end > near) return null;
    if (token.kind === kind) return cut(source, token);
    const ends =
      token.kind === 'quantity' ||
      (token.kind === 'stop' && (token.weight > 0.5 || /[）)]/u.test(source.charAt(token.start))));
    if (kind === 'trim' && ends) return null;
  }
  return null;
}

function cut(source: string, { start, end }: Token): string {
  return source.slice(start, end).trim();
}
