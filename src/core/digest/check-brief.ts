/**
 * May a brief that a language model wrote stand at the head of an edition?
 * Only if every number and every name in it stands in what the model was given; otherwise it is dropped, with the reason.
 */
import { cleanLine } from './clean-text.js';
import type { Edition } from './edition.js';
import { storiesByRank } from './keep-strongest.js';

export type CheckedBrief = { kind: 'sound'; text: string } | { kind: 'dropped'; reason: string };

/** 150 English words, or as much Chinese: longer, and it is no brief. */
const MOST_WORDS = 170;
const MOST_CHARACTERS = 320;

/** Numbers with their per cent sign or 万/亿; "1,089" and "1089" alike, full-width digits as plain ones. */
function numbersIn(text: string): string[] {
  const plain = text.normalize('NFKC').replace(/(\d)[,，](?=\d{3}(?!\d))/g, '$1');
  return (plain.match(/\d+(?:\.\d+)?(?:\s*[%万亿])?/g) ?? []).map((number) => number.replace(/\s/g, ''));
}

/** Latin names and models, things in title marks or quotes, and who is made to speak. */
function namesIn(text: string): string[] {
  const latin = text.match(/[A-Za-z][A-Za-z0-9+.-]*[A-Za-z0-9+]/g) ?? [];
  const marked = [...text.matchAll(/[《“「『]([^》”」』]{2,40})[》”」』]/gu)].map((match) => match[1] ?? '');
  const speakers = [...text.matchAll(/(?:^|[，。；、\s])([\p{Script=Han}]{2,4})(?:表示|指出|认为|宣布|称)/gu)].map(
    (match) => match[1] ?? '',
  );
  return [...latin, ...marked, ...speakers];
}

/** English prose is made of words; only those that are written like names are checked. */
function looksLikeName(word: string, index: number, text: string): boolean {
  if (/\p{Script=Han}/u.test(word) || /\d/.test(word)) return true;
  if (!/^[A-Z]/.test(word)) return false;
  // The first word of a sentence has a capital anyway; a name that only ever stands there is not caught.
  const at = text.indexOf(word, index);
  return at > 0 && !/[.!?。！？]\s*$|^\s*$/.test(text.slice(0, at));
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
  return [...shown, ...counts, ...scores, edition.headline.title, ...edition.headline.sentences, ...texts].join('\n');
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
  const name = namesIn(text).find((one) => looksLikeName(one, 0, text) && !lower.includes(one.toLowerCase()));
  if (name !== undefined) return { kind: 'dropped', reason: `no story names “${name}”` };
  return { kind: 'sound', text };
}
