/** Every rendering is complete, small enough and harmless. */
import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { assembleEdition } from '../../../src/core/digest/assemble-edition.js';
import { HTML_BUDGET_BYTES, renderHtml } from '../../../src/core/digest/render/html/render-html.js';
import { renderMarkdown } from '../../../src/core/digest/render/render-markdown.js';
import { renderText } from '../../../src/core/digest/render/render-text.js';
import { busyWeek } from './busy-week.js';
import { fullWeek } from './full-week.js';
import { makeEvent, makeInput, makeMember, makeWhy } from './sample-input.js';

const options = {
  editionUrl: 'https://monitor.example/editions/46',
  archiveUrl: 'https://monitor.example/',
  unsubscribeUrl: 'https://monitor.example/leave/x',
  feedbackUrl: (story: string, mark: string) =>
    `https://monitor.example/feedback/${story}/${mark}?sig=${'x'.repeat(60)}`,
};
const bytes = (text: string) => Buffer.byteLength(text, 'utf8');
const edition = assembleEdition(fullWeek());
const english = assembleEdition(fullWeek('en'));

/** Everything a reader must find, in any form. */
const ESSENTIALS = [
  '小米高端化周报',
  '第 46 期',
  '2026年11月9日–15日',
  '有进有退：5 件支持，2 件削弱',
  '国内 600 美元以上份额',
  '+3.4 个百分点',
  '14.8%',
  '争议、安全与信任',
  '8 家独立报道 · 41 家转载',
  '共计 21,300 辆。',
  'SU7 Ultra 选装件交付引发讨论',
  '前 8 期均 10.8',
  '小米平板 9 系列开启预约',
  '11月13日 01:00 至 11月13日 07:30',
  '返回 403',
  'F1 为 0.87',
  '事件类别 40 + 独立媒体数 20',
  '11月23日 08:00',
];

describe.each([
  ['HTML', renderHtml],
  ['text', renderText],
  ['Markdown', (one: typeof edition) => renderMarkdown(one).replace(/\\/g, '')],
])('%s', (_, render) => {
  it('contains everything in an edition', () => {
    const page = render(edition);
    for (const piece of ESSENTIALS) expect(page).toContain(piece);
    for (const { title } of edition.items) expect(page).toContain(title);
  });

  it('is in English if the digest is', () => {
    const page = render(english);
    for (const piece of [
      'No. 46',
      '9–15 November 2026',
      'The evidence cuts both ways',
      'Scorecard',
      'Not collected',
      '+3.4 points',
    ]) {
      expect(page).toContain(piece);
    }
    expect(page).not.toMatch(/家独立报道|本期/);
  });

  it('says that it is late, and which weeks are missing', () => {
    const late = assembleEdition({
      ...fullWeek(),
      late: true,
      composedAt: '2026-11-18T03:20:00.000Z',
      skippedSince: '2026-10-25T16:00:00.000Z',
    });
    expect(render(late)).toContain('应于 11月16日 08:00 发出，实际编成于 11月18日 11:20');
    expect(render(late)).toContain('10月26日 至 11月9日 没有出刊');
  });

  it('says so when nothing happened and nothing is missing', () => {
    const quiet = render(assembleEdition(makeInput()));
    expect(quiet).toContain('平静的一期');
    expect(quiet).toContain('没有已知的收集缺口');
    expect(quiet).toContain('下一期');
  });
});

