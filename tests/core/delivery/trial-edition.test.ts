/** Does a trial look like what it is, in every form? */
import { describe, expect, it } from 'vitest';
import { DigestDefinition } from '../../../src/core/config/digest-definition.js';
import { trialEdition } from '../../../src/core/delivery/trial-edition.js';
import { Edition } from '../../../src/core/digest/edition/edition.js';
import { renderHtml } from '../../../src/core/digest/render/html/render-html.js';
import { renderText } from '../../../src/core/digest/render/render-text.js';

describe('trialEdition', () => {
  it('is an edition that says it is a test', () => {
    const edition = trialEdition(DigestDefinition.parse({ id: 'weekly', title: '周报' }), '2026-11-16T00:00:00.000Z');
    expect(Edition.parse(edition)).toEqual(edition);
    expect(renderHtml(edition)).toContain('测试：渠道工作正常');
    expect(renderText(edition)).toContain('不含任何新闻');
  });
});
