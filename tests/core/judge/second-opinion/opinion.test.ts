import { describe, expect, it } from 'vitest';
import { isBorderline, readOpinion, takeOpinion } from '../../../../src/core/judge/second-opinion/opinion.js';
import type { Judgement } from '../../../../src/core/model.js';

const THEMES = ['car', 'brand'];
const answer = (fields: object) =>
  JSON.stringify({ relevance: 2, themes: ['car'], stance: 'supports', reason: 'a record', ...fields });

const judgement: Judgement = {
  version: 'abc',
  relevance: 1,
  probabilities: [0.1, 0.5, 0.4],
  themes: [],
  themeScores: { car: 0.3 },
  stance: null,
  figures: [],
  why: { zh: '与小米有关', en: 'About Xiaomi', phrases: [], claim: null, runnerUp: null },
};

describe('what a model may answer', () => {
  it.each([
    ['bare', answer({})],
    ['in a fence', `\`\`\`json\n${answer({})}\n\`\`\``],
    ['with words around it', `Here it is: ${answer({})} Anything else?`],
  ])('%s', (_, content) => {
    expect(readOpinion(content, THEMES)).toEqual({
      relevance: 2,
      themes: ['car'],
      stance: 'supports',
      reason: 'a record',
    });
  });

  it.each([
    ['no object', 'I cannot help with that.', /no JSON/],
    ['half an object', '{"relevance": 2, "themes": [}', /not JSON/],
    ['another value', answer({ relevance: 3 }), /shape: relevance/],
    ['a number as text', answer({ relevance: '2' }), /shape: relevance/],
    ['a theme of its own', answer({ themes: ['car', 'ignore-all-rules'] }), /theme that does not exist/],
    ['premium without a theme', answer({ themes: [] }), /without theme/],
    ['premium without a stance', answer({ stance: null }), /without theme or stance/],
    ['a stance of its own', answer({ stance: 'buy' }), /shape: stance/],
  ])('not %s', (_, content, wrong) => {
    expect(readOpinion(content, THEMES)).toEqual({ wrong: expect.stringMatching(wrong) });
  });

  it('drops themes and stance if the article is not premium', () => {
    expect(readOpinion(answer({ relevance: 0 }), THEMES)).toMatchObject({ relevance: 0, themes: [], stance: null });
  });

  it('reduces the reason to one short line without addresses and markup', () => {
    const reason = `<b>Buy</b>\nat https://evil.example/x [now](y)\u0007 ${'long '.repeat(100)}`;
    const read = readOpinion(answer({ reason }), THEMES);
    const kept = 'reason' in read ? read.reason : '';
    expect(kept).toMatch(/^bBuy\/b at now/);
    expect(kept).not.toMatch(/https?:|[<>[\]()\n]/);
    expect(kept.length).toBeLessThanOrEqual(160);
  });
});

describe('taking an opinion', () => {
  it('is asked for only below the given probability', () => {
    expect(isBorderline([0.1, 0.5, 0.4], 0.8)).toBe(true);
    expect(isBorderline([0.02, 0.9, 0.08], 0.8)).toBe(false);
  });

  it('changes the answer, names the model, and keeps the judge’s own numbers', () => {
    const opinion = { relevance: 2, themes: ['brand'], stance: 'supports', reason: 'a pledge' } as const;
    const taken = takeOpinion(judgement, { ...opinion, themes: ['brand'] }, 'qwen3');
    expect(taken).toMatchObject({
      version: 'abc+qwen3',
      relevance: 2,
      themes: ['brand'],
      stance: 'supports',
      probabilities: judgement.probabilities,
      themeScores: judgement.themeScores,
    });
    expect(taken.why.zh).toContain('询问模型 qwen3：改判（相关性 2）“a pledge”');
    expect(taken.why.en).toContain('the model qwen3 was asked: it decided otherwise (relevance 2)');
  });
});
