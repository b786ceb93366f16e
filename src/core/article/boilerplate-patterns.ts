/**
 * Wording of boilerplate on Chinese and English news sites.
 * Each pattern applies to lines up to a given length: in a longer paragraph the same words belong to the article.
 */

/** Symbols that decorate the beginning of a line. */
const LEAD = '^[\\s（(【\\[「*•●▲△■□◆▶>※—–\\-·|丨]*';

function line(words: string, maxChars: number): { words: RegExp; maxChars: number } {
  return { words: new RegExp(words, 'iu'), maxChars };
}

/** A credit: label, separator, name. */
export const CREDIT = new RegExp(
  `${LEAD}(?:(?:责任|本文|值班|执行|见习)?编辑|责编|主编|作者|撰文|撰稿|采写|记者|文字?|编译|翻译|校对|审校|审核|排版|监制|制作|设计|摄影|视觉|运营|出品|策划|来源|稿源|消息来源|文章来源|图源|图片(?:来源)?|题图|头图|封面|配图|原标题|原题|微信|公众号|微博|标签|关键[词字]|栏目|首发|Editor|Author|Source|Via|Image(?: credits?)?|Photo(?: credits?)?|Credits?|Tags?|Filed under|Topics?)[\\s/&、]*[：:|丨｜]`,
  'i',
);

/** A date line, with or without source and counters. */
export const DATE_LINE =
  /^(?:发布(?:时间|于)?|时间|更新(?:时间|于)?|Published|Updated|Posted)?[：:\s]*(?:on )?(?:20\d{2}\s?[年./-]\s?\d{1,2}\s?[月./-]\s?\d{1,2}\s?日?|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2},? 20\d{2})(?:[^。！？，]{0,16}|[^。！？，]{0,20}(?:来源|作者|编辑|阅读|浏览|评论|字号|分享|原创|发布|记者)[^。！？，]{0,40})$/i;

