/** Measures whether Xiaomi is the subject of an article, one of several, or mentioned in passing. */
import type { Hit } from '../../lexicon/phrase-scanner.js';
import type { ScannedArticle } from './scan-article.js';

/** Role of each phrase group, indexed by group number. */
export interface RoleTable {
  /** 1: Xiaomi by name; 2: a product or person that counts as Xiaomi's only if Xiaomi is named too. */
  own: Uint8Array;
  rival: Uint8Array;
  /** 1: a product so well known that articles leave out its maker's name. */
  signature: Uint8Array;
  /** 1: words typical of such products; without them "SU7" may be a course code. */
  field: Uint8Array;
}

/** Mentions of signature products (or one in the title) and of their typical words that together stand in for the maker's name. */
const ENOUGH_SIGNATURES = 2;
const ENOUGH_FIELD = 2;

/** Measurements of who the article is about; none is negative. */
export interface Roles {
  ownTitle: number;
  ownLead: number;
  ownAll: number;
  rivalTitle: number;
  rivalAll: number;
  /** Own mentions as a share of own and rival mentions, 0..1. */
  ownShare: number;
  /** 1 if the first name in the title is Xiaomi's, otherwise 0. */
  ownFirst: number;
  rivalFirst: number;
  /** Position of the first own name in the title, 0 (start) .. 1 (end or absent). */
  ownPlace: number;
  /** Share of own mentions that are in a list with rivals. */
  listed: number;
  /** Own mentions per 100 characters. */
  density: number;
  /** Position of the first own name in the text, 0..1. */
  firstAt: number;
}

/** Two names are in a list if only this is between them. */
const LIST_GAP = /^(?: ?(?:、|\/|，|,|和|与|及|以及|and|&|·) ?)+$/;

/** Compares mentions of Xiaomi with those of rivals. */
export function weighRoles(scanned: ScannedArticle, table: RoleTable): Roles {
  const strong = scanned.hits.some((hit) => table.own[hit.group] === 1) || standsForName(scanned, table);
  const names = scanned.hits.filter((hit) => isOwn(hit, table, strong) || table.rival[hit.group] === 1);
  const own = names.filter((hit) => isOwn(hit, table, strong));
  const inTitle = names.filter((hit) => hit.start < scanned.titleEnd);
  const ownInTitle = inTitle.filter((hit) => isOwn(hit, table, strong));
  const first = inTitle[0];
  const firstOwn = ownInTitle[0];
  const firstInText = own.find((hit) => hit.start >= scanned.leadStart);
  const length = Math.max(1, scanned.folded.length - scanned.leadStart);
  return {
    ownTitle: ownInTitle.length,
    ownLead: own.filter((hit) => hit.start >= scanned.leadStart && hit.start < scanned.leadEnd).length,
    ownAll: own.length,
    rivalTitle: inTitle.length - ownInTitle.length,
    rivalAll: names.length - own.length,
    ownShare: names.length === 0 ? 0 : own.length / names.length,
    ownFirst: first && firstOwn && first.start >= firstOwn.start ? 1 : 0,
    rivalFirst: first && (!firstOwn || first.start < firstOwn.start) ? 1 : 0,
    ownPlace: firstOwn ? firstOwn.start / Math.max(1, scanned.titleEnd) : 1,
    listed: own.length === 0 ? 0 : countListed(names, scanned.folded, table, strong) / own.length,
    density: (own.length * 100) / scanned.folded.length,
    firstAt: firstInText ? (firstInText.start - scanned.leadStart) / length : 1,
  };
}

function standsForName({ hits, titleEnd }: ScannedArticle, { signature, field }: RoleTable): boolean {
  const count = (groups: Uint8Array) => hits.reduce((sum, { group }) => sum + (groups[group] ?? 0), 0);
  const inTitle = hits.some(({ group, start }) => signature[group] === 1 && start < titleEnd);
  return (inTitle || count(signature) >= ENOUGH_SIGNATURES) && count(field) >= ENOUGH_FIELD;
}

function isOwn(hit: Hit, table: RoleTable, strong: boolean): boolean {
  const kind = table.own[hit.group];
  return kind === 1 || (kind === 2 && strong);
}

function countListed(names: readonly Hit[], folded: string, table: RoleTable, strong: boolean): number {
  let listed = 0;
  names.forEach((name, index) => {
    if (!isOwn(name, table, strong)) return;
    const before = names[index - 1];
    const after = names[index + 1];
    if (before && table.rival[before.group] === 1 && LIST_GAP.test(folded.slice(before.end, name.start))) listed += 1;
    else if (after && table.rival[after.group] === 1 && LIST_GAP.test(folded.slice(name.end, after.start))) listed += 1;
  });
  return listed;
}
