/**
 * Tables for people. Columns are aligned by display width; in a terminal the widest columns shrink until a row fits on a line,
 * in a pipe nothing is shortened.
 */
import { pad, shorten, textWidth } from './text-width.js';

export type Colour = 'red' | 'green' | 'yellow' | 'dim' | 'bold';

export interface Column<Row> {
  title: string;
  text: (row: Row) => string | number | null | undefined;
  align?: 'left' | 'right';
  /** Minimum width, for a column that may be shortened. */
  shrinkTo?: number;
  colour?: (row: Row) => Colour | undefined;
}

export interface TableStyle {
  /** Width of the terminal; null for no limit. */
  columns: number | null;
  colour: boolean;
}

const GAP = '  ';
const CODES: Record<Colour, number> = { red: 31, green: 32, yellow: 33, dim: 2, bold: 1 };

/** Colours the text when `on`. */
export function paint(text: string, colour: Colour | undefined, on: boolean): string {
  return on && colour !== undefined ? `\u001b[${CODES[colour]}m${text}\u001b[0m` : text;
}

/** The table as lines, without a final newline. */
export function formatTable<Row>(rows: readonly Row[], columns: readonly Column<Row>[], style: TableStyle): string {
  const cells = rows.map((row) => columns.map((column) => oneLine(column.text(row))));
  const natural = columns.map((column, index) =>
    Math.max(textWidth(column.title), ...cells.map((row) => textWidth(row[index] ?? ''))),
  );
  const widths = fitWidths(natural, columns, style.columns);
  const line = (texts: readonly string[], colours: (Colour | undefined)[]): string =>
    texts
      .map((text, index) => {
        const column = columns[index];
        const width = widths[index] ?? 0;
        const last = index === columns.length - 1 && column?.align !== 'right';
        const fitted = shorten(text, width);
        return paint(last ? fitted : pad(fitted, width, column?.align), colours[index], style.colour);
      })
      .join(GAP)
      .trimEnd();
  const head = line(
    columns.map((column) => column.title),
    columns.map(() => 'bold' as const),
  );
  const body = rows.map((row, index) =>
    line(
      cells[index] ?? [],
      columns.map((column) => column.colour?.(row)),
    ),
  );
  return [head, ...body].join('\n');
}

/** Narrows the widest shrinkable column until a row fits, or until none can shrink further. */
function fitWidths<Row>(natural: readonly number[], columns: readonly Column<Row>[], max: number | null): number[] {
  const widths = [...natural];
  if (max === null) return widths;
  const total = () => widths.reduce((sum, width) => sum + width, 0) + GAP.length * (widths.length - 1);
  while (total() > max) {
    let widest = -1;
    columns.forEach((column, index) => {
      const width = widths[index] ?? 0;
      if (column.shrinkTo === undefined || width <= Math.max(column.shrinkTo, textWidth(column.title))) return;
      if (widest === -1 || width > (widths[widest] ?? 0)) widest = index;
    });
    if (widest === -1) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

/** Removes line breaks, control characters and direction marks, which titles from feeds may contain. */
function oneLine(value: string | number | null | undefined): string {
  return String(value ?? '')
    .replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .trim();
}