/** An author's name on its own line, as under English headlines. */
export const BYLINE = /^[Bb][Yy]:? (?:[A-Z][\p{L}.'’-]*(?:,? and |, |,| |$)){1,8}$/u;

/** The heading of a list of other articles. */
export const RELATED_HEADING = new RegExp(
  `${LEAD}(?:相关(?:阅读|文章|新闻|推荐|报道|资讯|链接|内容|话题|专题)|(?:推荐|延伸|扩展|拓展|更多|热门)阅读|猜你喜欢|热门(?:文章|推荐|评论|新闻|资讯)|大家都在看|为[您你]推荐|最新(?:文章|资讯|评论)|往期(?:回顾|精彩|推荐|文章)|精彩推荐|编辑推荐|更多文章|related(?: (?:articles?|stories|posts?|news|reading|topics|content|coverage))?|you (?:may|might) also (?:like|be interested in)|more (?:stories|from .{1,40}|on this topic)|recommended(?: (?:for you|reading|stories|articles))?|read next|most (?:read|popular)|popular (?:posts|stories)|latest (?:news|stories|articles)|trending(?: now)?)[\\s：:】\\]」]*$`,
  'i',
);

/** Bracketed credits at the end of a paragraph: （责任编辑：某某）, (Reporting by A; editing by B). */
export const TAIL_CREDIT =
  /\s?[（(【[](?:责任编辑|责编|编辑|作者|记者|实习生|来源|文|图|校对|完|Reporting by|Editing by|Writing by)(?:[\s：:/|丨][^（）()【】[\]]{0,80})?[）)】\]]\s*$/i;

/** Prompts that feeds append to a teaser. */
export const TAIL_PROMPTS =
  /\s?(?:The post .{1,300} (?:appeared first on|first appeared on) .{1,80}|(?:\[|［|【)?(?:阅读全文|查看全文|阅读原文|查看原文|点击查看更多|Read more|Continue reading|Read the full (?:story|article))(?:\]|］|】)?\s?[>»›→…]*)\s*$/i;

/** Lines that prompt, warn or advertise. `maxChars`: longer lines are part of the article. */
export const PROMPTS: readonly { words: RegExp; maxChars: number }[] = [
  line(
    `${LEAD}本文(?:由|为|系|来自|首发|转载|经|作者|仅|内容|图片|授权|版权|源自|原载|原创|已获|文字|部分).{0,60}(?:授权|转载|发布|首发|原创|出品|版权|公众号|不代表|观点|仅供|网络|所有|联系)`,
    160,
  ),
  line(`${LEAD}(?:免责声明|风险提示|版权声明|广告声明|特别声明|郑重声明|声明|转载须知|版权说明)[】\\]：:，]`, 400),
  line('不构成(?:任何)?(?:投资|购买|操作)?(?:建议|意见)|投资有风险|入市需谨慎|据此操作.{0,6}风险', 200),
  line('未经(?:本[站网报刊]|书面|正式|作者|.{0,8})?(?:授权|许可|允许|同意).{0,20}(?:转载|使用|复制|摘编)', 200),
  line(
    `${LEAD}.{0,10}(?:转载|商务合作|寻求报道|投稿|爆料|侵权|加群|进群)[^。！？]{0,16}(?:请联系|请注明|联系我|发送至|邮箱|请添加|@)`,
    120,
  ),
  line(`${LEAD}.{0,12}(?:(?:扫码|扫描|长按|识别).{0,10}(?:二维码|关注|加入|添加|下载|识别图|进群)|扫一扫$)`, 60),
  line(
    `${LEAD}.{0,14}(?:(?:关注|订阅)[^。！？、”]{0,18}(?:公众号|微信号|视频号|官方微信|官方微博|服务号|账号|我们)|微信搜索)`,
    100,
  ),
  line(`${LEAD}(?:请|可|欢迎)?(?:添加|加入)[^。！？]{0,12}(?:微信|客服|交流群|社群|读者群)`, 60),
  line(
    `${LEAD}(?:请|可|点击|立即|欢迎)?(?:下载|打开|安装|前往)[^。！？]{0,16}(?:APP|客户端|应用商店)[^。！？]{0,20}$`,
    60,
  ),
  line(
    `${LEAD}点击(?:此处|这里|图片|链接|上方|下方|蓝字)?.{0,6}(?:查看|阅读|进入|了解|展开|观看|关注|下载|跳转|直达|购买|报名)`,
    50,
  ),
  line(
    `${LEAD}(?:阅读原文|原文链接|查看原文|查看详情|查看评论|展开全文|阅读全文|跳转微信打开|返回(?:首页|顶部|搜狐.{0,10})|查看更多|加载更多|分享(?:到|至)?.{0,10}|收藏|点赞|举报|反馈|打印|复制链接|我要评论|发表评论|写评论|评论|登录|注册)[\\s>》»）)]*$`,
    24,
  ),
  line('点此(?:领券|领取|抽取|购买|前往|直达|下载|参与)', 120),
  line('^[^。！？，：:]{1,16}\\s关注$', 20),
  line(
    '^(?:该文|本文|文章|内容)(?:所述)?(?:观点|立场|内容)?(?:仅代表|不代表).{0,80}(?:平台|本站|本网|立场|观点|本人)',
    160,
  ),
  line(
    `${LEAD}(?:题图|头图|封面图?|配图|图片|图)(?:来自|源自|由).{0,30}(?:协议|提供|Unsplash|视觉中国|pixabay|pexels|官方|截图)?$`,
    50,
  ),
  line(`${LEAD}(?:上|下|前|后)一?[篇页][：:\\s>]`, 120),
  line(`${LEAD}(?:广告|推广|赞助内容|AD|Ads?|Advertisement|Sponsored(?: content)?|Promoted)[）)】\\]]*$`, 20),
  line('^[\\s（(【\\[—–\\-=*#]*(?:正文完|全文完|本文完|完|未完待续|THE END|END)[\\s）)】\\]—–\\-=*#]*$', 24),
  line(
    `${LEAD}(?:更多(?:精彩|资讯|内容|新闻|详情)|欢迎(?:关注|下载|留言|订阅|投稿|在评论)|喜欢.{0,10}(?:点赞|关注|分享)|觉得.{0,8}(?:点赞|在看|分享))`,
    80,
  ),
  line('(?:©|\\(c\\)|Copyright|版权所有|All rights reserved|ICP[备证]|公网安备|经营许可证|违法和不良信息)', 120),
  line(
    '^\\d[\\d,.]*\\s?[万wk]?\\+?\\s?(?:人|次)?\\s?(?:阅读|浏览|评论|点赞|赞|收藏|转发|views?|comments?|shares?|reads?|likes?)$',
    24,
  ),
  line('^(?:\\d+\\s*)?(?:min(?:ute)?s? read)$', 24),
  line('^(?:Source link|Read here|Watch now|Listen now)\\W*$', 30),
  line('^(?:Read (?:more|next|also)|See also|Also read|Don.t miss|Related|More)[:：]', 200),
  line(
    '^(?:Sign up|Subscribe|Follow (?:us|topics|[A-Z@])|Join (?:our|us)|Download (?:the|our)|Get (?:the latest|our|breaking)|Share (?:this|on|via)|Like us|Stay (?:up to date|tuned)|Add .{1,30} (?:as a|to your) .{0,20}(?:source|Google)|Check out .{1,40} on (?:YouTube|Instagram))',
    160,
  ),
  line(
    '(?:affiliate (?:links?|commission|partner)|earn (?:a |an )?(?:small )?(?:affiliate )?commission|income earning auto)',
    300,
  ),
  line(
    '^[^\\u4e00-\\u9fff]*(?:we use cookies|cookie policy|privacy policy|terms of (?:use|service)|newsletters?\\b)[^\\u4e00-\\u9fff]*$',
    120,
  ),
  line(
    '^(?:Have (?:a tip|feedback|thoughts)|Got a tip|Contact us|Leave a (?:comment|reply)|Comments? (?:are closed|\\(\\d+\\))|Print|Email|Facebook|Twitter|WhatsApp|LinkedIn|Reddit|Telegram|WeChat|Weibo|Copy link|Tweet|Pin it|Save)\\W*$',
    60,
  ),
  line('^The post .{1,300} (?:appeared first on|first appeared on) .{1,80}$', 400),
];
