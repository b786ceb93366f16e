/**
 * Matching an outlet's site with the name by which a text credits its origin ("来源：36氪", "IT之家 11 月 19 日消息").
 */

/** Part of the host, and the folded name that texts use for the outlet. */
const OUTLETS: readonly (readonly [string, string])[] = [
  ['ithome', 'it之家'],
  ['cls', '财联社'],
  ['36kr', '36氪'],
  ['eastmoney', '东方财富'],
  ['10jqka', '同花顺'],
  ['xinhua', '新华社'],
  ['news.cn', '新华社'],
  ['huxiu', '虎嗅'],
  ['jiemian', '界面'],
  ['thepaper', '澎湃新闻'],
  ['latepost', '晚点'],
  ['yicai', '第一财经'],
  ['wallstreetcn', '华尔街见闻'],
  ['mydrivers', '快科技'],
  ['sina', '新浪'],
  ['stcn', '证券时报'],
  ['chinastarmarket', '科创板日报'],
];

/** True when `source`, as a signature holds it, means the outlet at `site` (a host or an outlet's name). */
export function isNamedBy(site: string, source: string | null): boolean {
  if (!source || !site) return false;
  const lower = site.toLowerCase();
  const spoken = source.replace(/\s/g, '');
  if (lower.includes(spoken) || (spoken.includes('.') && lower.endsWith(spoken))) return true;
  return OUTLETS.some(([host, name]) => (lower.includes(host) || lower.includes(name)) && spoken.includes(name));
}
