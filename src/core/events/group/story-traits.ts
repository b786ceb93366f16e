/**
 * What grouping reads from a story: the rare words and products that its headlines name, what happens, and at which occasion.
 */

import type { Kind } from '../../seeds/kind.js';
import type { Filer } from '../../stories/decide/create-filer.js';
import type { Signature } from '../../stories/describe/signature.js';
import type { Idf } from '../../stories/describe/story-model.js';
import { termsOf } from '../../stories/describe/terms.js';
import type { EventKinds } from '../event-kinds.js';
import { asArticle, byTime, type EventArticle } from '../event-member.js';
import { independentMembers } from '../independent-members.js';

/** What reading the traits needs. */
export interface TraitsContext {
  filer: Pick<Filer, 'describeForFiling' | 'matcher'>;
  kinds: EventKinds;
}

/** One independent article of a story. */
export interface MemberTraits {
  member: EventArticle;
  signature: Signature;
  /** Rare terms of the headline with their weights, without people. */
  anchors: ReadonlyMap<string, number>;
  /** All terms of headline and opening, with the length of that vector. */
  words: { terms: ReadonlyMap<string, number>; norm: number };
  /** Products in the headline: model names with letters. */
  models: ReadonlySet<string>;
  trims: ReadonlySet<string>;
  /** What happens beyond showing or selling a product ("record", "deny" …); empty for launches, prices and details. */
  doings: ReadonlySet<string>;
  /** Of a kind that never belongs in an edition. */
  trivial: boolean;
  /** Countries and regions in the headline. */
  places: ReadonlySet<string>;
  /** Occasions named in headline or opening. */
  occasions: ReadonlySet<string>;
  /** Launch shows named in headline or opening. */
  shows: ReadonlySet<string>;
  /** Headline and opening, folded. */
  opening: string;
  /** The headline quotes or answers somebody. */
  speaks: boolean;
  /** Milliseconds since 1970. */
  at: number;
}

/** A story ready to be grouped; without copies. */
export interface StoryTraits {
  id: string;
  members: MemberTraits[];
  pinGroup: string | null;
}

/** A term in more than about one news item in ten says too little about the subject. */
const RARE = 2.4;
/** One very rare term must not decide alone. */
const RAREST = 4.5;
const OPENING = 260;
/** Before a colon there may also stand a whole clause. */
const LONGEST_SPEAKER = 6;
/** Steps of a product on its way to buyers: one launch covers them all. */
const SHOWING = new Set([
  'launch',
  'presale',
  'sale',
  'crowdfund',
  'tease',
  'price',
  'review',
  'leak',
  'update',
  'ally',
]);
const OCCASIONS: readonly (readonly [string, RegExp])[] = [
  [
    'release',
    /(?:公布|发布|披露|交出).{0,16}(?:业绩|财报|季报|年报)|(?:业绩|财报|季报|年报)(?:显示|公告|披露)|(?:reports?|reported|posts?|posted) .{0,30}(?:results|profit|revenue)/,
  ],
  [
    'results',
    /^[^\n]*(?:财报|业绩|季报|年报|中报|earnings|results)|(?:财报|业绩)(?:电话|说明|交流|发布)?会|电话会|在[^，。,]{0,12}财报|earnings call/,
  ],
  ['show', /发布会|launch event|keynote/],
  ['meeting', /股东(?:周年)?大会|annual meeting/],
  ['fair', /车展|展会|mwc|ifa\b|ces\b|auto show|motor show/],
];
/** Doings that the matcher of stories does not tell apart. */
const FURTHER: readonly (readonly [string, RegExp])[] = [
  ['deny', /辟谣|不实|否认|谣言|澄清|并非|没有所谓|不存在|不准确|\bden(?:y|ies|ied)\b/],
  ['respond', /回怼|反驳|驳斥|答网友/],
  ['dispute', /黄牛|炒作|质疑|争议|投诉|维权|造假|乱象|controvers|complain/],
];
const PLACES =
  /欧洲|西欧|英国|德国|法国|西班牙|意大利|拉美|墨西哥|巴西|中东|东南亚|印度|印尼|非洲|日本|韩国|北美|美国|中国|全球|europe|latin america|middle east|southeast asia|india|africa|japan|china|global/g;
