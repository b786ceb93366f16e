/** Made-up article pages with the structure of real ones. */

/** Paragraphs for articles, all different and long enough to count as paragraphs. */
export function paragraphs(count: number, language: 'zh' | 'en' = 'zh'): string[] {
  const one = (n: number) =>
    language === 'zh'
      ? `第${n}家门店的店长说，这个季度高端机型的销量比去年同期多了${n + 7}%，顾客更愿意为影像和续航付钱，平均售价因此上升，但售后的人手仍然不够，公司表示明年会再招${n * 3 + 5}人。`
      : `The manager of store ${n} said that sales of premium phones rose by ${n + 7} percent from a year ago, that customers now pay for the camera and the battery, and that ${n * 3 + 5} more people will be hired next year.`;
  return Array.from({ length: count }, (_, index) => one(index + 1));
}

/** The surroundings of an article: menus, scripts, styles, lists of other articles. */
export interface Surroundings {
  links?: number;
  scriptKb?: number;
}

const menu = (links: number, kind: string) =>
  `<ul class="${kind}">${Array.from({ length: links }, (_, n) => `<li class="item-${n}"><a href="/${kind}/${n}.html" target="_blank" title="${kind} ${n}"><span class="t">别的新闻标题第${n}条</span></a></li>`).join('\n')}</ul>`;

/** A whole page around `main`; `head` is inserted into the head unchanged. */
export function page(main: string, head = '', { links = 40, scriptKb = 5 }: Surroundings = {}): string {
  return `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8">${head}
<script>window._config=${JSON.stringify({ ads: 'x'.repeat(scriptKb * 1000) })};</script>
<style>.a{color:red}${'.b{margin:0}'.repeat(scriptKb * 20)}</style></head>
<body><div class="header"><a href="/" class="logo"><img src="/logo.png"></a>${menu(links, 'nav')}</div>
${main}
<div class="sidebar"><h3>热门文章</h3>${menu(links, 'hot')}</div>
<div class="comments"><h3>评论</h3><p>说得好。</p></div>
<div class="footer">${menu(10, 'about')}<p>Copyright © 2026 某某网 版权所有</p></div></body></html>`;
}

/** Paragraphs as HTML, each followed by a picture. */
export function bodyOf(texts: readonly string[]): string {
  return texts
    .map((text, n) => `<p style="text-align: justify;">${text}</p>\n<p><img src="/pic${n}.jpg" alt=""></p>`)
    .join('\n');
}
