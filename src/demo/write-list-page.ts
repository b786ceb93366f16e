/** A list page for an outlet without a feed, and the selectors to read it. */
import type { Selectors } from '../core/feed/formats/selectors.js';
import { escapeMarkup, shanghaiTime } from './markup.js';
import type { Outlet } from './outlet.js';
import type { SampleItem } from './sample-articles.js';

/** As an operator would write them. */
export const listSelectors: Selectors = {
  item: 'ul.news > li.item',
  title: 'a.headline',
  link: 'a.headline@href',
  date: 'span.time',
  summary: 'p.intro',
};

/** Includes what real list pages show besides the list: navigation, a hot list, an advertisement. */
export function writeListPage(outlet: Outlet, items: readonly SampleItem[]): string {
  const rows = items.map(
    ({ article, link, summary }) => `<li class="item">
<a class="headline" href="${escapeMarkup(new URL(link).pathname)}">${escapeMarkup(article.title)}</a>
<span class="time">${shanghaiTime(article.published)}</span>
<p class="intro">${escapeMarkup(summary)}</p>
</li>`,
  );
  const hot = items
    .slice(0, 3)
    .map(({ article }, index) => `<li><a href="#hot${index}">${escapeMarkup(article.title)}</a></li>`);
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeMarkup(outlet.name)} · 最新</title></head><body>
<nav><a href="/">首页</a> <a href="/city">城市</a> <a href="/life">生活</a> <a href="/login">登录</a></nav>
<div class="banner">广告：秋季特惠，<a href="/ad?id=1">立即了解</a></div>
<ul class="news">
${rows.join('\n')}
</ul>
<div class="hot"><h3>热门</h3><ol>${hot.join('')}</ol></div>
<footer>${escapeMarkup(outlet.name)}（演示站点，内容均为虚构）</footer>
</body></html>
`;
}
