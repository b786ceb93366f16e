/**
 * Finds the figures an article states: numbers with metric, subject, unit, period, change and speaker, best first.
 *
 *   text ─► tokens            tokens/read-tokens      quantities, names, periods, cue words
 *        ─► sentences         tokens/tokens           each a range of tokens
 *        ─► metric            choose/choose-metric    per quantity; search-cues, metric-without-cue, qualify-metric
 *        ─► changes           choose/find-changes     percentages beside a value, or growth figures of their own
 *        ─► figure            choose/build-figure     adds choose-subject and choose-period
 *        ─► ranked figures    choose/rank-figures     duplicates merged
 *
 * The speaker (choose/choose-speaker) and the names in context (choose/subject-names) are tracked from sentence to sentence.
 */

import { beforeOf, forecastOf } from '../metrics/derived-metrics.js';
import { PLAIN } from '../metrics/metric-groups.js';
import type { ArticleText, Figure } from '../model.js';
import { buildFigure, buildGrowth, type Context, type CostedFigure } from './choose/build-figure.js';
import { chooseMetric, inheritMetric } from './choose/choose-metric.js';
import { planOf, reportingPeriod } from './choose/choose-period.js';
import { chooseSpeaker, titleSpeaker } from './choose/choose-speaker.js';
import { assignChanges, readChanges } from './choose/find-changes.js';
import type { MetricChoice } from './choose/fits-metric.js';
import { isForecast, replaces } from './choose/qualify-metric.js';
import { type FigureCandidate, rankFigures } from './choose/rank-figures.js';
import { type ContextNames, updateContextNames } from './choose/subject-names.js';
import { countsTopic, type TitleTopic, titleTopic } from './choose/title-topic.js';
import { parseDay } from './tokens/read-period.js';
import { readTokens } from './tokens/read-tokens.js';
import type { Models } from './tokens/read-unlisted.js';
import {
  groupIntoSentences,
  hasAside,
  type Measured,
  type QuantityToken,
  type TokenSentence,
} from './tokens/tokens.js';

/** Sentences from "此前报道" or "作为参考" on that count as background. */
const ASIDE_SENTENCES = 3;
const RELATED = /(?:相关阅读|延伸阅读|推荐阅读|相关报道|相关新闻|往期回顾|更多阅读)\s?[：:》】\n]/u;
/** Metrics that mean nothing without a subject. */
const NEEDS_SUBJECT = /^(?:rank|share_price|amount|count|distance|.*_growth)$/u;
/** Metrics that later sums in the text may refer back to. */
const PLEDGED = new Set(['rd_spend', 'ai_spend', 'investment']);
/** Joints of two quantities of the same kind: "6999 元和 7999 元". */
const JOINTS = new Set(['和', '与', '及', '、', 'and']);
const LONGEST_JOINT = 6;
/** Reach from a sum to its conversion in brackets. */
const CONVERSION_TOKENS = 8;
const CONVERSION_CHARS = 30;

/** All figures of title and text, best first. Spans are UTF-16 offsets into the title (`place: 'title'`) or the text. */
export function findFigures(article: ArticleText): Figure[] {
  const today = parseDay(article.date);
  const models: Models = { brands: new Map(), numbers: new Map(), last: null };
  const title = groupIntoSentences(article.title, readTokens(article.title, today, models));
  const body = withoutRelated(article.text);
  const text = groupIntoSentences(body, readTokens(body, today, models));
  const opening: Opening = {
    reporting: reportingPeriod([...title, ...text], today),
    topic: title.reduce<ContextNames>((topic, sentence) => updateContextNames(sentence, topic), {
      name: null,
      company: null,
      product: null,
    }),
    speaker: title[0] === undefined ? null : titleSpeaker(title[0]),
    spending: null,
    announced: titleTopic(title),
  };
  const told = readPart(title, 'title', opening);
  return rankFigures([...told, ...readPart(text, 'text', { ...opening, spending: spentOn(told, null) })]);
}

/** What is known before the first sentence of a part is read. */
interface Opening {
  readonly reporting: string | null;
  readonly topic: ContextNames;
  readonly speaker: string | null;
  readonly spending: string | null;
  readonly announced: TitleTopic;
}

/** The text up to a list of other articles, whose titles are full of other figures. */
function withoutRelated(text: string): string {
  const at = text.search(RELATED);
  return at < 0 ? text : text.slice(0, at);
}

