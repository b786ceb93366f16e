/** How is a stated value written in a message? */

/** "13 % (2024)", "17-18 %", "258000 units (2025-05-21)". */
export function describeFigure(figure: {
  value: number;
  high: number | null;
  unit: string;
  period: string | null;
}): string {
  const range = figure.high === null ? `${figure.value}` : `${figure.value}-${figure.high}`;
  return `${range} ${figure.unit}${figure.period === null ? '' : ` (${figure.period})`}`;
}
