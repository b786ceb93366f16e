import { expect, it } from 'vitest';
import { describeJudgeStatus, type JudgeStatus } from '../../src/cli/judge-status.js';

const status: JudgeStatus = {
  version: 'abc',
  training: '4',
  quality: null,
  measuredOn: null,
  labels: { labelled: 0, corrections: 1, fresh: 1 },
  labelsFault: null,
  nearCut: 1,
  unknownNames: [],
  model: null,
};
const lines = (some: Partial<JudgeStatus>) => describeJudgeStatus({ ...status, ...some }, (text) => `${text} `);
const quality = { articles: 1, relevanceF1: 0.9, accuracy3: 0.9, themesMicro: 0.8, themesMacro: 0.7, stance: 0.8 };

it('uses the singular for one article', () => {
  expect(lines({})).toEqual([
    'Judge abc, training 4; 1 article of this week within 0.1 of the threshold',
    'Quality not measured; labelled or corrected here: 1 article, 1 of them not learned from; from 20 of those on, the judge is measured on them',
  ]);
});

it('says what the quality was measured on, and which labels could not be read', () => {
  const [, training] = lines({ quality, measuredOn: 'training' });
  expect(training).toBe(
    'Quality relevance F1 0.90, themes 0.80 on 1 article labelled or corrected here, cross-validated during training',
  );
  expect(lines({ quality, measuredOn: 'here' })[1]).toContain('none of them learned from');
  expect(lines({ labelsFault: 'There is no folder /x.' }).at(-1)).toContain('left out: There is no folder /x.');
});
