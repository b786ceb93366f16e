/**
 * The guard refuses every spelling of an internal address, and allows public addresses.
 */
import { describe, expect, it } from 'vitest';
import { parseAllowList } from '../../../src/core/http/allow-list.js';
import { allowedDnsAnswers, refuseUrl } from '../../../src/core/http/ssrf-guard.js';

const NOTHING = parseAllowList([]);

function verdict(address: string, allow: readonly string[] = []): string | null {
  // URLs that the parser rejects never become requests.
  if (!URL.canParse(address)) return 'not a URL';
  return refuseUrl(new URL(address), parseAllowList(allow));
}

/** Each has worked as an attack on some client. */
const REFUSED: readonly [why: string, address: string][] = [
  ['loopback', 'http://127.0.0.1/'],
  ['loopback, another of its 16 million', 'http://127.8.9.10/'],
  ['loopback in short form', 'http://127.1/'],
  ['loopback in three parts', 'http://127.0.1/'],
  ['loopback as one decimal number', 'http://2130706433/'],
  ['loopback as one hexadecimal number', 'http://0x7f000001/'],
  ['loopback as one octal number', 'http://017700000001/'],
  ['loopback in octal parts', 'http://0177.0.0.1/'],
  ['loopback in hexadecimal parts', 'http://0x7f.0x0.0x0.0x1/'],
  ['loopback in mixed parts', 'http://0x7f.0.1/'],
  ['loopback in octal with leading zeros', 'http://0000177.0.0.1/'],
  ['loopback with a trailing dot', 'http://127.0.0.1./'],
  ['loopback percent-coded', 'http://%31%32%37.0.0.1/'],
  ['loopback in full-width digits', 'http://１２７.０.０.１/'],
  ['loopback with ideographic full stops', 'http://127。0。0。1/'],
  ['loopback in circled digits', 'http://①②⑦.⓪.⓪.①/'],
  ['loopback behind user info', 'http://example.com@127.0.0.1/'],
  ['loopback behind a backslash', 'http:\\\\127.0.0.1\\'],
  ['loopback with tabs in it', 'http://127.0.\t0.1/'],
  ['loopback without slashes', 'http:127.0.0.1'],
  ['IPv6 loopback', 'http://[::1]/'],
  ['IPv6 loopback written out', 'http://[0:0:0:0:0:0:0:1]/'],
  ['unspecified', 'http://0.0.0.0/'],
  ['unspecified as a bare zero', 'http://0/'],
  ['this network', 'http://0.1.2.3/'],
  ['IPv6 unspecified', 'http://[::]/'],
  ['private 10/8', 'http://10.0.0.1/'],
  ['private 10/8 in short form', 'http://10.1/'],
  ['private 10/8 as one number', 'http://167772161/'],
  ['private 172.16/12, lower end', 'http://172.16.0.1/'],
  ['private 172.16/12, upper end', 'http://172.31.255.255/'],
  ['private 192.168/16', 'http://192.168.1.1/'],
  ['private 192.168/16 in octal', 'http://0300.0250.01.01/'],
  ['carrier network', 'http://100.64.0.1/'],
  ['carrier network, upper end', 'http://100.127.255.254/'],
  ['link-local', 'http://169.254.1.1/'],
  ['metadata of most clouds', 'http://169.254.169.254/latest/meta-data/'],
  ['metadata of most clouds as one number', 'http://2852039166/'],
  ['metadata of most clouds in hexadecimal', 'http://0xa9fea9fe/'],
  ['metadata of Alibaba Cloud', 'http://100.100.100.200/latest/meta-data/'],
  ['metadata of Oracle Cloud', 'http://192.0.0.192/'],
  ['host service of Azure', 'http://168.63.129.16/'],
  ['metadata of AWS over IPv6', 'http://[fd00:ec2::254]/'],
  ['protocol assignments', 'http://192.0.0.1/'],
  ['documentation 192.0.2/24', 'http://192.0.2.1/'],
  ['documentation 198.51.100/24', 'http://198.51.100.7/'],
  ['documentation 203.0.113/24', 'http://203.0.113.9/'],
  ['6to4 relays', 'http://192.88.99.1/'],
  ['benchmarks', 'http://198.18.0.1/'],
  ['benchmarks, upper end', 'http://198.19.255.255/'],
  ['multicast', 'http://224.0.0.1/'],
  ['multicast, upper end', 'http://239.255.255.250/'],
  ['reserved for the future', 'http://240.0.0.1/'],
  ['broadcast', 'http://255.255.255.255/'],
  ['IPv4-mapped loopback', 'http://[::ffff:127.0.0.1]/'],
  ['IPv4-mapped loopback in hexadecimal', 'http://[::ffff:7f00:1]/'],
  ['IPv4-mapped private', 'http://[::ffff:10.0.0.1]/'],
  ['IPv4-mapped metadata', 'http://[::ffff:a9fe:a9fe]/'],
  ['IPv4-compatible loopback', 'http://[::127.0.0.1]/'],
  ['IPv4-translated loopback', 'http://[::ffff:0:127.0.0.1]/'],
  ['6to4 of loopback', 'http://[2002:7f00:1::]/'],
  ['6to4 of a public address', 'http://[2002:808:808::]/'],
  ['NAT64 of loopback', 'http://[64:ff9b::7f00:1]/'],
  ['NAT64 of metadata', 'http://[64:ff9b::169.254.169.254]/'],
  ['NAT64 of the local network', 'http://[64:ff9b:1::10.0.0.1]/'],
  ['Teredo', 'http://[2001:0:7f00:1::1]/'],
  ['ISATAP', 'http://[2001:470:1:2:0:5efe:10.0.0.1]/'],
  ['unique local', 'http://[fc00::1]/'],
  ['unique local, upper half', 'http://[fd12:3456:789a::1]/'],
  ['IPv6 link-local', 'http://[fe80::1]/'],
  ['IPv6 site-local', 'http://[fec0::1]/'],
  ['IPv6 multicast', 'http://[ff02::1]/'],
  ['IPv6 documentation', 'http://[2001:db8::1]/'],
  ['IPv6 documentation of RFC 9637', 'http://[3fff::1]/'],
  ['IPv6 discard', 'http://[100::1]/'],
  ['IPv6 outside the global range', 'http://[4000::1]/'],
  ['localhost', 'http://localhost/'],
  ['localhost in capitals', 'http://LOCALHOST/'],
  ['localhost with a trailing dot', 'http://localhost./'],
  ['localhost in full-width letters', 'http://ｌｏｃａｌｈｏｓｔ/'],
  ['a name under localhost', 'http://feed.localhost/'],
  ['localdomain', 'http://localhost.localdomain/'],
  ['a name on the internal network', 'http://printer.local/'],
  ['metadata of Google Cloud by name', 'http://metadata.google.internal/computeMetadata/v1/'],
  ['the router at home', 'http://router.home.arpa/'],
  ['a file', 'file:///etc/passwd'],
  ['a file on a share', 'file://127.0.0.1/c$/x'],
  ['ftp', 'ftp://example.com/feed.xml'],
  ['gopher', 'gopher://127.0.0.1:6379/_INFO'],
  ['data', 'data:text/xml,<rss/>'],
  ['a script', 'javascript:alert(1)'],
  ['a blob', 'blob:https://example.com/1'],
  ['a mail server', 'http://example.com:25/'],
  ['a secure shell', 'https://example.com:22/'],
  ['Redis', 'http://example.com:6379/'],
  ['memcached', 'http://example.com:11211/'],
  ['port 0', 'http://example.com:0/'],
];

