/** Placeholders for dates in the sample texts, resolved relative to the day of the run. */

/** China has a single time zone without daylight saving time. */
const SHANGHAI_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];
const QUARTERS = [
  { zh: '第一季度', en: 'first quarter' },
  { zh: '第二季度', en: 'second quarter' },
  { zh: '第三季度', en: 'third quarter' },
  { zh: '第四季度', en: 'fourth quarter' },
];

/** "2d 09:30" (Shanghai time, days before `now`) as an instant; at the latest twenty minutes before `now`. */
export function sampleInstant(at: string, now: Date): Date {
  const days = Number(at.slice(0, 1));
  const [hours = 0, minutes = 0] = at.slice(3).split(':').map(Number);
  const midnight = Math.floor((now.getTime() + SHANGHAI_MS) / DAY_MS) * DAY_MS - SHANGHAI_MS;
  const instant = midnight - days * DAY_MS + (hours * 60 + minutes) * 60_000;
  return new Date(Math.min(instant, now.getTime() - 20 * 60_000));
}

/**
 * Fills `{{date-2d}}` (11月18日), `{{month-1}}` (10月), `{{quarter}}` (the last complete one, 2026年第三季度) and
 * `{{q}}` (第三季度); with the prefix `en:`, the same in English (18 November, October, third quarter of 2026).
 * @throws Error for an unknown placeholder
 */
export function fillPlaceholders(text: string, now: Date): string {
  return text.replace(/\{\{(en:)?([^}]+)\}\}/g, (whole, english: string | undefined, name: string) => {
    const words = wordsFor(name, now);
    if (words === null) throw new Error(`The sample site has no placeholder ${whole}`);
    return english === undefined ? words.zh : words.en;
  });
}

function wordsFor(name: string, now: Date): { zh: string; en: string } | null {
  const today = new Date(now.getTime() + SHANGHAI_MS);
  const back = /^date-([0-9])d$/.exec(name)?.[1];
  if (back !== undefined) return dayWords(new Date(today.getTime() - Number(back) * DAY_MS));
  if (name === 'month-1') return monthWords((today.getUTCMonth() + 11) % 12);
  if (name !== 'quarter' && name !== 'q') return null;
  const running = Math.floor(today.getUTCMonth() / 3);
  const year = running === 0 ? today.getUTCFullYear() - 1 : today.getUTCFullYear();
  const quarter = QUARTERS[(running + 3) % 4];
  if (quarter === undefined) return null;
  return name === 'q' ? quarter : { zh: `${year}年${quarter.zh}`, en: `${quarter.en} of ${year}` };
}

function dayWords(day: Date): { zh: string; en: string } {
  const month = day.getUTCMonth();
  return { zh: `${month + 1}月${day.getUTCDate()}日`, en: `${day.getUTCDate()} ${MONTHS[month]}` };
}

function monthWords(month: number): { zh: string; en: string } {
  return { zh: `${month + 1}月`, en: MONTHS[month] ?? '' };
}
