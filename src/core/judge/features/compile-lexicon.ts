/** Compiles the vocabulary of `seeds/`: phrase groups become numbers, rules become functions. */
import type { CodebookRule, Lexicon, StanceRule } from '../../lexicon/lexicon.js';
import { PhraseScanner } from '../../lexicon/phrase-scanner.js';
import { type Condition, type ConditionFacts, parseCondition } from './parse-condition.js';
import { readPrices } from './read-prices.js';
import { type ScannedArticle, scanArticle } from './scan-article.js';
import type { ThemeGroups } from './theme-features.js';
import { type RoleTable, weighRoles } from './weigh-roles.js';

/** Roles of `entities.yaml` that identify Xiaomi without doubt. */
const STRONG = new Set([
  'own',
  'founder',
  'chief',
  'value-brand',
  'chip',
  'os',
  'home-brand',
  'home-person',
  'car-person',
  'own-person',
]);
/** Roles that count as Xiaomi's only if Xiaomi is named too, since models and products have namesakes. */
const WEAK = new Set([
  'car',
  'flagship-phone',
  'mix-phone',
  'ultra-phone',
  't-phone',
  'ai',
  'ai-person',
  'robot',
  'wearable',
  'computer',
  'value-person',
]);
/** Groups with the typical words around names of the role `signature`. */
const FIELD = new Set(['car-word', 'car-order', 'car-spec', 'ai-claim', 'ai-plan']);
/** Number of characters of the text that are searched for a list price. */
const PRICE_CHARS = 400;

/** A scanned article with its measurements and the codebook rules that apply to it. */
export interface Description {
  scanned: ScannedArticle;
  facts: ConditionFacts;
  /** Index of the first rule that holds. */
  rule: number;
  /** What the title is about, by the `subjects` of `rules.yaml`; '' if none matches. */
  subject: string;
  /** The first stance rule that holds. */
  stance: StanceRule | undefined;
}

/** Per rule, the conditions that must all hold. */
type Rules = readonly (readonly Condition[])[];

/** Feature names of one phrase group. */
export type EvidenceNames = Record<'title' | 'title2' | 'lead' | 'text' | 'dense', string>;

/** The compiled vocabulary; a phrase group's number is its index in `groups`. */
export interface CompiledLexicon {
  groups: readonly string[];
  rules: readonly CodebookRule[];
  /** Groups that indicate an article's form, such as a launch or a review. */
  forms: readonly { name: string; group: number }[];
  /** Groups to quote as the reason for an article: names with what they stand for, and words that say what happened. */
  named: readonly { group: number; zh: string; en: string }[];
  telling: readonly number[];
  themes: readonly ThemeGroups[];
  /** Feature names per group, built once because they are needed for every article. */
  evidenceNames: readonly EvidenceNames[];
  describe(title: string, text: string): Description;
}

/**
 * Compiles names, phrases, rules and themes.
 * @throws Error when a phrase or condition does not parse, or a rule names an unknown group
 */
export function compileLexicon(lexicon: Lexicon): CompiledLexicon {
  const phrases = new Map<string, string[]>();
  for (const entity of lexicon.entities)
    phrases.set(entity.role, [...(phrases.get(entity.role) ?? []), ...entity.names]);
  for (const [name, list] of Object.entries(lexicon.groups)) phrases.set(name, [...(phrases.get(name) ?? []), ...list]);
  const groups = [...phrases.keys()];
  const scanner = new PhraseScanner([...phrases.values()]);
  const groupOf = new Map(groups.map((name, index) => [name, index]));
  const table: RoleTable = {
    own: Uint8Array.from(groups, (name) => (STRONG.has(name) ? 1 : WEAK.has(name) ? 2 : 0)),
    rival: Uint8Array.from(groups, (name) => (name.startsWith('rival-') ? 1 : 0)),
    signature: Uint8Array.from(groups, (name) => (name === 'signature' ? 1 : 0)),
    field: Uint8Array.from(groups, (name) => (FIELD.has(name) ? 1 : 0)),
  };
  const conditions = lexicon.rules.map((rule) => rule.when.map((line) => parseCondition(line, groupOf)));
  const subjects = lexicon.subjects.map(({ when }) => when.map((line) => parseCondition(line, groupOf)));
  const stances = lexicon.stances.map(({ when }) => when.map((line) => parseCondition(line, groupOf)));
  const numberOf = (name: string): number => {
    const group = groupOf.get(name);
    if (group === undefined) throw new Error(`rules.yaml names the unknown group "${name}"`);
    return group;
  };
  const forms = lexicon.forms.map((name) => ({ name, group: numberOf(name) }));
  const themes = Object.entries(lexicon.themes).map(([id, { heads, words }]) => ({
    id,
    heads: heads.map(numberOf),
    words: words.map(numberOf),
  }));
  return {
    groups,
    rules: lexicon.rules,
    forms,
    named: lexicon.named.map(({ role, zh, en }) => ({ group: numberOf(role), zh, en })),
    telling: lexicon.telling.map(numberOf),
    themes,
    evidenceNames: groups.map((group) => ({
      title: `title:${group}`,
      title2: `title2:${group}`,
      lead: `lead:${group}`,
      text: `text:${group}`,
      dense: `dense:${group}`,
    })),
    describe(title, text) {
      const scanned = scanArticle(title, text, scanner, groups.length);
      const facts = measure(scanned, table);
      const firstOf = (rules: Rules) => rules.findIndex((all) => all.every((holds) => holds(scanned, facts)));
      const rule = firstOf(conditions);
      const subject = lexicon.subjects[firstOf(subjects)]?.id ?? '';
      const stance = lexicon.stances[firstOf(stances)];
      return { scanned, facts, subject, stance, rule: rule < 0 ? lexicon.rules.length - 1 : rule };
    },
  };
}

function measure(scanned: ScannedArticle, table: RoleTable): ConditionFacts {
  const { folded, titleEnd, leadStart } = scanned;
  const prices = readPrices(folded.slice(0, titleEnd), folded.slice(leadStart, leadStart + PRICE_CHARS));
  return {
    ...weighRoles(scanned, table),
    titlePrice: prices.title,
    listPrice: prices.list,
    items: countItems(folded.slice(0, titleEnd)),
    one: 1,
  };
}

/** Number of news items in a round-up title such as "A；B；C". */
function countItems(title: string): number {
  return 1 + (title.match(/[；;]|(?<=[^\d\s])\/(?=[^\d\sa-z])| [|｜] /g)?.length ?? 0);
}