function readPart(sentences: readonly TokenSentence[], place: 'title' | 'text', opening: Opening): FigureCandidate[] {
  const { reporting, announced } = opening;
  const found: FigureCandidate[] = [];
  let { topic, spending } = opening;
  let background = 0;
  for (const sentence of sentences) {
    background = hasAside(sentence) ? ASIDE_SENTENCES : background - 1;
    const context: Context = {
      place,
      reporting,
      topic,
      speaker: chooseSpeaker(sentence) ?? opening.speaker,
      announced,
    };
    const read = readSentence(sentence, context, spending);
    for (const { figure, cost } of read) found.push({ figure, cost, aside: background > 0 });
    spending = spentOn(read, spending);
    topic = updateContextNames(sentence, topic);
  }
  return found;
}

/** The metric of the latest pledged sum, which later sums may refer to: "上一次的承诺是五年 1000 亿元". */
function spentOn(read: readonly { figure: Figure }[], before: string | null): string | null {
  return read.findLast(({ figure }) => PLEDGED.has(figure.metric))?.figure.metric ?? before;
}

function readSentence(sentence: TokenSentence, context: Context, spending: string | null): CostedFigure[] {
  const reads = readChanges(sentence);
  const { metric: counted } = context.announced;
  const levels = readLevels(sentence, new Set(reads.map(({ at }) => at))).map((level) => {
    if (level.metric === 'amount' && spending !== null && planOf(sentence, level.at) !== undefined)
      return { ...level, metric: spending };
    const ofTopic = level.metric === 'count' && counted !== null && countsTopic(sentence.source, level.quantity);
    return ofTopic ? { ...level, metric: counted } : level;
  });
  const { beside, alone } = assignChanges(sentence, reads, levels);
  const built = levels.map((level) => buildFigure(sentence, level, beside.get(level.at) ?? null, context));
  for (const change of alone) {
    const growth = buildGrowth(sentence, change, context);
    if (growth !== null) built.push(growth);
  }
  return built.filter(({ figure }) => figure.subject !== '' || !NEEDS_SUBJECT.test(figure.metric));
}

/** The quantities of a sentence with a known metric, in order. `changes` are the tokens already read as changes. */
function readLevels(sentence: TokenSentence, changes: ReadonlySet<number>): Measured[] {
  const levels: Measured[] = [];
  for (let at = sentence.from; at < sentence.to; at += 1) {
    const quantity = sentence.tokens[at];
    if (quantity?.kind !== 'quantity' || changes.has(at) || isConversion(sentence, at)) continue;
    const chosen = settle(sentence, at, quantity, levels.at(-1));
    if (chosen === null || chosen.metric === 'nothing') continue;
    const metric = isForecast(sentence, at, chosen.metric) ? forecastOf(chosen.metric) : chosen.metric;
    const level = { at, quantity, metric, cost: chosen.cost };
    const former = levels.at(-1);
    if (former !== undefined && replaces(sentence, former, level)) {
      levels[levels.length - 1] = { ...former, metric: beforeOf(former.metric) };
      levels.push({ ...level, metric: former.metric });
    } else levels.push(level);
  }
  return levels;
}

/** The metric named by words; otherwise the metric of the list the quantity continues; otherwise a plain sum or count. */
function settle(
  sentence: TokenSentence,
  at: number,
  quantity: QuantityToken,
  previous: Measured | undefined,
): MetricChoice | null {
  const chosen = chooseMetric(sentence, at);
  const gap = previous === undefined ? '' : sentence.source.slice(previous.quantity.end, quantity.start);
  const joined = gap.length < LONGEST_JOINT && JOINTS.has(gap.trim());
  const stands = chosen !== null && !PLAIN.has(chosen.metric) && (!joined || chosen.cost === 0);
  return stands ? chosen : (inheritMetric(previous, quantity) ?? chosen);
}

/** "749 欧元（约合 5918 元）", "£899 (around $1,200)": the second sum only converts the first. */
function isConversion({ source, tokens }: TokenSentence, at: number): boolean {
  const quantity = tokens[at];
  if (quantity?.kind !== 'quantity' || quantity.of !== 'money') return false;
  for (let i = at - 1; i >= Math.max(0, at - CONVERSION_TOKENS); i -= 1) {
    const before = tokens[i];
    if (before?.kind !== 'quantity') continue;
    if (before.of !== 'money' || before.unit === quantity.unit || quantity.start - before.end > CONVERSION_CHARS)
      return false;
    return /[（(]/u.test(source.slice(before.end, quantity.start));
  }
  return false;
}
