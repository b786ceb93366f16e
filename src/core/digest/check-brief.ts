/**
 * May a brief that a language model wrote stand at the head of an edition?
 * Only if every number and every name in it stands in what the model was given; otherwise it is dropped, with the reason.
 */

import { cleanLine } from '../text/clean-text.js';
import { foldText } from '../text/fold-text.js';
import { hanNames } from '../text/segment.js';
import type { Edition } from './edition/edition.js';
import { storiesByRank } from './edition/keep-strongest.js';

export type CheckedBrief = { kind: 'sound'; text: string } | { kind: 'dropped'; reason: string };

/** 150 English words, or as much Chinese: longer, and it is no brief. */
const MOST_WORDS = 170;
const MOST_CHARACTERS = 320;

/** Numbers with their per cent sign or 万/亿; "1,089" and "1089" alike, full-width digits as plain ones. */
function numbersIn(text: string): string[] {
  const plain = text.normalize('NFKC').replace(/(\d)[,，](?=\d{3}(?!\d))/g, '$1');
  return (plain.match(/\d+(?:\.\d+)?(?:\s*[%万亿])?/g) ?? []).map((number) => number.replace(/\s/g, ''));
}

/** Amounts in words ("三成", "两百家", "翻倍", "three million", "doubled"); a lone 一 is an article more often than a number. */
function spelledIn(text: string): string[] {
  const han =
    /翻[一两二三四]?[倍番]|(?!一[家台部款位名辆])[一二两三四五六七八九十百千零〇]+(?:成|倍|万|亿|元|辆|台|部|款|家|位|名|分之|个百分点)/g;
  const english =
    /\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|thousand|million|billion|doubled?|tripled?|twice|halved)\b/gi;
  return [...(text.match(han) ?? []), ...(text.match(english) ?? [])];
}

/** Latin words, models and abbreviations. */
const LATIN = /[A-Za-z][A-Za-z0-9+.-]*[A-Za-z0-9+]/g;
/** Words that begin an English sentence and name nobody; any other must stand in the material, for it may be a name. */
export const OPENERS = [
  'The',
  'This',
  'These',
  'It',
  'Its',
  'In',
  'At',
  'On',
  'For',
  'With',
  'While',
  'But',
  'Still',
  'Against',
];

/** What is written like a name: in Chinese prose every Latin word, in English prose those with a capital or a digit. */
function latinNamesIn(text: string): string[] {
  const words = text.match(LATIN) ?? [];
  if (/\p{Script=Han}/u.test(text)) return words;
  return words.filter((word) => /[A-Z0-9]/.test(word) && !OPENERS.includes(word));
}

/** Things in title marks or quotes, who is made to speak, and names that the dictionary knows. */
function hanNamesIn(text: string): string[] {
  const marked = [...text.matchAll(/[《“「『]([^》”」』]{2,40})[》”」』]/gu)].map((match) => match[1] ?? '');
  const speakers = [...text.matchAll(/(?:^|[，。；、\s])([\p{Script=Han}]{2,4})(?:表示|指出|认为|宣布|称)/gu)].map(
    (match) => match[1] ?? '',
  );
  return [...marked, ...speakers, ...hanNames(text)];
}

/** The first name that the ground does not hold. */
function strangerIn(text: string, ground: string): string | undefined {
  const words = new Set((ground.match(LATIN) ?? []).map((word) => word.toLowerCase()));
  const folded = foldText(ground).toLowerCase();
  return (
    latinNamesIn(text).find((name) => !words.has(name.toLowerCase())) ??
    hanNamesIn(text).find((name) => !folded.includes(foldText(name).toLowerCase()))
  );
}

/** What the brief may draw on: everything the edition shows, and the stories' full texts where the caller has them. */
function groundOf(edition: Edition, texts: string[]): string {
  const shown = storiesByRank(edition).flatMap(({ title, extract, figures, links }) => [
    title,
    ...extract,
    ...figures,
    ...links.map(({ outlet }) => outlet),
  ]);
  const counts = Object.values(edition.evidence).map(String);
  const scores = edition.scorecard.flatMap(({ name, newest, baselines }) => [
    name,
    ...[newest, ...baselines].flatMap((one) => (one === null ? [] : [one.text, one.source, one.period ?? ''])),
  ]);
  const { headline, digest, themeNames } = edition;
  const frame = [headline.title, ...headline.sentences, digest.title, ...Object.values(themeNames)];
  return [...shown, ...counts, ...scores, ...frame, ...texts].join('\n');
}

/** `texts`: what the model was given beside the edition. */
export function checkBrief(brief: string, edition: Edition, texts: string[] = []): CheckedBrief {
  const text = cleanLine(brief);
  if (text === '') return { kind: 'dropped', reason: 'it is empty' };
  const words = text.split(/\s+/).length;
  if (words > MOST_WORDS || text.replace(/[\x20-\x7e]/g, '').length > MOST_CHARACTERS) {
    return { kind: 'dropped', reason: `it is too long (${words} words, ${text.length} characters)` };
  }
  if (/https?:|www\.|[<>[\]{}`]/i.test(text)) return { kind: 'dropped', reason: 'it holds links or markup' };
  const ground = groundOf(edition, texts);
  const known = new Set(numbersIn(ground));
  const number = numbersIn(text).find((one) => !known.has(one));
  if (number !== undefined) return { kind: 'dropped', reason: `no story holds the number ${number}` };
  const lower = ground.toLowerCase();
  const spelled = spelledIn(text).find((one) => !lower.includes(one.toLowerCase()));
  if (spelled !== undefined) return { kind: 'dropped', reason: `no story holds the amount “${spelled}”` };
  const name = strangerIn(text, ground);
  if (name !== undefined) return { kind: 'dropped', reason: `no story names “${name}”` };
  return { kind: 'sound', text };
}
