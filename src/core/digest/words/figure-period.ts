/** Which time does a figure speak of ("2025", "2025Q1", "2025H2", "2025-05", "2025-05-21", two of them joined by "/")? */

const LAST_MONTH: Record<string, string> = { Q1: '03', Q2: '06', Q3: '09', Q4: '12', H1: '06', H2: '12' };

/** Its last day, for sorting (months end on a 31st throughout); null where it names none. */
export function periodEnd(period: string | null): string | null {
  const last = period?.split('/').at(-1) ?? '';
  const part = /^(\d{4})-?([QH][1-4])$/.exec(last);
  if (part !== null) return `${part[1]}-${LAST_MONTH[part[2] ?? ''] ?? '12'}-31`;
  if (/^\d{4}$/.test(last)) return `${last}-12-31`;
  if (/^\d{4}-\d{2}$/.test(last)) return `${last}-31`;
  return /^\d{4}-\d{2}-\d{2}/.test(last) ? last.slice(0, 10) : null;
}

/** How long a time it is; figures that add up over time compare only within one length. */
export function periodLength(period: string | null): 'year' | 'half' | 'quarter' | 'month' | 'day' | 'span' | null {
  if (period === null) return null;
  if (period.includes('/')) return 'span';
  if (/Q[1-4]$/.test(period)) return 'quarter';
  if (/H[12]$/.test(period)) return 'half';
  return period.length === 4 ? 'year' : period.length === 7 ? 'month' : 'day';
}
