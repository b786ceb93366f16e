/**
 * Which names of a sentence can be what a figure measures, and which are said together?
 */
import type { NameToken, Sentence, Token } from '../tokens/tokens.js';

/** Names joined so are one subject: "SU7/YU7", "小米 SU7 和小米 YU7". */
const JOINTS = new Set(['/', '、', '和', '与', '及', '&', 'and']);
const YARDSTICK =
  /(?:对标|对着|瞄准|挑战|对比|看齐|媲美|比肩|叫板|超越|赶超|赶上|比|较|不输|unlike|versus|vs\.?|than) ?$/iu;
/** What such words end with: a first look that spares most names the second. */
const YARDSTICK_ENDS = new Set('标着准战比齐美肩板越超上较输 ');
/** Tokens that a joint subject may span. */
const LONGEST_JOIN = 6;

/** Whether a name can be what a figure measures: not a person, nor who only states figures. */
export function isSubject(token: Token | undefined): token is NameToken {
  return token?.kind === 'name' && token.role !== 'person' && token.role !== 'source';
}

/** "对标 iPhone", "比小米 10": a name that something is only compared with. */
export function isYardstick(source: string, { start }: NameToken): boolean {
  const last = source.charAt(start - 1);
  return YARDSTICK_ENDS.has(last) && YARDSTICK.test(source.slice(Math.max(0, start - 7), start));
}

/** The name at `index`, with the products joined to it from the left. */
export function joinNames({ source, tokens, from }: Sentence, name: NameToken, index: number): NameToken {
  if (name.role !== 'product') return name;
  let { text, start } = name;
  for (let i = index - 1; i >= Math.max(from, index - LONGEST_JOIN); i -= 1) {
    const before = tokens[i];
    if (before?.kind === 'stop') continue;
    if (before?.kind !== 'name' || before.role !== 'product') break;
    if (!JOINTS.has(source.slice(before.end, start).trim())) break;
    const brand = before.text.startsWith('小米') && text.startsWith('小米') ? '小米' : '';
    text = `${before.text}/${text.slice(brand.length).trim()}`;
    start = before.start;
  }
  return { ...name, text };
}