const ALLOWED: readonly string[] = [
  'http://example.com/feed.xml',
  'https://www.ithome.com/rss/',
  'https://example.com./',
  'http://example.com:8080/',
  'https://rss.example.com:1200/36kr/news',
  'http://8.8.8.8/',
  'http://134744072/',
  'http://172.15.255.255/',
  'http://172.32.0.1/',
  'http://100.63.255.255/',
  'http://100.128.0.1/',
  'http://192.167.1.1/',
  'http://169.253.1.1/',
  'http://223.255.255.255/',
  'http://[2606:4700:4700::1111]/',
  'http://[::ffff:8.8.8.8]/',
  'http://[64:ff9b::8.8.8.8]/',
  'http://localhost.example.com/',
  'http://notlocal/',
];

describe('refuseUrl', () => {
  it.each(REFUSED)('refuses %s: %s', (_why, address) => {
    expect(verdict(address)).not.toBeNull();
  });

  it.each(ALLOWED)('allows %s', (address) => {
    expect(verdict(address)).toBeNull();
  });

  it('names the host and the reason, but not path or query', () => {
    const words = verdict('http://user:secret@10.0.0.1/feed/token-in-path?key=token');
    expect(words).toBe('10.0.0.1 is a private network');
  });
});

describe('the operator’s allow-list', () => {
  it.each([
    ['http://127.0.0.1:3000/', '127.0.0.0/8'],
    ['http://2130706433/', '127.0.0.0/8'],
    ['http://[::ffff:127.0.0.1]/', '127.0.0.0/8'],
    ['http://[::1]:8080/', '::1'],
    ['http://[::1]:8080/', '[::1]:8080'],
    ['http://[fd00::5]/', 'fd00::/8'],
    ['http://10.1.2.3/', '10.1.2.3'],
    ['http://10.1.2.3:1200/', '10.1.2.3:1200'],
    ['http://localhost:1200/', 'localhost'],
    ['http://rsshub:1200/', 'rsshub:1200'],
    ['http://mirror.local/', 'Mirror.Local'],
    ['http://localhost.:6379/', 'localhost:6379'],
  ])('allows %s by "%s"', (address, entry) => {
    expect(verdict(address, [entry])).toBeNull();
  });

  it.each([
    ['http://127.0.0.2/', '127.0.0.1'],
    ['http://10.1.2.3:81/', '10.1.2.3:80'],
    ['http://10.1.2.3/', '127.0.0.0/8'],
    ['http://[::2]/', '::1'],
    ['http://evil.localhost/', 'localhost'],
    ['http://localhost:81/', 'localhost:80'],
    ['file:///etc/passwd', '0.0.0.0/0'],
  ])('does not allow %s by "%s"', (address, entry) => {
    expect(verdict(address, [entry])).not.toBeNull();
  });

  it.each(['10.1', '999.1.1.1', 'http://example.com', '10.0.0.0/33', '', 'a b', 'host:99999'])(
    'cannot be "%s"',
    (entry) => {
      expect(() => parseAllowList([entry])).toThrow(RangeError);
    },
  );
});

