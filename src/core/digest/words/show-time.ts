/** How are stretches of time written for a reader? */
import type { DigestLanguage } from '../../config/digest-definition.js';

/** Words for the units in which the seed corpus tells how long something took ("27 min", "230 d"). */
const UNITS: Record<string, string> = {
  min: '分钟',
  h: '小时',
  d: '天',
  days: '天',
  weeks: '周',
  months: '个月',
};

/** "27 min" → "27 分钟"; what has another form stays as it is. */
export function showDuration(duration: string, language: DigestLanguage): string {
  const [, count, unit] = /^(\d+) (\w+)$/.exec(duration) ?? [];
  const word = unit === undefined ? undefined : UNITS[unit];
  return language === 'zh-CN' && word !== undefined ? `${count} ${word}` : duration;
}

/** "2022/2026" → "2022–2026". */
export function showPeriod(period: string | null): string | null {
  return period?.replace('/', '–') ?? null;
}
