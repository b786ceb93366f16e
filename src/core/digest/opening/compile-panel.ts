/** Makes the panel of rivals ready for reading: patterns compiled, headlines brought to the spelling that they expect. */
import { anyPattern } from '../../seeds/pattern.js';
import type { MoveKind, Rival, RivalPanel } from '../../seeds/rival-panel.js';
import { escapePattern } from '../../text/escape-pattern.js';
import { foldAligned } from '../../text/fold-text.js';
import { foldTight } from './headline-text.js';

/** A rival with compiled patterns. */
export interface CompiledRival {
  id: string;
  name: Rival['name'];
  kind: Rival['kind'];
  from: number;
  whole: boolean;
  alias: RegExp;
  not: RegExp | null;
  lines: RegExp;
  basic: RegExp | null;
}

export interface CompiledMove {
  id: MoveKind;
  words: RegExp;
  none: RegExp | null;
  clearest: RegExp | null;
  needs: readonly string[];
  least: number;
  weight: number;
}

export interface CompiledPanel {
  own: Pick<CompiledRival, 'name' | 'alias' | 'not' | 'basic' | 'lines'>;
  rivals: readonly CompiledRival[];
  /** Any alias of any rival: tells quickly that a headline names none. */
  anyRival: RegExp;
  houses: RegExp | null;
  markets: RegExp | null;
  nouns: Record<Rival['kind'], RegExp | null>;
  moves: readonly CompiledMove[];
  rumours: RegExp;
  never: RegExp;
  coming: Record<'verbs' | 'ahead' | 'stands' | 'sure' | 'none' | 'never' | 'rules' | 'occasions', RegExp>;
}

/** A pattern that never matches. */
const NOTHING = /(?!)/u;

/** Characters whose folding changes no meaning in a pattern. */
const FOLDABLE = /[\p{Script=Han}，：；]+/gu;

/** Headlines are folded before they are read, and so are the patterns. */
const either = (patterns: readonly string[]): RegExp | null =>
  anyPattern(
    patterns.map((one) => one.replace(FOLDABLE, foldAligned)),
    'u',
  );

const anyOf = (patterns: readonly string[]): RegExp => either(patterns) ?? NOTHING;

/** An alias as a pattern: spaces beside Chinese are gone from headlines, and Latin words stand alone. */
function aliasPattern(alias: string): string {
  const word = escapePattern(foldTight(alias));
  const before = /^[a-z0-9]/.test(word) ? '(?<![a-z0-9])' : '';
  const after = /[a-z]$/.test(word) && /^[a-z]/.test(word) ? '(?![a-z])' : '';
  return `${before}${word}${after}`;
}

/** The panel with its patterns compiled. */
export function compilePanel(panel: RivalPanel): CompiledPanel {
  const aliases = (words: readonly string[]) => anyOf(words.map(aliasPattern));
  const { own, coming } = panel;
  return {
    own: {
      name: own.name,
      alias: aliases(own.aliases),
      not: either(own.not),
      basic: either(own.basic),
      lines: anyOf(own.lines),
    },
    rivals: panel.rivals.map((one) => ({
      id: one.id,
      name: one.name,
      kind: one.kind,
      from: one.from,
      whole: one.whole,
      alias: aliases(one.aliases),
      not: either(one.not),
      lines: anyOf(one.lines),
      basic: either(one.basic),
    })),
    anyRival: aliases(panel.rivals.flatMap((one) => one.aliases)),
    houses: either(panel.houses),
    markets: either(panel.markets),
    nouns: { phone: either(panel.nouns.phone), car: either(panel.nouns.car) },
    moves: panel.moves.map(({ id, words, none, clearest, needs, least, weight }) => ({
      id,
      words: anyOf(words),
      none: either(none),
      clearest: either(clearest),
      needs,
      least,
      weight,
    })),
    rumours: anyOf(panel.rumours),
    never: anyOf(panel.never),
    coming: {
      verbs: anyOf(coming.verbs),
      ahead: anyOf(coming.ahead),
      stands: anyOf(coming.stands),
      sure: anyOf(coming.sure),
      none: anyOf(coming.none),
      never: anyOf(coming.never),
      rules: anyOf(coming.rules),
      occasions: anyOf(coming.occasions),
    },
  };
}

/** The rival that a headline is about. */
export interface NamedRival {
  rival: CompiledRival;
  /** Where its name stands. */
  at: number;
  /** The premium line that the headline names. */
  line: string | null;
}

/** A headline that names more rivals than this is a list. */
const MOST_NAMED = 2;

/** The line without the brand and words such as 全新: "问界m9" and "全新一代m9" are one. */
function lineKey({ lines, alias }: CompiledRival, headline: string): string | null {
  const line = lines.exec(headline)?.[0];
  if (line === undefined) return null;
  const latin = line.replace(/[\s\p{Script=Han}]/gu, '');
  const bare = latin.replace(alias, '');
  return (/[a-z]/.test(bare) ? bare : latin) || line;
}

/** The rival that a headline is about, with the premium line it names; null if none, several, or only in another meaning. */
export function rivalOf(headline: string, panel: CompiledPanel): NamedRival | null {
  if (!panel.anyRival.test(headline)) return null;
  const named = panel.rivals
    .map((rival) => ({ rival, at: rival.not?.test(headline) ? -1 : headline.search(rival.alias) }))
    .filter(({ at }) => at >= 0)
    .map(({ rival, at }) => ({ rival, at, line: lineKey(rival, headline) }));
  // A named premium line says whose product it is ("华为余承东：问界 M9 …"); otherwise the first name is the subject.
  named.sort((a, b) => Number(b.line !== null) - Number(a.line !== null) || a.at - b.at);
  return named.length > MOST_NAMED ? null : (named[0] ?? null);
}
