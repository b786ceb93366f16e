/**
 * Headers that say when and how to ask again, statuses, and our own User-Agent.
 */
import { describe, expect, it } from 'vitest';
import { classifyStatus } from '../../../src/core/http/http-result.js';
import {
  conditionalHeaders,
  freshMinutes,
  retryAfterMs,
  validatorsOf,
} from '../../../src/core/http/response-headers.js';
import { userAgent } from '../../../src/core/http/user-agent.js';

const NOW = Date.parse('2026-11-19T10:00:00Z');

describe('freshMinutes', () => {
  it.each<[headers: Record<string, string>, minutes: number | null]>([
    [{}, null],
    [{ 'cache-control': 'public, max-age=1800' }, 30],
    [{ 'cache-control': 'max-age="600"' }, 10],
    [{ 'cache-control': 'Max-Age=600', age: '300' }, 5],
    [{ 'cache-control': 'max-age=60', age: '3000' }, 0],
    [{ 'cache-control': 'no-cache, max-age=1800' }, 0],
    [{ 'cache-control': 'private, no-store' }, 0],
    [{ 'cache-control': 'max-age=99999999' }, 10_080],
    [{ 'cache-control': 'max-age=soon' }, null],
    [{ expires: 'Thu, 19 Nov 2026 11:00:00 GMT' }, 60],
    [{ expires: 'Thu, 19 Nov 2026 11:00:00 GMT', date: 'Thu, 19 Nov 2026 10:30:00 GMT' }, 30],
    [{ expires: 'Thu, 19 Nov 1981 08:52:00 GMT' }, 0],
    [{ expires: '0' }, 0],
    [{ expires: '-1' }, 0],
    [{ 'cache-control': 'max-age=600', expires: 'Thu, 19 Nov 2026 12:00:00 GMT' }, 10],
  ])('reads %j as %s', (headers, minutes) => {
    expect(freshMinutes(headers, NOW)).toBe(minutes);
  });
});

describe('validators', () => {
  it('are stored and sent back exactly as the server wrote them', () => {
    const kept = validatorsOf({ etag: 'W/"a b"', 'last-modified': 'Thu, 19 Nov 2026 10:00:00 +0000' });
    expect(conditionalHeaders(kept)).toEqual({
      'if-none-match': 'W/"a b"',
      'if-modified-since': 'Thu, 19 Nov 2026 10:00:00 +0000',
    });
  });

  it('are omitted if they could not be sent', () => {
    expect(validatorsOf({ etag: 'a\nb', 'last-modified': '昨天' })).toEqual({});
    expect(validatorsOf({ etag: 'x'.repeat(600) })).toEqual({});
    expect(conditionalHeaders({ etag: '' })).toEqual({});
  });
});

describe('retryAfterMs', () => {
  it.each<[header: string | undefined, ms: number | undefined]>([
    [undefined, undefined],
    ['', undefined],
    ['120', 120_000],
    [' 0 ', 0],
    ['1.5', 1500],
    ['Thu, 19 Nov 2026 10:05:00 GMT', 300_000],
    ['Thu, 19 Nov 2026 09:00:00 GMT', 0],
    ['99999999999', 604_800_000],
    ['-5', undefined],
    ['soon', undefined],
  ])('reads %j as %s', (header, ms) => {
    expect(retryAfterMs(header, NOW)).toBe(ms);
  });
});

describe('classifyStatus', () => {
  it.each<[status: number, hasRetryAfter: boolean, meaning: string]>([
    [200, false, 'ok'],
    [226, false, 'ok'],
    [304, false, 'not-modified'],
    [300, false, 'odd'],
    [301, false, 'redirect'],
    [308, false, 'redirect'],
    [401, false, 'forbidden'],
    [403, false, 'forbidden'],
    [404, false, 'not-found'],
    [410, false, 'gone'],
    [418, false, 'client-error'],
    [429, false, 'throttled'],
    [451, false, 'forbidden'],
    [500, false, 'server-error'],
    [503, false, 'server-error'],
    [503, true, 'throttled'],
    [999, false, 'odd'],
  ])('calls %i (Retry-After: %s) %s', (status, hasRetryAfter, meaning) => {
    expect(classifyStatus(status, hasRetryAfter)).toBe(meaning);
  });
});

describe('userAgent', () => {
  it('names the program and the contact', () => {
    expect(userAgent({ version: '1.2.0', contact: 'news@example.com' })).toBe(
      'halfstep/1.2.0 (scheduled news monitor; +news@example.com)',
    );
    expect(userAgent({ version: '1.2.0' })).toBe('halfstep/1.2.0 (scheduled news monitor)');
  });

  it('is a valid header whatever the contact contains', () => {
    expect(userAgent({ version: '1', contact: '张三 (x)\r\nEvil: 1' })).toMatch(/^[\x20-\x7e]+$/);
  });
});
