/** An article's page, with the surroundings that text extraction has to remove. */
import { escapeMarkup, shanghaiTime } from './markup.js';
import type { Outlet } from './outlet.js';
import type { SampleArticle } from './sample-articles.js';

const words = {
  zh: {
    nav: ['首页', '快讯', '公司', '汽车', '数码', '登录'],
    source: '来源：',
    author: '作者：',
    ad: '广告：会员首月一元，畅读全站',
    related: '相关阅读',
    comments: '网友评论 0 条，登录后发表',
    notice: '演示站点：媒体与报道均为虚构',
  },
  en: {
    nav: ['Home', 'Markets', 'Companies', 'Cars', 'Devices', 'Sign in'],
    source: 'Source: ',
    author: 'By ',
    ad: 'Advertisement: read everything for one dollar in the first month',
    related: 'More on this',
    comments: '0 comments. Sign in to reply',
    notice: 'Sample site: outlets and reports are fictional',
  },
};

/** `neighbours` are other articles of the outlet, linked as related reading. */
export function writeArticlePage(
  outlet: Outlet,
  article: SampleArticle,
  neighbours: readonly SampleArticle[],
  origin: string,
): string {
  const say = outlet.language === 'en' ? words.en : words.zh;
  const source = article.takenFrom ?? outlet.name;
  const author =
    article.author === null ? '' : `<span class="author">${say.author}${escapeMarkup(article.author)}</span>`;
  return `<!doctype html>
<html lang="${outlet.language}"><head><meta charset="${outlet.charset}">
<title>${escapeMarkup(article.title)} - ${escapeMarkup(outlet.name)}</title>
<link rel="canonical" href="${origin}${article.path}">
<meta property="og:type" content="article">
<meta property="og:title" content="${escapeMarkup(article.title)}">
<meta property="og:site_name" content="${escapeMarkup(outlet.name)}">
<meta property="article:published_time" content="${article.published.toISOString()}">
<script>window.track = function () {};</script>
<style>.ad { color: gray }</style></head><body>
<header><a class="logo" href="/">${escapeMarkup(outlet.name)}</a>
<nav><ul>${say.nav.map((label, index) => `<li><a href="/channel/${index}">${label}</a></li>`).join('')}</ul></nav></header>
<main><article class="content">
<h1>${escapeMarkup(article.title)}</h1>
<div class="meta"><time datetime="${article.published.toISOString()}">${shanghaiTime(article.published)}</time>
<span class="source">${say.source}${escapeMarkup(source)}</span> ${author}</div>
<div class="article-body">
${body(article, say.ad)}
</div></article></main>
<aside class="related"><h3>${say.related}</h3><ul>
${neighbours.map((other) => `<li><a href="${other.path}">${escapeMarkup(other.title)}</a></li>`).join('\n')}
</ul></aside>
<section class="comments"><h3>${say.comments}</h3></section>
<footer><p>© ${escapeMarkup(outlet.name)} · ${escapeMarkup(outlet.tagline)}</p><p>${say.notice}</p></footer>
</body></html>
`;
}

/** The paragraphs, with an advertisement after the second. */
function body(article: SampleArticle, ad: string): string {
  const paragraphs = article.paragraphs.map((paragraph) => `<p>${escapeMarkup(paragraph)}</p>`);
  const advertisement = `<div class="ad" role="complementary"><a href="/vip">${ad}</a></div>`;
  return [...paragraphs.slice(0, 2), advertisement, ...paragraphs.slice(2)].join('\n');
}
