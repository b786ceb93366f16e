/** Details that narrow a subject: its owner, version, part, group and place. */
import type { NameToken, Token, TokenSentence } from '../tokens/tokens.js';

/** Characters from a trim or a place to the number; further away it belongs to something else. */
const TRIM_CHARS = 16;
const PLACE_CHARS = 32;
const PART =
  /^的([\u4e00-\u9fff]{0,10}?(?:盖|套件|轮毂|座椅|配件|保护壳|手机壳|充电桩|支架|会员|礼盒|卡钳|尾翼|选装包|礼包|摄影套装|刹车))/u;
const PART_CHARS = 20;
const GROUP_WORDS =
  '(?:女性|男性|女车主|家庭|年轻|9[05]后|00后|首购|增购|换购|新能源|苹果|iPhone|安卓|BBA|豪华品牌|性价比|AI(?:相关)?投入|线上|线下|women|female|families)(?:用户|车主|订单)?';
/** "认为小米属于高端品牌的比例", "选择小米手机的占": what people do or think. */
const SAYING =
  /((?:选择|认为|愿意|想到|考虑|购买)[^，。；]{1,16}?)的?(?:受访者|用户|消费者|人)?(?:比例|占|只有|仅有)[^，。；]{0,3}$/u;
/** "超一半用户选择 YU7 GT 42.99 万的大满配": who the half are. */
const CHOOSE = /^(?:以上)?的?(?:用户|车主|消费者|买家|订单)(?:都|均)?(?:选择|选购|选)了?\s?([^，。；】]{2,24})$/u;
const NOT_CHOSEN = /^(?:(?:小米|xiaomi)?[a-z0-9 ]+)?(?:[\d.]+\s?万?元?的)?/iu;
const GROUP = new RegExp(GROUP_WORDS, 'giu');
const GROUP_ONCE = new RegExp(GROUP_WORDS, 'iu');
const GROUP_CHARS = 26;
const CLAUSE = /[，。；,;\n]/u;
const FORMER = /[从由自]\s?$/u;

/** "中国大陆高端手机销量占比": of what the company sells there; "高端手机市场占比" would be of the market. */
const OWN_MIX = /^高端[^，。；市]{0,6}(?:[（(][^）)]{1,16}[）)])?\s?(?:的?(?:销量|出货量?|收入))?占比/u;
const OWN_MIX_CHARS = 40;

/** The owner of a business: the company before it in the sentence, else `otherwise`; '' if a place directly before it makes it a market ("全球智能手机"). */
export function ownerOf(
  { source, tokens, from, to }: TokenSentence,
  segment: NameToken,
  otherwise: NameToken | null,
): string {
  let next: Token = segment;
  let ofPlace = false;
  for (let i = indexBefore(tokens, segment.start, from, to); i >= from; i -= 1) {
    const token = tokens[i];
    if (token?.kind === 'name' && token.role === 'company') {
      return ofPlace && source.slice(token.end, next.start).trim() !== '' ? '' : token.text;
    }
    if (token?.kind === 'place' && source.slice(token.end, next.start).trim() === '') {
      ofPlace = true;
      next = token;
    }
  }
  const own = !ofPlace || OWN_MIX.test(source.slice(segment.start, segment.start + OWN_MIX_CHARS));
  return own ? (otherwise?.text ?? '') : '';
}

/** The last token of the sentence ending before `start`; -1 for names from other sentences. */
function indexBefore(tokens: readonly Token[], start: number, from: number, to: number): number {
  for (let i = to - 1; i >= from; i -= 1) if ((tokens[i]?.end ?? 0) <= start) return i;
  return -1;
}

/** The version a price belongs to: before it in its clause, or in brackets directly after it. */
export function trimOf(sentence: TokenSentence, at: number, name: NameToken | null): string | null {
  const { source, tokens } = sentence;
  const after = tokens[at + 2];
  const between = after === undefined ? '' : source.slice(tokens[at]?.end, after.start).trim();
  if (after?.kind === 'trim' && /^[（(]$/u.test(between)) return cut(source, after);
  const next = tokens[at + 1];
  if (next?.kind === 'trim' && source.slice(tokens[at]?.end, next.start) === '的') return cut(source, next); // "42.99 万的大满配"
  return wordBefore(sentence, at, 'trim', name, TRIM_CHARS);
}

/** The part a price belongs to: "4.2 万元的碳纤维前舱盖"; null if the price is the product's own. */
export function partOf({ source, tokens }: TokenSentence, at: number, metric: string): string | null {
  const end = tokens[at]?.end ?? 0;
  if (source.charAt(end) !== '的' || !metric.endsWith('price')) return null;
  return PART.exec(source.slice(end, end + PART_CHARS))?.[1] ?? null;
}

/** The group of people or goods a proportion refers to: "女性占 43%", "31% 来自 BBA"; before the number, else after it in its clause. */
export function groupOf({ source, tokens }: TokenSentence, at: number, metric: string): string | null {
  const quantity = tokens[at];
  if (quantity === undefined || metric !== 'mix') return null;
  const before =
    source
      .slice(Math.max(0, quantity.start - GROUP_CHARS), quantity.start)
      .split(CLAUSE)
      .at(-1) ?? '';
  const after = source.slice(quantity.end, quantity.end + GROUP_CHARS).split(CLAUSE)[0] ?? '';
  const chosen = CHOOSE.exec(after)?.[1]?.replace(NOT_CHOSEN, '');
  if (chosen !== undefined && chosen !== '') return `选择${chosen}的用户`;
  return SAYING.exec(before)?.[1] ?? [...before.matchAll(GROUP)].at(-1)?.[0] ?? GROUP_ONCE.exec(after)?.[0] ?? null;
}

/** The country or market of a share, rank or shipment figure. */
export function placeOf(sentence: TokenSentence, at: number, name: NameToken | null): string | null {
  return wordBefore(sentence, at, 'place', name, PLACE_CHARS);
}

function wordBefore(
  { source, tokens, from }: TokenSentence,
  at: number,
  kind: 'trim' | 'place',
  name: NameToken | null,
  reach: number,
): string | null {
  const start = tokens[at]?.start ?? 0;
  for (let i = at - 1; i >= from; i -= 1) {
    const token = tokens[i];
    if (token === undefined || token.start === name?.start || start - token.end > reach) return null;
    if (token.kind === kind) return cut(source, token);
    if (token.kind === 'quantity' && FORMER.test(source.slice(Math.max(0, token.start - 2), token.start))) continue;
    if (token.kind === 'quantity' && source.slice(token.end, start).trim() === '/') continue; // "£1,299 / €1,499"
    if (token.kind === 'quantity' || (kind === 'trim' && closes(source, token))) return null;
  }
  return null;
}

/** Whether a token ends the clause or bracket within which a trim applies. */
function closes(source: string, token: Token): boolean {
  return token.kind === 'stop' && (token.weight > 0.5 || /[）)]/u.test(source.charAt(token.start)));
}

function cut(source: string, { start, end }: Token): string {
  return source.slice(start, end).trim();
}
