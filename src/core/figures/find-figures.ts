/**
 * Which figures does an article state?
 * Numbers with metric, subject, unit, period, change and speaker, each with the words it was read from; the best first.
 */
import type { ArticleText, Figure } from '../model.js';
import { buildFigure, buildGrowth, type Context } from './build-figure.js';
import { chooseMetric, inheritMetric } from './choose-metric.js';
import { reportingPeriod } from './choose-period.js';
import { chooseSpeaker, titleSpeaker } from './choose-speaker.js';
import type { Topic } from './choose-subject.js';
import { assignChanges, readChanges } from './find-changes.js';
import { type Candidate, rankFigures } from './rank-figures.js';
import { readTokens } from './read-tokens.js';
import { parseDay } from './resolve-period.js';
import { hasAside, splitSentences, topicOf } from './split-sentences.js';
import type { Measured, Sentence } from './tokens.js';

/** All figures of title and text, best first. Spans are UTF-16 offsets into the title (`place: 'title'`) or the text. */
export function findFigures(article: ArticleText): Figure[] {
  const today = parseDay(article.date);
  const title = splitSentences(article.title, readTokens(article.title, today));
  const text = splitSentences(article.text, readTokens(article.text, today));
  const reporting = reportingPeriod([...title, ...text]);
  const opening = topicOf(title, { name: null, company: null });
  const speaker = title[0] === undefined ? null : titleSpeaker(title[0]);
  const found = [
    ...readPart(title, 'title', opening, reporting, speaker),
    ...readPart(text, 'text', opening, reporting, speaker),
  ];
  return rankFigures(found);
}

function readPart(
  sentences: readonly Sentence[],
  place: 'title' | 'text',
  opening: Topic,
  reporting: string | null,
  titleSpeaks: string | null,
): Candidate[] {
  const found: Candidate[] = [];
  let topic = opening;
  let aside = false;
  for (const sentence of sentences) {
    const speaker = chooseSpeaker(sentence) ?? titleSpeaks;
    aside = aside || hasAside(sentence);
    found.push(...readSentence(sentence, { place, reporting, topic, speaker, aside }));
    topic = topicOf([sentence], topic);
  }
  return found;
}

function readSentence(sentence: Sentence, context: Context): Candidate[] {
  const reads = readChanges(sentence);
  const levels: Measured[] = [];
  for (let at = sentence.from; at < sentence.to; at += 1) {
    const quantity = sentence.tokens[at];
    if (quantity?.kind !== 'quantity' || reads.some((read) => read.at === at) || isConversion(sentence, at)) continue;
    const chosen = chooseMetric(sentence, at) ?? inheritMetric(levels.at(-1), quantity);
    if (chosen !== null) levels.push({ at, quantity, metric: chosen.metric, cost: chosen.cost });
  }
  const changes = assignChanges(sentence, reads, levels);
  return [
    ...levels.map((level) => ({
      figure: buildFigure(sentence, level, changes.beside.get(level.at) ?? null, context),
      cost: level.cost,
      aside: context.aside,
    })),
    ...changes.alone.flatMap(({ at, metric, change }) => {
      const figure = buildGrowth(sentence, at, metric, change, context);
      return figure === null ? [] : [{ figure, cost: 1, aside: context.aside }];
    }),
  ];
}

/** "749 欧元（约合 5918 元）", "£899 (around $1,200)": the second sum only translates the first. */
function isConversion({ source, tokens }: Sentence, at: number): boolean {
  const quantity = tokens[at];
  if (quantity?.kind !== 'quantity' || quantity.of !== 'money') return false;
  for (let i = at - 1; i >= 0 && i >= at - 8; i -= 1) {
    const before = tokens[i];
    if (before?.kind !== 'quantity') continue;
    const between = source.slice(before.end, quantity.start);
    return before.of === 'money' && before.unit !== quantity.unit && /[（(]/u.test(between) && between.length < 30;
  }
  return false;
}
