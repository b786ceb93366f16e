/** Periods in the reader's language. */
import { expect, it } from 'vitest';
import { showDuration, showPeriod } from '../../../../src/core/digest/words/figure-period.js';

it('writes durations and periods for people', () => {
  expect(showDuration('27 min', 'zh-CN')).toBe('27 分钟');
  expect(showDuration('9 months', 'zh-CN')).toBe('9 个月');
  expect(showDuration('27 min', 'en')).toBe('27 min');
  expect(showDuration('一夜之间', 'zh-CN')).toBe('一夜之间');
  expect(showPeriod('2022/2026')).toBe('2022–2026');
  expect(showPeriod('2025Q1')).toBe('2025Q1');
  expect(showPeriod(null)).toBeNull();
});
