/** A figure's period as English readers write it. */
import { MONTH_NAMES } from '../../dates/month-names.js';

/** "2026-07" → "July 2026", "2026-07-03" → "3 July 2026", "2026Q1" → "Q1 2026", "2024/2026" → "2024–2026". */
export function englishPeriod(period: string): string {
  return period.split('/').map(onePeriod).join('–');
}

function onePeriod(period: string): string {
  const [, year, part] = /^(\d{4})-?([QH]\d)$/.exec(period) ?? [];
  if (year !== undefined) return `${part} ${year}`;
  const [, of, month, day] = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(period) ?? [];
  const name = MONTH_NAMES[Number(month) - 1];
  if (name === undefined) return period;
  return `${day === undefined ? '' : `${Number(day)} `}${name} ${of}`;
}
