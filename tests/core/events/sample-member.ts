/** Invented members of events for tests. */
import type { EventMember } from '../../../src/core/events/event-member.js';

let made = 0;

/** A relevant, neutral article about the car, with the given fields instead. */
export function sampleMember(fields: Partial<EventMember> = {}): EventMember {
  made += 1;
  return {
    storyId: 's1',
    articleId: `a${made}`,
    title: '小米汽车的一条消息',
    url: `https://example.com/${made}`,
    outlet: '甲报',
    site: 'example.com',
    lang: 'zh',
    publishedAt: new Date('2031-03-04T08:00:00Z'),
    role: 'report',
    tier: 2,
    text: '这是一段足够长的正文，用来说明这件事情的来龙去脉，好让编辑能够从中摘出完整的句子，而不只是一句快讯，也不只是一个标题而已。',
    relevance: 2,
    probability: 0.95,
    themes: ['car'],
    themeScores: { car: 0.9 },
    stance: 'neutral',
    why: { zh: '', en: '', phrases: [], claim: null, runnerUp: null },
    figures: [],
    followsId: null,
    pinGroup: null,
    ...fields,
  };
}
