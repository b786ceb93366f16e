/** The line on the judge's quality, also while there are too few checked articles to measure it. */
import { expect, it } from 'vitest';
import { assembleEdition } from '../../../src/core/digest/assemble-edition.js';
import { renderText } from '../../../src/core/digest/render/render-text.js';
import { fullWeek } from './full-week.js';

function lineWith(language: 'zh-CN' | 'en', labels: number): string {
  const week = fullWeek(language);
  if (week.quality === null) throw new Error('the sample week has an account of its quality');
  const edition = assembleEdition({ ...week, quality: { ...week.quality, measured: null, labels } });
  return renderText(edition, {});
}

it('gives their number in both languages, and is absent if there are none', () => {
  expect(lineWith('zh-CN', 3)).toContain('本地核对过的文章仅 3 篇，尚不足以据此评估');
  expect(lineWith('en', 3)).toContain('checked here so far: 3, too few to measure on');
  expect(lineWith('en', 0)).not.toContain('checked here');
});
