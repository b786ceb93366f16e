/**
 * Decides whether a brief written by a language model may head an edition.
 * Every number and name in it must occur in what the model was given; otherwise the brief is dropped, with the reason.
 */

import { cleanLine } from '../text/clean-text.js';
import { foldText } from '../text/fold-text.js';
import { hanNames } from '../text/segment.js';
import type { Edition } from './edition/edition.js';

export type CheckedBrief = { kind: 'sound'; text: string } | { kind: 'dropped'; reason: string };

/** 150 English words or the equivalent in Chinese; anything longer is not a brief. */
const MOST_WORDS = 170;
const MOST_CHARACTERS = 320;

/** Numbers with their percent sign or 万/亿. "1,089" equals "1089", and full-width digits equal plain ones. */
function numbersIn(text: string): string[] {
  const plain = text.normalize('NFKC').replace(/(\d)[,，](?=\d{3}(?!\d))/g, '$1');
  return (plain.match(/\d+(?:\.\d+)?(?:\s*[%万亿])?/g) ?? []).map((number) => number.replace(/\s/g, ''));
}

/** Amounts in words ("三成", "两百家", "翻倍", "three million", "doubled"). A lone 一 is more often an article than a number. */
function spelledIn(text: string): string[] {
  const han =
    /翻[一两二三四]?[倍番]|(?!一[家台部款位名辆])[一二两三四五六七八九十百千零〇]+(?:成|倍|万|亿|元|辆|台|部|款|家|位|名|分之|个百分点)/g;
  const english =
    /\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|thousand|million|billion|doubled?|tripled?|twice|halved)\b/gi;
  return [...(text.match(han) ?? []), ...(text.match(english) ?? [])];
}

/** Latin words, models and abbreviations. */
const LATIN = /[A-Za-z][A-Za-z0-9+.-]*[A-Za-z0-9+]/g;
/** Words that can open an English sentence without naming anybody; any other capitalised word may be a name and must occur in the material. */
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

/** Words written like names: every Latin word in Chinese prose; in English prose, those with a capital or a digit. */
function latinNamesIn(text: string): string[] {
  const words = text.match(LATIN) ?? [];
  if (/\p{Script=Han}/u.test(text)) return words;
  return words.filter((word) => /[A-Z0-9]/.test(word) && !OPENERS.includes(word));
}

/** Titles and quotations, quoted speakers, and names that the dictionary knows. */
function hanNamesIn(text: string): string[] {
  const marked = [...text.matchAll(/[《“「『]([^》”」』]{2,40})[》”」』]/gu)].map((match) => match[1] ?? '');
  const speakers = [...text.matchAll(/(?:^|[，。；、\s])([\p{Script=Han}]{2,4})(?:表示|指出|认为|宣布|称)/gu)].map(
    (match) => match[1] ?? '',
  );
  return [...marked, ...speakers, ...hanNames(text)];
}

/** The first name that does not occur in the material. */
function strangerIn(text: string, ground: string): string | undefined {
  const words = new Set((ground.match(LATIN) ?? []).map((word) => word.toLowerCase()));
  const folded = foldText(ground).toLowerCase();
  return (
    latinNamesIn(text).find((name) => !words.has(name.toLowerCase())) ??
    hanNamesIn(text).find((name) => !folded.includes(foldText(name).toLowerCase()))
  );
}

/** What the brief may draw on: everything the edition shows, plus the stories' full texts where the caller has them. */
function groundOf(edition: Edition, texts: string[]): string {
  const shown = edition.items.flatMap(({ title, extract, figures, links }) => [
    title,
    ...extract,
    ...figures.map(({ text }) => text),
    ...links.map(({ outlet }) => outlet),
  ]);
  const counts = Object.values(edition.evidence).map(String);
  const scores = edition.scorecard.flatMap(({ name, newest, baselines }) => [
    name,
    ...[newest, ...baselines].flatMap((one) => (one === null ? [] : [one.text, one.source, one.period ?? ''])),
  ]);
  const { changes = [], rivals = [], ahead = [], against } = edition.opening ?? {};
  // Hearsay is no ground for a brief.
  const sure = ahead.filter(({ rumour }) => !rumour);
  const opening = [
    ...[...changes, ...rivals, ...sure, ...(against ? [against] : [])].map(({ text }) => text),
    ...rivals.map(({ rival }) => rival ?? ''),
    ...sure.flatMap(({ when, name }) => [when, name ?? '']),
  ];
  const { headline, digest, themeNames } = edition;
  const frame = [headline.title, ...headline.sentences, digest.title, ...Object.values(themeNames)];
  return [...shown, ...counts, ...scores, ...opening, ...frame, ...texts].join('\n');
}

/** `texts`: what the model was given besides the edition. */
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
