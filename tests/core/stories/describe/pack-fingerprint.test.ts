/** Packed fingerprints come back unchanged, and anything else is refused. */
import { describe, expect, it } from 'vitest';
import { packFingerprint, unpackFingerprint } from '../../../../src/core/stories/describe/pack-fingerprint.js';
import { Fingerprint } from '../../../../src/core/stories/describe/signature.js';
import { describeDraft } from '../../../support/file-articles.js';

const TEXT = '星河科技发布折叠屏手机，起售价 12999 元，首日预约 36 万台。'
  .repeat(30)
  .replace(/。/g, (_, at: number) => `${at}。`);

describe('a packed fingerprint', () => {
  it('unpacks to the same fingerprint', () => {
    const { signature } = describeDraft({ title: '星河 Fold5 发布', text: TEXT });
    expect(signature.sketch.hashes.length).toBeGreaterThan(20);
    expect(unpackFingerprint(packFingerprint(signature))).toEqual(Fingerprint.parse(signature));
  });

  it('works for an empty text too', () => {
    const { signature } = describeDraft({ title: '', text: '' });
    expect(unpackFingerprint(packFingerprint(signature))).toEqual(Fingerprint.parse(signature));
  });

  it('is rejected if it is truncated or has another shape', () => {
    const packed = packFingerprint(describeDraft({ title: '星河 Fold5 发布', text: TEXT }).signature);
    expect(unpackFingerprint(packed.slice(0, -1))).toBeUndefined();
    expect(
      unpackFingerprint(JSON.stringify({ ...JSON.parse(packed), sketch: { step: 1, hashes: [1, 2] } })),
    ).toBeUndefined();
    expect(unpackFingerprint('{}')).toBeUndefined();
  });
});
