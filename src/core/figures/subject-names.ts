/**
 * Which names of a sentence can be what a figure measures, and which are said together?
 */
import type { NameToken, Sentence, Token } from './tokens.js';

/** Names joined so are one subject: "SU7/YU7", "小米 SU7 和小米 YU7". */
const JOINTS = new Set(['/', '、', '和', '与', '及', '&', 'and']);
/** Tokens that a joint subject may span. */
const LONGEST_JOIN = 6;

/** Whether a name can be what a figure measures: not a person, nor who only states figures. */
export function isSubject(token: Token | undefined): token is NameToken {
  return token?.kind === 'name' && token.role !== 'person' && token.role !== 'source';
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
