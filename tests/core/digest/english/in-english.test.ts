/** An edition in English about Chinese headlines: lines, names, and no figure said twice. */
import { beforeAll, describe, expect, it } from 'vitest';
import { DigestDefinition } from '../../../../src/core/config/digest-definition.js';
import { assembleEdition } from '../../../../src/core/digest/assemble-edition.js';
import { renderHtml } from '../../../../src/core/digest/render/html/render-html.js';
import { renderMarkdown } from '../../../../src/core/digest/render/render-markdown.js';
import { renderText } from '../../../../src/core/digest/render/render-text.js';
import type { EnglishWords } from '../../../../src/core/seeds/english-words.js';
import { loadSeeds } from '../../../../src/io/load-seeds.js';
import { SEEDS } from '../../../support/repository-judge.js';
import { makeEvent, makeFigure, makeInput, makeMember } from '../sample-input.js';

let words: EnglishWords | null;
beforeAll(async () => {
  words = (await loadSeeds(SEEDS)).english;
});

const price = { subject: '小米 18 Ultra', metric: 'price', value: 6899, unit: 'yuan', saidBy: '某某' };
function compose(language: 'zh-CN' | 'en') {
  const member = makeMember({ title: '小米 18 Ultra 正式发布，6899 元起', outlet: 'IT之家' });
  const unnamed = makeFigure({ ...price, subject: '某配件', value: 99 });
  const event = makeEvent({
    articles: [member],
    figures: [makeFigure({ ...price, articleId: member.articleId }), unnamed],
  });
  const definition = DigestDefinition.parse({ id: 'weekly', title: 'Weekly', language });
  return assembleEdition(makeInput({ definition, english: words, events: [event] }));
}

describe('an edition in English', () => {
  it('says each item in English, and names outlets and figures in English', () => {
    const [item] = compose('en').items;
    expect(item?.line).toMatch(/^Xiaomi 18 Ultra: launched; price (over |about )?RMB 6,899/);
    expect(item?.line).not.toMatch(/\p{Script=Han}/u);
    expect(item?.links[0]?.outlet).toBe('ITHome');
    expect(item?.title).toBe('小米 18 Ultra 正式发布，6899 元起');
  });

  it('shows beside the line only the figures that the line does not say', () => {
    const edition = compose('en');
    for (const page of [renderText(edition), renderMarkdown(edition), renderHtml(edition)]) {
      expect(page).toContain('Xiaomi 18 Ultra: launched; price');
      expect(page.split('RMB 6,899')).toHaveLength(2);
      expect(page).toContain('RMB 99');
    }
  });

  it('changes nothing in an edition in Chinese', () => {
    const [item] = compose('zh-CN').items;
    expect(item?.line).toBeUndefined();
    expect(item?.links[0]?.outlet).toBe('IT之家');
  });
});