describe('renderHtml', () => {
  const { document } = parseHTML(renderHtml(edition, options));

  it('needs nothing from outside and runs nothing', () => {
    expect(document.querySelectorAll('script,img,link,iframe,form,input,svg,object').length).toBe(0);
    expect(renderHtml(edition)).not.toMatch(/url\(|@import|\son\w+=/);
  });

  it('carries what mail clients need: layout tables, inline styles, dark mode, print, a preheader', () => {
    for (const table of document.querySelectorAll('table')) expect(table.getAttribute('role')).toBe('presentation');
    for (const heading of document.querySelectorAll('h1,h2,h3'))
      expect(heading.getAttribute('style')).toContain('margin:0');
    const sheet = document.querySelector('style')?.textContent ?? '';
    expect(sheet).toContain('prefers-color-scheme:dark');
    expect(sheet).toContain('@media print');
    const preheader = document.body.firstElementChild;
    expect(preheader?.getAttribute('style')).toContain('display:none');
    expect(preheader?.textContent).toContain('本期 10 件事');
    expect(document.documentElement.getAttribute('lang')).toBe('zh-CN');
  });

  it('names the language of an article that is not in the digest’s own', () => {
    const title = [...document.querySelectorAll('h3')].find((one) => one.textContent?.startsWith('Xiaomi opens'));
    expect(title?.getAttribute('lang')).toBe('en');
  });

  it('links to the archive, the way out, and four marks for each story', () => {
    const links = [...document.querySelectorAll('a')].map((one) => one.getAttribute('href') ?? '');
    expect(links).toContain(options.editionUrl);
    expect(links).toContain(options.unsubscribeUrl);
    expect(links.filter((url) => url.includes('/feedback/'))).toHaveLength(4 * edition.items.length);
    for (const url of links) expect(url).toMatch(/^https:\/\//);
  });

  it('stays below the size at which Gmail clips, by leaving the least stories to the web edition', () => {
    const busy = assembleEdition(busyWeek(60));
    const html = renderHtml(busy, options);
    expect(bytes(html)).toBeLessThanOrEqual(HTML_BUDGET_BYTES);
    const shown = parseHTML(html).document.querySelectorAll('h3').length;
    expect(shown).toBeGreaterThan(20);
    expect(shown).toBeLessThan(60);
    expect(html).toContain(`还有 ${60 - shown} 件`);
    const strongest = busy.items.slice(0, shown);
    for (const { title } of strongest) expect(parseHTML(html).document.body.textContent).toContain(title);
    // The next one would not have fitted.
    expect(bytes(html)).toBeGreaterThan(HTML_BUDGET_BYTES - 5_000);
    expect(parseHTML(renderHtml(busy, { ...options, budgetBytes: 1e9 })).document.querySelectorAll('h3')).toHaveLength(
      60,
    );
  });

  it('never cuts a sentence to fit', () => {
    const busy = assembleEdition(busyWeek(60));
    const text = parseHTML(renderHtml(busy)).document.body.textContent ?? '';
    const extracts = busy.items.map(({ extract }) => extract.join(''));
    const begun = extracts.filter((one) => text.includes(one.slice(0, 12)));
    expect(begun.length).toBeGreaterThan(10);
    for (const one of begun) expect(text).toContain(one);
  });

  it('escapes any text', () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.constantFrom(
        '</style><script>alert(1)</script>',
        '"><img src=x onerror=alert(1)>',
        "'-alert(1)-'",
        '<!--',
        ']]>',
        '&lt;b&gt;',
      ),
    );
    fc.assert(
      fc.property(nasty, nasty, (a, b) => {
        const input = makeInput({
          events: [
            makeEvent({
              articles: [makeMember({ title: a, outlet: b, url: `https://x.example/${b}`, text: `${a}。${b}。` })],
              why: makeWhy(a, b, { id: 'c', document: b, text: a, similarity: 1 }),
              follows: { title: b, edition: a, url: `javascript:${a}` },
              themes: [a],
            }),
          ],
          claims: { c: { text: { zh: a, en: a }, themes: [a], document: { zh: b, en: b } } },
          gaps: [{ from: a, to: b, what: a }],
          feedsInTrouble: [{ name: b, since: a, problem: b }],
        });
        const { document: page } = parseHTML(renderHtml(assembleEdition(input), options));
        expect(page.querySelectorAll('script,img,b[onerror],iframe')).toHaveLength(0);
        expect(page.querySelectorAll('style').length).toBe(1);
        for (const link of page.querySelectorAll('a')) expect(link.getAttribute('href')).toMatch(/^https?:\/\//);
      }),
      { numRuns: 60 },
    );
  });
});

describe('renderText', () => {
  it('omits no story and cuts no sentence, however many there are', () => {
    const busy = assembleEdition(busyWeek(60));
    const text = renderText(busy, options);
    for (const { title, extract } of busy.items) {
      expect(text).toContain(title);
      expect(text).toContain(extract.join(''));
    }
    expect(text).toContain(options.unsubscribeUrl);
  });
});

describe('renderMarkdown', () => {
  it('lets no title become markup, and ends no link early', () => {
    const title = '# [x](https://evil.example) <b>*粗* _斜_ `码` | 1. a';
    const articles = [makeMember({ title, url: 'https://news.example/a_(b)?q=<c>' })];
    const markdown = renderMarkdown(assembleEdition(makeInput({ events: [makeEvent({ articles })] })));
    expect(markdown).toContain('](https://news.example/a_%28b%29?q=%3Cc%3E)');
    expect(markdown).not.toMatch(/[^\\]\[x\]\(|[^\\]<b>|[^\\]\*粗/);
  });
});
