/** Every period gets exactly one edition, despite clock changes, zone changes and long downtime. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextRun } from '../../../src/core/schedule/boundaries.js';
import type { CronInZone } from '../../../src/core/schedule/cron-days.js';
import { duePeriods, periodContaining, previousPeriod } from '../../../src/core/schedule/periods.js';

const at = (iso: string) => new Date(iso);
const shanghai: CronInZone = { cron: '0 8 * * 1', zone: 'Asia/Shanghai' };
const berlin: CronInZone = { cron: '0 8 * * 1', zone: 'Europe/Berlin' };
const newYork: CronInZone = { cron: '0 8 * * 1', zone: 'America/New_York' };

// Zones that change at midnight, by half an hour, across the date line, over midnight backwards, and not at all.
const zones = [
  'Asia/Shanghai',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'America/Havana',
  'America/Sao_Paulo',
  'America/St_Johns',
  'Asia/Beirut',
  'Pacific/Apia',
  'Asia/Kolkata',
  'UTC',
];
const calendars = fc.record({
  zone: fc.constantFrom(...zones),
  cron: fc.constantFrom(
    '0 8 * * 1',
    '30 2 * * *',
    '0 0 * * *',
    '0 8 * * 1,4',
    '0 9 1 * *',
    '15 */6 * * *',
    '0 1 * * 0',
  ),
});
const instants = fc.integer({ min: Date.UTC(2005, 0, 1), max: Date.UTC(2027, 11, 31) }).map((ms) => new Date(ms));

