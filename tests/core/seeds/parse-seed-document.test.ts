/** Parsing of seed documents; a broken one is reported with place and fix. */
import { describe, expect, it } from 'vitest';
import { parseSeedDocument } from '../../../src/core/seeds/parse-seed-document.js';

const whole = `---
id: sample
file: sample.txt
title: { zh: 样例, en: Sample }
author: 某人
outlet: 某刊
date: "2025-05-28"
address: https://example.com/a
kind: commentary
language: zh
---

# 样例

## 论点 · Thesis

一句。两句。

> One. Two.

## 主张 · Claims

### c01 份额

小米占一成三。

> Xiaomi holds
> thirteen per cent.

\`\`\`yaml
themes: [market]
stance: mixed
place: 03 ¶12
figures:
  - { metric: share, subject: 小米, value: 13, unit: "%", period: "2024", source: IDC }
\`\`\`

### c02 空话

没有数字。

> No number.

\`\`\`yaml
themes: [strategy, brand]
stance: neutral
place: 05 ¶1
\`\`\`
`;

/** The reported problems, as "line: problem". */
function problemsOf(markdown: string): string[] {
  const read = parseSeedDocument(markdown, 'sample.md');
  return read.ok ? [] : read.problems.map((problem) => `${problem.line}: ${problem.wrong}`);
}

const lineOf = (text: string): number => whole.split('\n').findIndex((line) => line.includes(text)) + 1;

describe('parseSeedDocument', () => {
  it('reads head, thesis and claims', () => {
    const read = parseSeedDocument(whole, 'sample.md');
    expect(read).toMatchObject({
      ok: true,
      value: { id: 'sample', date: '2025-05-28', thesis: { zh: '一句。两句。', en: 'One. Two.' } },
    });
    expect(read.ok ? read.value.claims : []).toMatchObject([
      {
        id: 'sample-c01',
        document: 'sample',
        heading: '份额',
        text: { zh: '小米占一成三。', en: 'Xiaomi holds thirteen per cent.' },
        figures: [{ metric: 'share', value: 13, unit: '%', high: null, source: 'IDC' }],
      },
      { id: 'sample-c02', themes: ['strategy', 'brand'], figures: [] },
    ]);
  });

  it('reads Windows line endings', () => {
    expect(parseSeedDocument(whole.replaceAll('\n', '\r\n'), 'sample.md').ok).toBe(true);
  });

  it.each([
    ['a stance that does not exist', 'stance: mixed', 'stance: angry', 'stance: mixed'],
    ['a figure without unit', ', unit: "%"', '', 'metric: share'],
    ['a year without quotes', 'period: "2024"', 'period: 2024', 'metric: share'],
    ['a place without a paragraph', 'place: 05 ¶1', 'place: 05', 'place: 05'],
    ['a date that does not exist', '2025-05-28', '2025-02-30', 'date:'],
    ['an unknown key', 'outlet:', 'outlett:', 'outlet:'],
    ['broken YAML', 'themes: [market]', 'themes: [market', 'stance: mixed'],
  ])('names the line of %s', (_, from, to, where) => {
    const lines = problemsOf(whole.replace(from, to)).map((problem) => Number.parseInt(problem, 10));
    expect(lines).toContain(lineOf(where));
  });

  it.each([
    ['no front matter', whole.slice(4), /1: this document has no front matter/],
    ['no thesis', whole.replace('## 论点 · Thesis', '## 论点'), /thesis/],
    ['a claim without English', whole.replace('> No number.', ''), /claim c02 has no English text/],
    ['a claim without facts', whole.slice(0, whole.lastIndexOf('```yaml')), /claim c02 has no YAML block/],
    ['the same claim twice', whole.replace('### c02', '### c01'), /claim c01 is defined twice/],
    ['a claim heading of another form', whole.replace('### c02 空话', '### 空话'), /is not a claim heading/],
  ])('tells of %s', (_, markdown, message) => {
    expect(problemsOf(markdown).join('\n')).toMatch(message);
  });

  it('reports all problems, each with its fix', () => {
    const read = parseSeedDocument(whole.replace('stance: mixed', 'stance: angry').replace('> No number.', ''), 'a.md');
    expect(read.ok ? [] : read.problems).toHaveLength(2);
    for (const problem of read.ok ? [] : read.problems) expect(problem.mend).not.toBe('');
  });
});
