/** How long the period of a figure is. */

/** The length of a period ("2025", "2025Q1", "2025-05"). Figures that accumulate over time are comparable only within one length. */
export function periodLength(period: string | null): 'year' | 'half' | 'quarter' | 'month' | 'day' | 'span' | null {
  if (period === null) return null;
  if (period.includes('/')) return 'span';
  if (/Q[1-4]$/.test(period)) return 'quarter';
  if (/H[12]$/.test(period)) return 'half';
  return period.length === 4 ? 'year' : period.length === 7 ? 'month' : 'day';
}
