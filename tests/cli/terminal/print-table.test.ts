import { describe, expect, it } from 'vitest';
import { type Column, formatTable } from '../../../src/cli/terminal/print-table.js';
import { pad, shorten, textWidth } from '../../../src/cli/terminal/text-width.js';

describe('textWidth', () => {
  it.each([
    ['abc', 3],
    ['小米', 4],
    ['SU7 Ultra（量产版）', 19],
    ['，。！', 6],
    ['ｆｕｌｌ', 8],
    ['한국', 4],
    ['カタカナ', 8],
    ['ｶﾅ', 2],
    ['é', 1],
    ['e\u0301', 1],
    ['🚗', 2],
    ['👩‍👩‍👧', 2],
    ['“…”—', 4],
    ['', 0],
  ])('of %s is %i', (text, width) => {
    expect(textWidth(text)).toBe(width);
  });
});

describe('shorten', () => {
  it('keeps to the limit, never splits a character, and marks the cut', () => {
    for (let most = 1; most < 14; most++) {
      const short = shorten('小米17👩‍👩‍👧Ultra', most);
      expect(textWidth(short)).toBeLessThanOrEqual(most);
      expect('小米17👩‍👩‍👧Ultra…').toContain(short.replace('…', ''));
    }
    expect(shorten('小米汽车', 5)).toBe('小米…');
    expect(shorten('小米', 4)).toBe('小米');
  });
});

describe('pad', () => {
  it('pads by display width, on either side', () => {
    expect(pad('小米', 6)).toBe('小米  ');
    expect(pad('小米', 6, 'right')).toBe('  小米');
  });
});

interface Row {
  name: string;
  count: number | null;
  title: string;
}
const columns: Column<Row>[] = [
  { title: 'Name', text: (row) => row.name },
  { title: 'Count', text: (row) => row.count, align: 'right' },
  { title: 'Title', text: (row) => row.title, shrinkTo: 8 },
];
const rows: Row[] = [
  { name: 'IT之家', count: 5, title: '小米发布新旗舰手机' },
  { name: 'Electrek', count: 1234, title: 'A car' },
  { name: '虎嗅', count: null, title: '一句话\n两行\u202e\u0007' },
];

describe('formatTable', () => {
  it('aligns columns with Chinese text', () => {
    expect(formatTable(rows, columns, { columns: null, colour: false }).split('\n')).toEqual([
      'Name      Count  Title',
      'IT之家        5  小米发布新旗舰手机',
      'Electrek   1234  A car',
      '虎嗅             一句话 两行',
    ]);
  });

  it('shortens shrinkable columns in a terminal, and nothing in a pipe', () => {
    const fitted = formatTable(rows, columns, { columns: 30, colour: false }).split('\n');
    for (const line of fitted) expect(textWidth(line)).toBeLessThanOrEqual(30);
    expect(fitted[1]).toBe('IT之家        5  小米发布新旗…');
  });

  it('uses colours only when enabled', () => {
    const coloured: Column<Row>[] = [{ title: 'Name', text: (row) => row.name, colour: () => 'red' }];
    expect(formatTable(rows.slice(0, 1), coloured, { columns: null, colour: true })).toContain(
      '\u001b[31mIT之家\u001b[0m',
    );
    expect(formatTable(rows.slice(0, 1), coloured, { columns: null, colour: false })).not.toContain('\u001b');
  });
});
