/**
 * HTML, even if broken, becomes the paragraphs that a reader would see.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlToText } from '../../../src/core/article/html-to-text.js';

describe('htmlToText', () => {
  it.each<[what: string, html: string, text: string]>([
    ['paragraphs', '<p>一</p><p>二</p>', '一\n二'],
    ['line breaks', '一<br>二<br/>三', '一\n二\n三'],
    ['headings and lists', '<h2>标题</h2><ul><li>甲</li><li>乙</li></ul>', '标题\n甲\n乙'],
    ['unclosed paragraphs', '<p>一<p>二', '一\n二'],
    ['inline elements', '小米<b>17</b> <span>Ultra</span>发<em>布</em>', '小米17 Ultra发布'],
    [
      'a table',
      '<table><tr><td>SU7</td><td>21.59 万</td></tr><tr><td>YU7</td><td>25.35 万</td></tr></table>',
      'SU7 21.59 万\nYU7 25.35 万',
    ],
    ['unknown elements as blocks', '<my-card>一</my-card><my-card>二</my-card>', '一\n二'],
    ['white space', '<p>\n  two\t words &nbsp; here\r\n</p>', 'two words here'],
    ['a wrapped Chinese line', '<p>小米发布了\n  新车，售价</p>', '小米发布了新车，售价'],
    ['a wrapped English line', '<p>Xiaomi released\na new car</p>', 'Xiaomi released a new car'],
    ['ideographic indentation', '<p>　　小米</p>', '小米'],
    ['invisible characters', 'a\u200bb\u00adc\ufeff', 'abc'],
    ['entities', '&lt;b&gt; &amp;amp; &#23567;&#x7c73; &hellip; &copy', '<b> &amp; 小米 … ©'],
    ['no HTML at all', 'just text < 5 & more', 'just text < 5 & more'],
    ['nothing', '', ''],
    ['scripts and styles', 'a<script>if (1<2) alert("</p>x")</script><style>p{}</style>b', 'ab'],
    [
      'what is not shown',
      '<title>t</title><noscript>n</noscript><template>t</template><svg><text>s</text></svg><select><option>o</select>见',
      '见',
    ],
    ['comments', 'a<!-- <p>hidden</p> -->b<!--', 'ab'],
    ['wrapped CDATA', '<![CDATA[<p>一</p>]]>', '<p>一</p>'],
    ['preformatted text', '<pre>a\nb</pre>', 'a b'],
    ['ruby readings', '<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>', '漢kan'],
    ['a broken tag at the end', '<p>一</p><a href="x', '一'],
  ])('reads %s', (_what, html, text) => {
    expect(htmlToText(html)).toBe(text);
  });

  it.each<[what: string, html: string]>([
    ['a million nested elements', '<b>'.repeat(1_000_000)],
    ['900 KB of unfinished links', '<a '.repeat(300_000)],
    ['a million ampersands', '&'.repeat(1_000_000)],
    ['a million angle brackets', '<'.repeat(1_000_000)],
    ['unfinished comments', '<!--'.repeat(250_000)],
    ['unfinished attributes', '<a x="'.repeat(200_000)],
    ['a million blank lines', `一${'\n'.repeat(1_000_000)}二`],
    ['many unfinished scripts', '<script>'.repeat(100_000)],
    ['numeric entities beyond Unicode', '&#99999999;'.repeat(50_000)],
  ])('does not hang on %s', (_what, html) => {
    expect(typeof htmlToText(html)).toBe('string');
  });

  it('never throws, leaves no empty lines, and passes plain text through', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('<', '>', '/', 'p', 'b', '"', "'", '=', '&', ';', '!', '-', '小', ' ', '\n'),
        }),
        (html) => {
          expect(
            htmlToText(html)
              .split('\n')
              .filter((line) => line.trim() === '').length,
          ).toBeLessThanOrEqual(1);
        },
      ),
    );
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('小', '米', 'a', '1', '，') }), (text) => {
        expect(htmlToText(text)).toBe(text);
      }),
    );
  });
});
