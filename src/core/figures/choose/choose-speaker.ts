/** Chooses the speaker of a figure: "据 IDC 数据", "雷军表示", "财报显示", "according to Omdia". */
import type { NameToken, Token, TokenSentence } from '../tokens/tokens.js';

/** The speaker of a sentence, as named in the text; null if none is named. */
export function chooseSpeaker({ tokens, from, to }: TokenSentence): string | null {
  for (let i = from; i < to; i += 1) {
    const token = tokens[i];
    if (token?.kind === 'per') {
      const name = firstName(tokens, i + 1, Math.min(to, i + 4));
      if (name !== null) return name.text;
    }
    if (token?.kind === 'say') {
      const name = lastName(tokens, from, i);
      if (name !== null) return name.text;
    }
  }
  return null;
}

/** "雷军：小米汽车累计交付…": the speaker that opens a title. */
export function titleSpeaker({ source, tokens }: TokenSentence): string | null {
  const name = firstName(tokens, 0, 3);
  return name !== null && name.role !== 'company' && /^\s*[：:]/u.test(source.slice(name.end, name.end + 2))
    ? name.text
    : chooseSpeaker({ source, tokens, from: 0, to: tokens.length });
}

function speaks(token: Token | undefined): token is NameToken {
  return token?.kind === 'name' && (token.role === 'person' || token.role === 'source' || token.role === 'company');
}

function firstName(tokens: readonly Token[], from: number, to: number): NameToken | null {
  for (let i = from; i < to; i += 1) {
    const token = tokens[i];
    if (speaks(token)) return token;
  }
  return null;
}

/** People take precedence over documents and events ("卢伟冰在财报会上表示"), and both over companies ("小米 CEO 雷军表示"). */
function lastName(tokens: readonly Token[], from: number, to: number): NameToken | null {
  let company: NameToken | null = null;
  let source: NameToken | null = null;
  for (let i = to - 1; i >= from; i -= 1) {
    const token = tokens[i];
    if (!speaks(token)) continue;
    if (token.role === 'person') return token;
    if (token.role === 'company') company ??= token;
    else source ??= token;
  }
  return source ?? company;
}
