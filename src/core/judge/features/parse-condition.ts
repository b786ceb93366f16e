/**
 * The condition language of codebook rules (`when` in `rules.yaml`).
 *
 *   title car|robot        a phrase of one of these groups is in the title
 *   lead car               … in the title or the lead
 *   text car               … anywhere
 *   text car >= 3          … at least this many times
 *   fact ownShare >= 0.5   a measured number (`weigh-roles.ts`, prices) is at least this large
 *   fact ownShare < 0.5    … or smaller; without a limit: at least 1
 *   no …                   negation of any of these
 */
import type { ScannedArticle } from './scan-article.js';

/** Measured numbers by name. */
export type ConditionFacts = Readonly<Record<string, number>>;
export type Condition = (scanned: ScannedArticle, facts: ConditionFacts) => boolean;

const FACT = /^fact (\w+)(?: (>=|<) ([\d.]+))?$/;
const GROUPS = /^(title|lead|text) ([\w|-]+)(?: >= (\d+))?$/;

/**
 * Parses one condition.
 * @param groupOf group number by name
 * @throws Error when the line does not parse or names an unknown group
 */
export function parseCondition(line: string, groupOf: ReadonlyMap<string, number>): Condition {
  if (line.startsWith('no ')) {
    const positive = parseCondition(line.slice(3), groupOf);
    return (scanned, facts) => !positive(scanned, facts);
  }
  const fact = FACT.exec(line);
  if (fact) return factCondition(fact[1] ?? '', fact[2] ?? '>=', fact[3] === undefined ? 1 : Number(fact[3]));
  const groups = GROUPS.exec(line);
  if (!groups) throw new Error(`cannot read the condition "${line}"`);
  const numbers = (groups[2] ?? '').split('|').map((name) => {
    const number = groupOf.get(name);
    if (number === undefined) throw new Error(`condition "${line}" names the unknown group "${name}"`);
    return number;
  });
  return groupCondition(groups[1] ?? '', numbers, Number(groups[3] ?? 1));
}

function factCondition(name: string, sign: string, limit: number): Condition {
  return (_reading, facts) => {
    const value = facts[name];
    if (value === undefined) throw new Error(`no fact is named "${name}"`);
    return sign === '<' ? value < limit : value >= limit;
  };
}

function groupCondition(place: string, groups: readonly number[], least: number): Condition {
  return ({ inTitle, inLead, inAll }) => {
    let count = 0;
    for (const group of groups) {
      const title = inTitle[group] ?? 0;
      count += place === 'title' ? title : place === 'lead' ? title + (inLead[group] ?? 0) : (inAll[group] ?? 0);
    }
    return count >= least;
  };
}
