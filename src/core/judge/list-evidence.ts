/** What speaks for or against relevance, themes and stance in an article, as named numbers? */
import type { Description, Topic } from './know-topic.js';

/** Name of a piece of evidence → how strongly it is present. */
export type Evidence = Map<string, number>;

const PRICE_STEPS = [1000, 2000, 3000, 4000, 5000, 6000, 8000, 10_000, 100_000];

/** Evidence that was thought of: rules, groups by place, roles, prices. What was not thought of is left to `listNgrams`. */
export function listEvidence(topic: Topic, description: Description, lang: string): Evidence {
  const { reading, facts } = description;
  const evidence: Evidence = new Map();
  const rule = topic.rules[description.rule];
  if (rule) {
    evidence.set(`first:${rule.id}`, 1);
    evidence.set(`verdict:${rule.verdict}`, 1);
  }
  if (description.stance) {
    evidence.set(`stance:${description.stance.id}`, 2);
    evidence.set(`stance=${description.stance.stance}`, 2);
  }
  evidence.set(`subject:${description.subject}`, 1);
  for (const { name, group } of topic.forms) {
    if ((reading.inTitle[group] ?? 0) > 0) evidence.set(`subject:${description.subject}&${name}`, 1);
  }
  if ((facts.items ?? 0) >= 3) evidence.set('manyItems', 1);
  topic.groups.forEach((group, index) => {
    const title = reading.inTitle[index] ?? 0;
    const lead = reading.inLead[index] ?? 0;
    const all = reading.inAll[index] ?? 0;
    if (title > 0) evidence.set(`title:${group}`, 1);
    if (title > 1) evidence.set(`title2:${group}`, 1);
    if (lead > 0) evidence.set(`lead:${group}`, 1);
    if (all > 0) {
      evidence.set(`text:${group}`, Math.log1p(all) / 2);
      evidence.set(`dense:${group}`, Math.min(1, (all * 100) / reading.folded.length));
    }
  });
  for (const name of ['ownShare', 'ownFirst', 'rivalFirst', 'ownPlace', 'listed', 'firstAt'])
    evidence.set(name, facts[name] ?? 0);
  for (const name of ['ownTitle', 'ownLead', 'ownAll', 'rivalTitle', 'rivalAll'])
    evidence.set(name, Math.log1p(facts[name] ?? 0) / 2);
  evidence.set('density', Math.min(1.5, facts.density ?? 0));
  if ((facts.ownTitle ?? 0) > 0) evidence.set('ownInTitle', 1);
  for (const step of PRICE_STEPS) {
    if ((facts.titlePrice ?? 0) >= step) evidence.set(`titlePrice>=${step}`, 1);
    if ((facts.listPrice ?? 0) >= step) evidence.set(`listPrice>=${step}`, 1);
  }
  if (lang === 'en') evidence.set('english', 1);
  evidence.set('length', Math.log1p(reading.folded.length) / 10);
  return evidence;
}
