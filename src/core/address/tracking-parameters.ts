/**
 * Query parameters that record how a reader reached an article rather than which article it is. General cleaners miss the
 * Chinese ones (spm, vd_source, chksm …), hence our own list.
 */

/** Name prefixes dropped on every site. */
const PREFIXES = ['utm_', 'share_', 'mtm_', 'pk_', 'at_', '_hs', 'guce_', 'spm_', 'tracking_', 'wx_', 'sharer_'];

/** Full names dropped on every site, in lower case. */
const NAMES = new Set([
  // advertising networks and mail tools
  ...['fbclid', 'gclid', 'dclid', 'gbraid', 'wbraid', 'msclkid', 'yclid', 'twclid', 'ttclid', 'igshid', 'igsh'],
  ...['mc_cid', 'mc_eid', 'mkt_tok', 'vero_id', 'oly_enc_id', 'oly_anon_id', 'ktm_source', 'guccounter', '_openstat'],
  // referrers of publishers
  ...['ref', 'ref_src', 'ref_url', 'referrer', 'referer', 'cmpid', 'ncid', 'cmp', 'smid', 'partner', 'taid'],
  ...['__twitter_impression', '__source', 'sr_share', 'ns_mchannel', 'ns_source', 'ns_campaign', 'ns_linkname', 'ito'],
  // Alibaba, Bilibili, WeChat, Toutiao, Baidu and others
  ...['spm', 'scm', 'pvid', 'vd_source', 'spm_id_from', 'from_source', 'from_spmid', 'seid', 'unique_k', 'bbid'],
  ...['chksm', 'scene', 'subscene', 'ascene', 'mpshare', 'srcid', 'exportkey', 'pass_ticket', 'sessionid', 'clicktime'],
  ...['enterid', 'nwr_flag', 'nettype', 'isappinstalled', 'from', 'wfr', 'tt_from', 'req_id', 'req_id_new'],
  ...['use_new_style', 'sudaref', 'dt_dapp', 'refluxos', 'sharefrom', 'sharetype', 'wechat_redirect'],
  ...['hmsr', 'hmpl', 'hmcu', 'hmkw', 'hmci', 'hmmd'],
]);

/** Names dropped on one site only; elsewhere they may identify the article. */
const OF_SITE: Readonly<Record<string, readonly string[]>> = {
  '36kr.com': ['f'],
  'huxiu.com': ['f'],
  'cls.cn': ['os', 'sv', 'app'],
  'baidu.com': ['for'],
  'bilibili.com': ['buvid', 'plat_id', 'bsource', 'timestamp', 'is_story_h5', 't'],
  'toutiao.com': ['app', 'timestamp', 'group_id', 'wxshare_count', 'log_from'],
  'youtube.com': ['feature', 'si', 't', 'ab_channel', 'pp'],
  'news.google.com': ['oc', 'hl', 'gl', 'ceid'],
  'weibo.com': ['refer_flag', 'is_hot'],
};

/** Sites whose pages are identified by a few known parameters; all others are noise. */
const ONLY: Readonly<Record<string, readonly string[]>> = {
  'mp.weixin.qq.com': ['__biz', 'mid', 'idx', 'sn'],
};

const withinSite = (host: string, site: string): boolean => host === site || host.endsWith(`.${site}`);

/** Whether the parameter does not help to identify an article on `host`. `all` holds every parameter name of the URL, in lower case. */
export function isTrackingParameter(host: string, name: string, all: ReadonlySet<string>): boolean {
  const only = Object.entries(ONLY).find(([site]) => withinSite(host, site));
  if (only) return !only[1].includes(name);
  const lower = name.toLowerCase();
  // A range (?from=…&to=…) is a query, not tracking.
  if (lower === 'from' && all.has('to')) return false;
  if (NAMES.has(lower) || PREFIXES.some((prefix) => lower.startsWith(prefix) && lower.length > prefix.length))
    return true;
  return Object.entries(OF_SITE).some(([site, names]) => withinSite(host, site) && names.includes(lower));
}

/** The URL without tracking parameters, for display. Unlike `canonicalUrl` it keeps host and path, so the link still works. */
export function withoutTracking(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  const names = new Set([...url.searchParams.keys()].map((name) => name.toLowerCase()));
  const noise = [...url.searchParams.keys()].filter((name) => isTrackingParameter(url.hostname, name, names));
  // Rewriting the query could change its spelling, so a URL without tracking is returned as is.
  if (noise.length === 0) return address;
  for (const name of noise) url.searchParams.delete(name);
  return url.href;
}
