import { describe, expect, it } from 'vitest';
import { DigestConfig, defineDigest } from '../../../src/core/config/digest-config.js';
import { DigestDefinition } from '../../../src/core/config/digest-definition.js';
import { Settings } from '../../../src/core/config/settings.js';

describe('an empty halfstep.yaml', () => {
  const settings = Settings.parse({});
  it('is valid, with cautious defaults', () => {
    expect(settings.zone).toBe('Asia/Shanghai');
    expect(settings.web.host).toBe('127.0.0.1');
    expect(settings.fetch).toMatchObject({
      perHostConnections: 2,
      minGapSeconds: 5,
      allowAddresses: [],
      respectRobots: true,
    });
  });
});

describe('a digest', () => {
  it('inherits zone, language and title from the service unless it sets its own', () => {
    const service = { zone: 'Asia/Tokyo', language: 'en' as const };
    expect(defineDigest(DigestConfig.parse({ id: 'a' }), service)).toMatchObject({
      zone: 'Asia/Tokyo',
      language: 'en',
    });
    const own = DigestConfig.parse({ id: 'b', zone: 'UTC', language: 'zh-CN', title: 'T' });
    expect(defineDigest(own, service)).toMatchObject({ zone: 'UTC', language: 'zh-CN', title: 'T' });
  });
  it('has the same defaults as the composing code', () => {
    const written = defineDigest(DigestConfig.parse({ id: 'a', title: 'T' }), {
      zone: 'Asia/Shanghai',
      language: 'zh-CN',
    });
    expect(written).toEqual(DigestDefinition.parse({ id: 'a', title: 'T' }));
  });
});
