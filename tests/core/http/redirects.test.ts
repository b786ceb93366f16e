/**
 * Redirects are followed without leaking credentials, and remembered only if permanent.
 */
import { describe, expect, it } from 'vitest';
import { type Hop, nextHop, permanentMove } from '../../../src/core/http/redirects.js';

const HEADERS = {
  accept: '*/*',
  authorization: 'Basic x',
  cookie: 'a=b',
  'if-none-match': '"1"',
  'content-type': 'text/plain',
};

function get(url: string): Hop {
  return { url: new URL(url), method: 'GET', headers: HEADERS };
}

function post(url: string): Hop {
  return { url: new URL(url), method: 'POST', headers: HEADERS, body: new Uint8Array([1]) };
}

function followed(hop: Hop, status: number, location: string | undefined): Hop {
  const next = nextHop(hop, status, location);
  if ('problem' in next) throw new Error(next.problem);
  return next;
}

describe('nextHop', () => {
  it.each([
    ['/b?c', 'https://a.example/b?c'],
    ['b', 'https://a.example/x/b'],
    ['//b.example/c', 'https://b.example/c'],
    ['https://b.example/c#part', 'https://b.example/c'],
    [' /b ', 'https://a.example/b'],
    // UTF-8 bytes as undici passes them on, in Latin-1.
    [Buffer.from('/新闻').toString('latin1'), 'https://a.example/%E6%96%B0%E9%97%BB'],
    ['/caf\xe9', 'https://a.example/caf%C3%A9'],
  ])('resolves %j', (location, target) => {
    expect(followed(get('https://a.example/x/y'), 302, location).url.href).toBe(target);
  });

  it('sends credentials only to the same origin', () => {
    expect(followed(get('https://a.example/'), 302, '/b').headers).toEqual(HEADERS);
    for (const elsewhere of ['https://b.example/', 'http://a.example/', 'https://a.example:8443/']) {
      const { headers } = followed(get('https://a.example/'), 302, elsewhere);
      expect(headers).toEqual({ accept: '*/*', 'if-none-match': '"1"', 'content-type': 'text/plain' });
    }
  });

  it('turns a POST into a GET without its body on 301, 302 and 303', () => {
    for (const status of [301, 302, 303]) {
      const next = followed(post('https://a.example/'), status, 'https://b.example/');
      expect(next.method).toBe('GET');
      expect(next.body).toBeUndefined();
      expect(next.headers).not.toHaveProperty('content-type');
    }
  });

  it('resends a body only to its own origin', () => {
    expect(followed(post('https://a.example/'), 307, '/b')).toMatchObject({
      method: 'POST',
      body: new Uint8Array([1]),
    });
    expect(nextHop(post('https://a.example/'), 308, 'https://b.example/')).toHaveProperty('problem');
  });

  it.each([undefined, '', 'http://', 'https://[::xyz]/'])('does not follow %j', (location) => {
    expect(nextHop(get('https://a.example/'), 302, location)).toHaveProperty('problem');
  });
});

describe('permanentMove', () => {
  const trace =
    (...hops: [url: string, status: number][]) =>
    (finalUrl: string) => ({
      finalUrl,
      redirects: hops.map(([url, status]) => ({ url, status })),
    });

  it('is null without redirects', () => {
    expect(permanentMove(trace()('https://a.example/'))).toBeNull();
  });

  it('follows an unbroken run of permanent redirects', () => {
    expect(permanentMove(trace(['http://a.example/', 301], ['https://a.example/', 308])('https://b.example/'))).toBe(
      'https://b.example/',
    );
    expect(permanentMove(trace(['http://a.example/', 301], ['https://a.example/', 302])('https://c.example/'))).toBe(
      'https://a.example/',
    );
    expect(
      permanentMove(trace(['http://a.example/', 302], ['https://a.example/', 301])('https://c.example/')),
    ).toBeNull();
  });

  it('never downgrades from https', () => {
    expect(permanentMove(trace(['https://a.example/', 301])('http://a.example/'))).toBeNull();
  });
});
