import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { revealAll, Secret, SecretText, SecretUrl } from '../../../src/core/config/secret.js';

describe('Secret', () => {
  const secret = new Secret('hunter2');

  it('returns its value only from reveal()', () => {
    expect(secret.reveal()).toBe('hunter2');
    expect(revealAll({ Authorization: secret })).toEqual({ Authorization: 'hunter2' });
  });

  it('is masked in every kind of output', () => {
    const shown = [
      String(secret),
      `${secret}`,
      JSON.stringify({ secret }),
      inspect({ secret }, { depth: 9, showHidden: true }),
    ];
    for (const text of shown) {
      expect(text).toContain('[secret]');
      expect(text).not.toContain('hunter2');
    }
    expect(Object.entries(secret)).toEqual([]);
  });
});

describe('secret settings', () => {
  it('wrap text, and leave wrapped text unchanged', () => {
    expect(SecretText.parse('x').reveal()).toBe('x');
    expect(SecretText.parse(SecretText.parse('x')).reveal()).toBe('x');
  });
  it('never show an invalid value in a message', () => {
    const { error } = SecretUrl.safeParse('ftp://token@example.com');
    expect(error?.issues[0]?.message).toMatch(/not an http\(s\) address/);
    expect(JSON.stringify(error?.issues)).not.toContain('token');
  });
});
