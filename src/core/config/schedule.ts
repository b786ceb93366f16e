/** Schedules: a cron expression such as "0 8 * * 1", or an interval such as "every 30m". */
import { CronExpressionParser } from 'cron-parser';
import { z } from 'zod';

/** A parsed schedule. */
export type ParsedSchedule = { kind: 'cron'; cron: string } | { kind: 'every'; minutes: number };

/** Minutes in each unit of "every". */
const UNIT_MINUTES: Record<string, number> = { m: 1, h: 60, d: 1440 };

/** Any fixed instant works: it only matters whether the expression parses, and core has no clock. */
const ANY_DATE = new Date(0);

/** Parses a schedule; undefined if it is neither a five-field cron expression nor "every N m|h|d" of at most 31 days. */
export function readSchedule(text: string): ParsedSchedule | undefined {
  const every = /^every\s+(\d{1,5})\s*(m|h|d)$/i.exec(text.trim());
  if (every) {
    const minutes = Number(every[1]) * (UNIT_MINUTES[(every[2] ?? '').toLowerCase()] ?? 0);
    return minutes >= 1 && minutes <= 31 * 1440 ? { kind: 'every', minutes } : undefined;
  }
  return isCron(text) ? { kind: 'cron', cron: text.trim() } : undefined;
}

/** Whether the text has five fields that cron-parser and node-cron interpret alike: no seconds, "@daily", "L", "#", "H" or "?". */
export function isCron(text: string): boolean {
  const fields = text.trim().split(/\s+/);
  if (fields.length !== 5 || !fields.every((field) => /^[0-9a-z*,/-]+$/i.test(field))) return false;
  if (fields.some((field) => /(^|[^a-z])[lhw]($|[^a-z])/i.test(field))) return false;
  try {
    CronExpressionParser.parse(text, { currentDate: ANY_DATE, tz: 'UTC' }).next();
    return true;
  } catch {
    return false;
  }
}

const CRON_HELP = 'use five fields “minute hour day month weekday”, e.g. "0 8 * * 1" for Mondays at 08:00';

/** Schema of a cron expression. */
export const Cron = z.string().refine(isCron, {
  error: (issue) => `this is not a schedule: “${String(issue.input)}”\n${CRON_HELP}`,
});

/** Periods are cut at midnight, so a second run on the same day would have no period of its own. */
function runsOnceADay(text: string): boolean {
  if (!isCron(text)) return true;
  const { minute, hour } = CronExpressionParser.parse(text, { currentDate: ANY_DATE, tz: 'UTC' }).fields;
  return minute.values.length === 1 && hour.values.length === 1;
}

/** Schema of a digest's cron expression: at most one edition a day. */
export const DigestCron = Cron.refine(runsOnceADay, {
  error: (issue) =>
    `this runs several times a day: “${String(issue.input)}”; a digest is published at most once a day\nname one minute and one hour, e.g. "0 8 * * *" for every day at 08:00`,
});

/** Schema of a cron expression or "every 30m". */
export const Schedule = z.string().refine((text) => readSchedule(text) !== undefined, {
  error: (issue) =>
    `this is not a schedule: “${String(issue.input)}”\nwrite "every 30m", "every 2h" or "every 1d", or ${CRON_HELP}`,
});