describe('periodContaining', () => {
  it('reaches from Monday midnight to Monday midnight in the zone of the digest', () => {
    const week = periodContaining(shanghai, at('2026-11-18T10:00:00Z'));
    expect(week).toEqual({
      start: at('2026-11-15T16:00:00Z'),
      end: at('2026-11-22T16:00:00Z'),
      label: '2026-W47',
      publishAt: at('2026-11-23T00:00:00Z'),
    });
  });

  it('gives the week of a clock change 167 or 169 hours', () => {
    const hours = (calendar: CronInZone, iso: string) => {
      const { start, end } = periodContaining(calendar, at(iso));
      return (end.getTime() - start.getTime()) / 3_600_000;
    };
    expect(hours(berlin, '2026-03-25T12:00:00Z')).toBe(167);
    expect(hours(berlin, '2026-10-21T12:00:00Z')).toBe(169);
    expect(hours(newYork, '2026-03-04T12:00:00Z')).toBe(167);
    expect(hours(newYork, '2026-10-28T12:00:00Z')).toBe(169);
    expect(hours(shanghai, '2026-10-28T12:00:00Z')).toBe(168);
  });

  it('names the turn of the year by the ISO week', () => {
    expect(periodContaining(berlin, at('2027-01-01T12:00:00Z')).label).toBe('2026-W53');
    expect(periodContaining(berlin, at('2027-01-04T12:00:00Z')).label).toBe('2027-W01');
  });

  it('cuts any other cadence at the midnight of its publishing days', () => {
    const label = (cron: string) => periodContaining({ cron, zone: 'Asia/Shanghai' }, at('2026-11-13T10:00:00Z')).label;
    expect(label('0 8 * * *')).toBe('2026-11-13');
    expect(label('0 */2 * * *')).toBe('2026-11-13');
    expect(label('0 8 * * 1,4')).toBe('2026-11-12_2026-11-15');
    expect(label('30 7 1 * *')).toBe('2026-11');
    expect(label('0 18 * * 5')).toBe('2026-W47');
  });

  it('tiles time without gap or overlap in every zone and cadence', () => {
    fc.assert(
      fc.property(calendars, instants, (calendar, moment) => {
        const period = periodContaining(calendar, moment);
        expect(period.start <= moment && moment < period.end).toBe(true);
        expect(previousPeriod(calendar, period).end).toEqual(period.start);
        expect(periodContaining(calendar, period.end).start).toEqual(period.end);
        expect(periodContaining(calendar, period.start)).toEqual(period);
        expect(period.publishAt >= period.end).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});

describe('nextRun', () => {
  it('give the same instant from wherever one looks, in the repeated hour too', () => {
    const nightly = { cron: '30 1 * * *', zone: 'America/New_York' };
    const first = at('2026-11-01T05:30:00Z');
    const next = at('2026-11-02T06:30:00Z');
    expect(nextRun(nightly, at('2026-11-01T05:00:00Z'))).toEqual(first);
    for (const minute of ['05:30', '05:45', '06:00', '06:29', '06:31']) {
      expect(nextRun(nightly, at(`2026-11-01T${minute}:00Z`))).toEqual(next);
    }
  });

  it('runs once on the day whose 02:30 does not exist', () => {
    const nightly = { cron: '30 2 * * *', zone: 'Europe/Berlin' };
    expect(nextRun(nightly, at('2026-03-28T12:00:00Z'))).toEqual(at('2026-03-29T01:30:00Z'));
    expect(nextRun(nightly, at('2026-03-29T01:30:00Z'))).toEqual(at('2026-03-30T00:30:00Z'));
  });
});

describe('duePeriods', () => {
  const lastPeriodEnd = at('2026-11-08T16:00:00Z');
  const labels = (now: string, more = {}) =>
    duePeriods({ ...shanghai, lastPeriodEnd, since: lastPeriodEnd, now: at(now), ...more }).map((one) => one.label);

  it('waits for the publishing time after the period is over', () => {
    expect(labels('2026-11-15T16:00:01Z')).toEqual([]);
    expect(labels('2026-11-15T23:59:59Z')).toEqual([]);
    expect(labels('2026-11-16T00:00:00Z')).toEqual(['2026-W46']);
  });

  it('owes nothing again once the edition is recorded', () => {
    expect(labels('2026-11-16T00:00:00Z', { lastPeriodEnd: at('2026-11-15T16:00:00Z') })).toEqual([]);
  });

  it('owes one late edition for each week slept through, oldest first', () => {
    const due = duePeriods({ ...shanghai, lastPeriodEnd, since: lastPeriodEnd, now: at('2026-11-25T03:00:00Z') });
    expect(due.map(({ label, late, skippedSince }) => ({ label, late, skippedSince }))).toEqual([
      { label: '2026-W46', late: true, skippedSince: null },
      { label: '2026-W47', late: true, skippedSince: null },
    ]);
  });

  it('makes up for four weeks at most and names what it gave up', () => {
    const due = duePeriods({ ...shanghai, lastPeriodEnd, since: lastPeriodEnd, now: at('2027-03-01T00:30:00Z') });
    expect(due).toHaveLength(4);
    expect(due.map((one) => one.late)).toEqual([true, true, true, false]);
    expect(due[0]?.skippedSince).toEqual(lastPeriodEnd);
  });

  it('begins a new digest with the period in which it was set up', () => {
    const first = duePeriods({ ...shanghai, since: at('2026-11-12T00:00:00Z'), now: at('2026-11-16T00:30:00Z') });
    expect(first.map(({ label, start }) => ({ label, start }))).toEqual([{ label: '2026-W46', start: lastPeriodEnd }]);
  });

  it('owes nothing for the time before collecting began, whatever is published of it by hand', () => {
    const since = at('2026-11-12T00:00:00Z');
    const due = duePeriods({
      ...shanghai,
      since,
      lastPeriodEnd: at('2026-10-18T16:00:00Z'),
      now: at('2026-11-16T00:30:00Z'),
    });
    expect(due.map(({ label }) => label)).toEqual(['2026-W46']);
  });

  it('joins the hours left over by a change of zone to the next period', () => {
    const moved = { ...berlin, lastPeriodEnd, since: lastPeriodEnd };
    expect(duePeriods({ ...moved, now: at('2026-11-09T08:00:00Z') })).toEqual([]);
    const due = duePeriods({ ...moved, now: at('2026-11-16T08:00:00Z') });
    expect(due.map(({ start, end }) => ({ start, end }))).toEqual([
      { start: lastPeriodEnd, end: at('2026-11-15T23:00:00Z') },
    ]);
  });

  it('covers all time exactly once, however seldom and unevenly it is asked', () => {
    const sleeps = fc.array(fc.integer({ min: 1, max: 40 * 24 }), { minLength: 1, maxLength: 25 });
    fc.assert(
      fc.property(calendars, instants, sleeps, (calendar, since, hours) => {
        let now = since;
        let covered: Date | null = null;
        for (const pause of hours) {
          now = new Date(now.getTime() + pause * 3_600_000);
          for (const period of duePeriods({ ...calendar, since, lastPeriodEnd: covered, now, catchUp: 3 })) {
            if (covered !== null) expect(period.skippedSince ?? period.start).toEqual(covered);
            expect(period.start < period.end && period.publishAt <= now).toBe(true);
            covered = period.end;
          }
        }
      }),
      { numRuns: 80 },
    );
  });
});
