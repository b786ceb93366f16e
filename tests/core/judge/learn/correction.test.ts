import { describe, expect, it } from 'vitest';
import { applyCorrection, readThemeWords } from '../../../../src/core/judge/learn/correction.js';
import type { Judgement } from '../../../../src/core/model.js';

const judged = (fields: Partial<Judgement>): Judgement => ({
  version: 'abc',
  relevance: 2,
  probabilities: [0, 0.1, 0.9],
  themes: ['car', 'trust'],
  themeScores: { car: 0.9, trust: 0.6, brand: 0.3 },
  stance: 'weakens',
  figures: [],
  why: { zh: '', en: '', phrases: [], claim: null, runnerUp: null },
  ...fields,
});
const nothing = { add: [], remove: [] };

describe('the label made from a correction', () => {
  it('keeps what was not mentioned', () => {
    expect(applyCorrection(judged({}), null, { add: ['brand'], remove: ['car'] })).toEqual({
      relevance: 2,
      themes: ['brand', 'trust'],
      stance: 'weakens',
    });
    expect(applyCorrection(judged({}), null, { ...nothing, stance: 'mixed' })).toMatchObject({
      themes: ['car', 'trust'],
      stance: 'mixed',
    });
  });

  it('has no themes and no stance below relevance 2', () => {
    expect(applyCorrection(judged({}), null, { ...nothing, relevance: 1 })).toEqual({
      relevance: 1,
      themes: [],
      stance: null,
    });
  });

  it('adds the likely themes if an article turns out to be premium', () => {
    const off = judged({ relevance: 1, themes: [], stance: null });
    expect(applyCorrection(off, null, { ...nothing, relevance: 2 })).toEqual({
      relevance: 2,
      themes: ['car', 'trust'],
      stance: 'neutral',
    });
    const unsure = judged({ relevance: 0, themes: [], stance: null, themeScores: { car: 0.1, brand: 0.2 } });
    expect(applyCorrection(unsure, null, { ...nothing, relevance: 2 }).themes).toEqual(['brand']);
  });

  it('builds on earlier corrections, and never falls back to the judgement', () => {
    const off = applyCorrection(judged({}), null, { ...nothing, relevance: 0 });
    expect(applyCorrection(judged({}), off, { ...nothing, remove: ['car'] })).toEqual(off);
    const weakens = applyCorrection(judged({ stance: 'supports' }), null, { ...nothing, stance: 'weakens' });
    const both = applyCorrection(judged({ stance: 'supports' }), weakens, { ...nothing, remove: ['car'] });
    expect(both).toEqual({ relevance: 2, themes: ['trust'], stance: 'weakens' });
    const back = applyCorrection(judged({}), off, { ...nothing, relevance: 2 });
    expect(back).toEqual({ relevance: 2, themes: ['car', 'trust'], stance: 'weakens' });
  });

  it('takes a theme to mean that the article is premium', () => {
    expect(applyCorrection(judged({ relevance: 0, themes: [] }), null, { add: ['brand'], remove: [] }).relevance).toBe(
      2,
    );
  });
});

describe('themes as typed', () => {
  it('adds with + or no sign, removes with -', () => {
    expect(readThemeWords(['-car', '+brand', 'trust'], ['car', 'brand', 'trust'])).toEqual({
      add: ['brand', 'trust'],
      remove: ['car'],
    });
  });

  it('returns a theme that is both added and removed, and drops duplicates', () => {
    expect(readThemeWords(['car', '-car'], ['car'])).toEqual({ contradicted: 'car' });
    expect(readThemeWords(['car', '+car'], ['car'])).toEqual({ add: ['car'], remove: [] });
  });

  it('returns a word that is not a theme', () => {
    expect(readThemeWords(['+cars'], ['car'])).toEqual({ unknown: 'cars' });
  });
});
