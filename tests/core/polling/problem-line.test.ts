import { describe, expect, it } from 'vitest';
import type { FeedMemory } from '../../../src/core/polling/feed-memory.js';
import { problemLine } from '../../../src/core/polling/problem-line.js';
import { ago, feedMemory, NOW, ZONE } from '../../support/feed-memory.js';

const twelveADay = {
  workdays: { days: 20, withNews: 20, perDay: 12 },
  weekends: { days: 8, withNews: 8, perDay: 12 },
};

describe('the problem line in a digest', () => {
  it.each<[string, Partial<FeedMemory>, string | null, string | null]>([
    ['nothing', {}, null, null],
    ['a slow feed, which needs no action', { state: 'slow', evidence: 'no answer within 30 s' }, null, null],
    ['a feed that is switched off', { state: 'dead', evidence: 'gone', enabled: false }, null, null],
    [
      'a silence',
      {
        state: 'quiet',
        evidence: 'normally about 12 a day, nothing for 3 days',
        rhythm: twelveADay,
        lastNewAt: ago({ days: 3, hours: 2 }),
      },
      '平时每天约 12 条，已 3 天没有新内容',
      'quiet: normally about 12 a day, nothing for 3 days',
    ],
    [
      'a page instead of a feed',
      { state: 'broken', failures: 4, lastOutcome: 'unreadable', evidence: 'a page titled “首页”' },
      '读取失败，返回的内容无法识别为订阅源',
      'broken: a page titled “首页”',
    ],
    [
      'a guard',
      { state: 'blocked', failures: 1, lastOutcome: 'forbidden', evidence: 'a.example answered 403' },
      '被拦截，网站拒绝访问（403）',
      'blocked: a.example answered 403',
    ],
    [
      'a move',
      {
        state: 'moved',
        movedTo: 'https://b.example/feed',
        movedTimes: 3,
        evidence: 'redirects permanently to https://b.example/feed',
      },
      '已永久迁至 https://b.example/feed',
      'moved: redirects permanently to https://b.example/feed',
    ],
  ])('%s', (_, change, zh, en) => {
    expect(problemLine(feedMemory(change), ZONE, NOW, 'zh-CN')).toBe(zh);
    expect(problemLine(feedMemory(change), ZONE, NOW, 'en')).toBe(en);
  });
});
