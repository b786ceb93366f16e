import nodeCron from 'node-cron';
import { describe, expect, it } from 'vitest';
import { isCron, readSchedule } from '../../../src/core/config/schedule.js';

describe('readSchedule', () => {
  it.each([
    ['every 30m', { kind: 'every', minutes: 30 }],
    ['every 2h', { kind: 'every', minutes: 120 }],
    ['every 1d', { kind: 'every', minutes: 1440 }],
    ['Every 5 m', { kind: 'every', minutes: 5 }],
    ['0 8 * * 1', { kind: 'cron', cron: '0 8 * * 1' }],
    ['*/15 7-22 * * MON-FRI', { kind: 'cron', cron: '*/15 7-22 * * MON-FRI' }],
  ])('reads %s', (text, rhythm) => {
    expect(readSchedule(text)).toEqual(rhythm);
  });

  it.each([
    'every 0m',
    'every 40d',
    'every day',
    'hourly',
    '',
    '0 8 * *',
    '0 25 * * *',
    '99 * * * *',
    'every 5 minutes',
  ])('refuses “%s”', (text) => {
    expect(readSchedule(text)).toBeUndefined();
  });
});

describe('isCron', () => {
  it('accepts only what the clock also understands', () => {
    const expressions = [
      '0 8 * * 1',
      '*/5 * * * *',
      '0 0 1,15 * *',
      '30 4 * * SUN',
      '0 8-20/2 * * 1-5',
      '0 9 * JAN-MAR *',
    ];
    for (const cron of expressions) {
      expect([cron, isCron(cron), nodeCron.validate(cron)]).toEqual([cron, true, true]);
    }
  });

  it.each(['@daily', '0 0 L * *', 'H * * * *', '? * * * *', '0 0 * * 1#1', '0 0 8 * * 1', '0 0 31 2 *'])(
    'refuses %s, which the two libraries read differently or which never comes',
    (cron) => {
      expect(isCron(cron)).toBe(false);
    },
  );
});
