/** Evidence: the hand-designed features of an article. N-grams (`list-ngrams.ts`) cover what nobody thought of. */
import type { CompiledLexicon, Description } from './compile-lexicon.js';
import type { ScannedArticle } from './scan-article.js';

/** Feature name → value. */
export type NamedFeatures = Map<string, number>;

/** Puts evidence on the scale of n-grams, so that the L2 penalty treats both alike. */
const SCALE = 0.3;
/** The first matching rule is strong but brittle: its author had read the labels. */
const RULE_SCALE = 0.12;
/** The rule's verdict carries the codebook itself and also works for rules that few labelled articles met. */
const VERDICT_SCALE = 0.4;
/** Stance rules say little about relevance. */
const STANCE_SCALE = 0.2;

const PRICE_STEPS = [1000, 2000, 3000, 4000, 5000, 6000, 8000, 10_000, 100_000];
const SHARES = ['ownShare', 'ownFirst', 'rivalFirst', 'ownPlace', 'listed', 'firstAt'];
const COUNTS = ['ownTitle', 'ownLead', 'ownAll', 'rivalTitle', 'rivalAll'];

/** Lists rules, phrase groups by position, roles and prices as named features. */
export function listEvidence(compiled: CompiledLexicon, description: Description): NamedFeatures {
  const evidence: NamedFeatures = new Map();
  addRules(compiled, description, evidence);
  addGroups(compiled, description.scanned, evidence);
  addFacts(description, evidence);
  return evidence;
}

function addRules(
  compiled: CompiledLexicon,
  { rule, stance, subject, scanned }: Description,
  evidence: NamedFeatures,
): void {
  const first = compiled.rules[rule];
  if (first) {
    evidence.set(`first:${first.id}`, RULE_SCALE);
    evidence.set(`verdict:${first.verdict}`, VERDICT_SCALE);
  }
  if (stance) {
    evidence.set(`stance:${stance.id}`, STANCE_SCALE);
    evidence.set(`stance=${stance.stance}`, STANCE_SCALE);
  }
  evidence.set(`subject:${subject}`, SCALE);
  for (const { name, group } of compiled.forms) {
    if ((scanned.inTitle[group] ?? 0) > 0) evidence.set(`subject:${subject}&${name}`, SCALE);
  }
}

function addGroups(
  compiled: CompiledLexicon,
  { inTitle, inLead, inAll, folded }: ScannedArticle,
  evidence: NamedFeatures,
): void {
  for (const [group, names] of compiled.evidenceNames.entries()) {
    const all = inAll[group] ?? 0;
    if (all === 0) continue;
    const title = inTitle[group] ?? 0;
    if (title > 0) evidence.set(names.title, SCALE);
    if (title > 1) evidence.set(names.title2, SCALE);
    if ((inLead[group] ?? 0) > 0) evidence.set(names.lead, SCALE);
    evidence.set(names.text, (SCALE * Math.log1p(all)) / 2);
    evidence.set(names.dense, SCALE * Math.min(1, (all * 100) / folded.length));
  }
}

function addFacts({ facts, scanned }: Description, evidence: NamedFeatures): void {
  for (const name of SHARES) evidence.set(name, SCALE * (facts[name] ?? 0));
  for (const name of COUNTS) evidence.set(name, (SCALE * Math.log1p(facts[name] ?? 0)) / 2);
  evidence.set('density', SCALE * Math.min(1.5, facts.density ?? 0));
  if ((facts.items ?? 0) >= 3) evidence.set('manyItems', SCALE);
  if ((facts.ownTitle ?? 0) > 0) evidence.set('ownInTitle', SCALE);
  for (const step of PRICE_STEPS) {
    if ((facts.titlePrice ?? 0) >= step) evidence.set(`titlePrice>=${step}`, SCALE);
    if ((facts.listPrice ?? 0) >= step) evidence.set(`listPrice>=${step}`, SCALE);
  }
  if (scanned.latin) evidence.set('latin', SCALE);
  evidence.set('length', (SCALE * Math.log1p(scanned.folded.length)) / 10);
}