/** "…澎程技术发布会": the four characters that tell one show from another. */
const NAMED_SHOW = /([\u4e00-\u9fff]{4})发布会/g;
const UNNAMED = /[的在次场办行于]|今[天日晚]|[昨明][天日晚]/;
const SPEAKS = /谈|评|回应|表示|透露|回怼|称/;

function doingsOf({ title, titleActions }: Signature, kind: Kind | null): Set<string> {
  const further = FURTHER.filter(([, form]) => form.test(title)).map(([id]) => id);
  // A visit, an award, an arrival in stores: a lesser event of its own beside the product's.
  const named = kind !== null && kind.worth === 'line' && !kind.part ? [kind.id] : [];
  return new Set([...titleActions.filter((action) => !SHOWING.has(action)), ...further, ...named]);
}

/** A word seen nowhere else must not decide alone. */
const MOST_WEIGHT = 6;

function wordsOf({ title, core }: Signature, idf: Idf): MemberTraits['words'] {
  const terms = new Map<string, number>();
  for (const term of termsOf(`${title}\n${core}`)) terms.set(term, Math.min(idf(term), MOST_WEIGHT));
  let squares = 0;
  for (const weight of terms.values()) squares += weight ** 2;
  return { terms, norm: Math.sqrt(squares) };
}

const hasSpeaker = ({ speaker }: Signature): boolean => speaker !== '' && speaker.length <= LONGEST_SPEAKER;

function anchorsOf(signature: Signature, idf: Idf): Map<string, number> {
  const people = new Set(hasSpeaker(signature) ? termsOf(signature.speaker) : []);
  const anchors = new Map<string, number>();
  for (const term of termsOf(signature.title)) {
    const weight = idf(term);
    if (weight >= RARE && !people.has(term)) anchors.set(term, Math.min(weight, RAREST));
  }
  return anchors;
}

function memberTraits(member: EventArticle, { filer, kinds }: TraitsContext): MemberTraits {
  const signature = filer.describeForFiling(asArticle(member));
  const { idf } = filer.matcher;
  const kind = kinds.kindOf(member);
  const opening = `${signature.title}\n${signature.core.slice(0, OPENING)}`;
  return {
    member,
    signature,
    anchors: anchorsOf(signature, idf),
    words: wordsOf(signature, idf),
    models: new Set(signature.titleModels.filter((model) => /[a-z]/.test(model))),
    trims: new Set(signature.titleTrims),
    doings: doingsOf(signature, kind),
    trivial: kind?.worth === 'never',
    places: new Set(signature.title.match(PLACES) ?? []),
    occasions: new Set(OCCASIONS.filter(([, form]) => form.test(opening)).map(([id]) => id)),
    shows: new Set(
      [...opening.matchAll(NAMED_SHOW)].map(([, name]) => name ?? '').filter((name) => !UNNAMED.test(name)),
    ),
    opening,
    speaks: hasSpeaker(signature) || SPEAKS.test(signature.title),
    at: member.publishedAt.getTime(),
  };
}

/** Independent articles represent a story; a story of copies alone is represented by its first. */
const MOST_MEMBERS = 4;

/** A Chinese name that stands where a maker's product is named: "小米澎程". */
const AFTER_MAKER = /(?:小米|xiaomi)\s?([\u4e00-\u9fff]{2})/g;
/** A name in this many headlines of the period is a product's, not a phrase. */
const MANY = 3;

/** Names without digits that the period's headlines give to products, found where they follow the maker's name. */
export function nameProducts(stories: readonly StoryTraits[], idf: Idf): Set<string> {
  const counts = new Map<string, number>();
  for (const { members } of stories) {
    const names = new Set(
      members.flatMap(({ signature }) => [...signature.title.matchAll(AFTER_MAKER)].map(([, name]) => name ?? '')),
    );
    for (const name of names) if (idf(name) >= RARE) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count >= MANY).map(([name]) => name));
}

/** The traits of one story, given all its articles. */
export function storyTraits(id: string, all: readonly EventArticle[], context: TraitsContext): StoryTraits {
  const shown = independentMembers(all.toSorted(byTime)).slice(0, MOST_MEMBERS);
  return {
    id,
    members: shown.map((member) => memberTraits(member, context)),
    pinGroup: all.find(({ pinGroup }) => pinGroup !== null)?.pinGroup ?? null,
  };
}
