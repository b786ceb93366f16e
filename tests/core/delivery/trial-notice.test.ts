/** A trial says in every form that it is one, and cannot be mistaken for an edition. */
import { describe, expect, it } from 'vitest';
import { DigestDefinition } from '../../../src/core/config/digest-definition.js';
import { fitCard } from '../../../src/core/delivery/channels/card.js';
import { webhookBody } from '../../../src/core/delivery/channels/webhook-message.js';
import { mailSubject } from '../../../src/core/delivery/mail-headers.js';
import { trialNotice } from '../../../src/core/delivery/trial-notice.js';
import { Edition } from '../../../src/core/digest/edition/edition.js';
import { renderHtml } from '../../../src/core/digest/render/html/render-html.js';
import { renderMarkdown } from '../../../src/core/digest/render/render-markdown.js';
import { renderText } from '../../../src/core/digest/render/render-text.js';

describe('trialNotice', () => {
  const notice = trialNotice(DigestDefinition.parse({ id: 'weekly', title: '周报' }), '2026-11-16T00:00:00.000Z');

  it('says in every form that it is a test', () => {
    expect(renderHtml(notice)).toContain('测试：渠道工作正常');
    expect(renderText(notice)).toContain('不含任何新闻');
    expect(renderMarkdown(notice)).toContain('不含任何新闻');
    expect(mailSubject(notice)).toMatch(/^测试：渠道工作正常.* · 周报 test$/);
  });

  it('shows itself as a notice, without a number or any section of an edition', () => {
    const html = renderHtml(notice);
    expect(html).toMatch(/通知 · 2026年11月16日/);
    expect(html).not.toMatch(/第 \d+ 期|高端化走到哪一步|下一期/);
    const { rendered: card } = fitCard(
      notice,
      {},
      (card) => card,
      () => true,
    );
    expect(card).toMatchObject({ subtitle: '周报 · 通知 · 2026年11月16日', stories: [], figures: [], more: null });
  });

  it('is no edition to a program either', () => {
    expect(Edition.safeParse(notice).success).toBe(false);
    expect(webhookBody(notice, {}, 'd1')).toEqual({ event: 'notice.sent', delivery: 'd1', notice });
  });
});
