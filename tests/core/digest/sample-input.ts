/** A made-up week with fictional outlets, enough for a full edition. */
import { DigestDefinition } from '../../../src/core/config/digest-definition.js';
import type { EditionInput } from '../../../src/core/digest/edition/edition-input.js';
import type { KeyFigure } from '../../../src/core/events/choose-key-figures.js';
import type { EventMember } from '../../../src/core/events/event-member.js';
import type { InputEvent } from '../../../src/core/events/input-event.js';
import type { Why } from '../../../src/core/model.js';
import { sampleMember } from '../events/sample-member.js';

export const THEMES: EditionInput['themes'] = [
  { id: 'strategy', name: { zh: '高端化战略与目标', en: 'Premium strategy and goals' } },
  { id: 'flagship', name: { zh: '高端产品与价格带', en: 'Flagships and price bands' } },
  { id: 'core-tech', name: { zh: '自研芯片、系统与研发', en: 'Own chips, system and R&D' } },
  { id: 'imaging-design', name: { zh: '影像、设计与材质', en: 'Imaging, design and materials' } },
  { id: 'car', name: { zh: '汽车与高端光环', en: 'Cars and the premium halo' } },
  { id: 'brand', name: { zh: '品牌心智与高端认知', en: 'Brand in the mind' } },
  { id: 'channel', name: { zh: '渠道、零售与服务', en: 'Channels, retail and service' } },
  { id: 'market', name: { zh: '市场份额与竞争', en: 'Market share and rivals' } },
  { id: 'trust', name: { zh: '争议、安全与信任', en: 'Disputes, safety and trust' } },
  { id: 'marketing', name: { zh: '营销、传播与创始人IP', en: 'Marketing and the founder' } },
  { id: 'global', name: { zh: '海外高端化', en: 'Premium abroad' } },
  { id: 'finance', name: { zh: '业绩与盈利结构', en: 'Results and profit mix' } },
];

export function makeWhy(zh: string, en: string, claim: Why['claim'] = null): Why {
  return { zh, en, phrases: [], claim, runnerUp: null };
}

let articles = 0;
export function makeMember(more: Partial<EventMember> = {}): EventMember {
  articles += 1;
  const number = String(articles).padStart(4, '0');
  return sampleMember({
    storyId: '',
    articleId: `a${number}`,
    title: '小米发布新款旗舰手机',
    url: `https://news.example/${number}`,
    outlet: '晨光数码',
    site: 'news.example',
    publishedAt: new Date('2026-11-11T02:00:00.000Z'),
    text: '',
    probability: 0.9,
    themes: ['flagship'],
    themeScores: { flagship: 0.8 },
    why: makeWhy('旗舰新品及其价位。', 'A flagship and its price band.'),
    ...more,
  });
}

export function makeFigure(more: Partial<KeyFigure> = {}): KeyFigure {
  return {
    metric: 'price',
    subject: '小米 18 Ultra',
    value: 7499,
    high: null,
    unit: 'yuan',
    bound: null,
    period: null,
    comparison: null,
    saidBy: null,
    span: { place: 'body', start: 0, end: 0 },
    quote: '',
    articleId: 'a0001',
    outlets: 1,
    ...more,
  };
}

/** An event with what its articles have in common; the first article leads. */
interface SampleEvent extends Omit<Partial<InputEvent>, 'lead' | 'members'> {
  articles?: EventMember[];
  probability?: number;
  why?: Why;
}

let events = 0;
export function makeEvent({ articles, probability = 0.9, why, ...more }: SampleEvent = {}): InputEvent {
  events += 1;
  const id = more.id ?? `s${String(events).padStart(4, '0')}`;
  const members = (articles ?? [makeMember()]).map((member) => ({
    ...member,
    storyId: id,
    probability,
    ...(why && { why }),
  }));
  const [lead = makeMember()] = members;
  return {
    id,
    storyIds: [id],
    lead,
    members,
    stance: 'neutral',
    themes: ['flagship'],
    worth: 'item',
    weight: 50,
    kindWeight: 0.6,
    figures: [],
    follows: null,
    answers: null,
    ...more,
  };
}

export function makeInput(more: Partial<EditionInput> = {}): EditionInput {
  return {
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
    events: [],
    themes: THEMES,
    metrics: [],
    claims: {},
    previous: [],
    nearly: [],
    gaps: [],
    feedsInTrouble: [],
    quality: null,
    around: [],
    rivals: null,
    english: null,
    nextRun: '2026-11-23T00:00:00.000Z',
    ...more,
  };
}
