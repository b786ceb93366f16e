/**
 * Time and memory to assemble an edition from 10,000 candidate events.
 * Baseline on the same data: `JSON.stringify` of the candidates, a lower bound for anything that reads all of them.
 * Run: npx tsc -p bench && node var/bench/bench/compose-edition.js
 */

import { DigestDefinition } from '../src/core/config/digest-definition.js';
import { assembleEdition } from '../src/core/digest/assemble-edition.js';
import type { EditionInput } from '../src/core/digest/edition/edition-input.js';
import { renderHtml } from '../src/core/digest/render/html/render-html.js';
import { renderMarkdown } from '../src/core/digest/render/render-markdown.js';
import { renderText } from '../src/core/digest/render/render-text.js';
import type { EventMember } from '../src/core/events/event-member.js';
import type { InputEvent } from '../src/core/events/input-event.js';

const EVENTS = 10_000;
const ROUNDS = 9;
const THEMES = ['strategy', 'flagship', 'core-tech', 'car', 'brand', 'channel', 'market', 'trust', 'finance', 'global'];

const SENTENCE = '小米在发布会上公布了这一代旗舰的起售价，并表示首月交付已经超过预期的 12,000 台。';

function article(event: number, place: number): EventMember {
  const theme = THEMES[event % THEMES.length] ?? 'car';
  return {
    storyId: String(event),
    articleId: `a${event}-${place}`,
    title: `第 ${event} 条：小米旗舰价格上探，${place} 号来源跟进报道交付与口碑`,
    url: `https://outlet${place}.example/2026/11/${event}.html`,
    outlet: `媒体 ${(event + place) % 60}`,
    site: `outlet${place}.example`,
    lang: 'zh',
    publishedAt: new Date(Date.UTC(2026, 10, 9 + (event % 7), place % 24)),
    role: place === 0 ? 'original' : place % 2 === 0 ? 'copy' : 'report',
    tier: event % 5 === 0 ? 1 : 2,
    text: `第 ${event} 条消息。${SENTENCE.repeat(12)}\n`.repeat(2),
    relevance: 2,
    probability: 0.5 + (event % 50) / 100,
    themes: [theme],
    themeScores: { [theme]: 0.9 },
    stance: 'neutral',
    why: { zh: '旗舰价格：“起售价”。', en: 'A flagship price.', phrases: [], claim: null, runnerUp: null },
    figures: [],
    followsId: null,
    pinGroup: null,
  };
}

function event(index: number): InputEvent {
  const lead = article(index, 0);
  return {
    id: String(index),
    storyIds: [String(index)],
    lead,
    members: [lead, ...Array.from({ length: index % 4 }, (_, place) => article(index, place + 1))],
    stance: (['supports', 'weakens', 'mixed', 'neutral'] as const)[index % 4] ?? 'neutral',
    themes: [THEMES[index % THEMES.length] ?? 'car', THEMES[(index + 3) % THEMES.length] ?? 'brand'],
    worth: index % 3 === 0 ? 'line' : 'item',
    weight: index % 100,
    kindWeight: (index % 10) / 10,
    figures: [],
    follows: null,
    answers: null,
  };
}

const input: EditionInput = {
  definition: DigestDefinition.parse({ id: 'weekly', title: '小米高端化周报' }),
  period: {
    start: '2026-11-08T16:00:00.000Z',
    end: '2026-11-15T16:00:00.000Z',
    label: '2026-W46',
    publishAt: '2026-11-16T00:00:00.000Z',
  },
  composedAt: '2026-11-16T00:00:12.000Z',
  number: 46,
  late: false,
  skippedSince: null,
  events: Array.from({ length: EVENTS }, (_, index) => event(index)),
  themes: THEMES.map((id) => ({ id, name: { zh: id, en: id } })),
  metrics: [],
  around: [],
  rivals: null,
  claims: {},
  english: null,
  previous: [],
  nearly: [],
  gaps: [],
  feedsInTrouble: [],
  quality: null,
  nextRun: '2026-11-23T00:00:00.000Z',
};

/** Median time of the rounds in milliseconds, and the result of the last one. */
function measure<Result>(task: () => Result): { ms: number; result: Result } {
  const times: number[] = [];
  let result = task();
  for (let round = 0; round < ROUNDS; round++) {
    const begin = performance.now();
    result = task();
    times.push(performance.now() - begin);
  }
  return { ms: times.sort((a, b) => a - b)[ROUNDS >> 1] ?? 0, result };
}

const cold = performance.now();
renderHtml(assembleEdition(input));
const first = performance.now() - cold;

const composed = measure(() => assembleEdition(input));
const edition = composed.result;
const page = measure(() => renderHtml(edition));
const rest = measure(() => [renderText(edition), renderMarkdown(edition), JSON.stringify(edition)]);
// Measured before the baseline, whose nine serialized copies of the input would be counted too.
const peakRssMb = Math.round(process.resourceUsage().maxRSS / 1000);
const json = measure(() => JSON.stringify(input));

const total = composed.ms + page.ms + rest.ms;
const mb = (bytes: number) => Math.round(bytes / 1e6);
console.log(
  JSON.stringify(
    {
      stories: EVENTS,
      shown: edition.items.length,
      inputMb: mb(json.result.length),
      firstComposeAndPageMs: Math.round(first),
      composeMs: Math.round(composed.ms),
      pageMs: Math.round(page.ms * 10) / 10,
      pageKb: Math.round(new TextEncoder().encode(page.result).length / 1000),
      textMarkdownJsonMs: Math.round(rest.ms * 10) / 10,
      totalMs: Math.round(total),
      jsonMs: Math.round(json.ms),
      totalAgainstJson: Math.round((100 * total) / json.ms) / 100,
      peakRssMb,
    },
    null,
    2,
  ),
);