describe('allowedDnsAnswers', () => {
  const answers = (...addresses: string[]) =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

  it.each([
    '127.0.0.1',
    '10.0.0.1',
    '169.254.169.254',
    '100.100.100.200',
    '0.0.0.0',
    '::1',
    '::ffff:192.168.0.1',
    'fe80::1%eth0',
    'fd00::1',
    '64:ff9b::a00:1',
  ])('refuses a name that resolves to %s', (address) => {
    expect(allowedDnsAnswers('news.example', 443, answers(address), NOTHING)).toHaveProperty('refused');
  });

  it('keeps only the public answers of a name that has both kinds', () => {
    expect(allowedDnsAnswers('news.example', 443, answers('10.0.0.1', '93.184.216.34', '::1'), NOTHING)).toEqual({
      allowed: answers('93.184.216.34'),
    });
  });

  it('lets an allowed name resolve to anything', () => {
    const allow = parseAllowList(['rsshub:1200']);
    expect(allowedDnsAnswers('rsshub', 1200, answers('172.18.0.3'), allow)).toEqual({ allowed: answers('172.18.0.3') });
    expect(allowedDnsAnswers('rsshub', 80, answers('172.18.0.3'), allow)).toHaveProperty('refused');
  });

  it('lets any name resolve into an allowed network', () => {
    const allow = parseAllowList(['172.18.0.0/16']);
    expect(allowedDnsAnswers('anything.example', 80, answers('172.18.0.3', '10.0.0.1'), allow)).toEqual({
      allowed: answers('172.18.0.3'),
    });
  });

  it('reports a name without any address', () => {
    expect(allowedDnsAnswers('news.example', 80, [], NOTHING)).toHaveProperty('refused');
  });
});
