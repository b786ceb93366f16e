/**
 * Boilerplate is removed, and nothing else.
 */
import { describe, expect, it } from 'vitest';
import { removeBoilerplate } from '../../../src/core/article/remove-boilerplate.js';

const BOILERPLATE = [
  '本文由某某网授权发布，未经许可不得转载',
  '本文系作者原创，版权归作者所有',
  '（本文首发于某某公众号，作者：张三）',
  '责任编辑：张三',
  '（责任编辑：李四）',
  '责编 | 王五',
  '编辑丨赵六',
  '文 | 张三  编辑 | 李四',
  '作者：张三',
  '来源：某某财经',
  '图源：官方微博',
  '▲ 图片来源：小米官网',
  '题图来自视觉中国',
  '原标题：小米高端化再进一步',
  '标签：小米 高端化',
  '免责声明：本文仅代表作者个人观点，与本站无关。',
  '风险提示：市场有风险，投资需谨慎。',
  '以上内容不构成任何投资建议。',
  '未经本站授权，禁止转载。',
  '转载请联系后台获得授权',
  '寻求报道请发送至邮箱 a@b.example',
  '扫码关注我们，获取更多资讯',
  '微信扫一扫',
  '长按识别下方二维码关注',
  '更多精彩内容，请关注某某微信公众号',
  '欢迎关注本刊官方微信',
  '下载某某新闻客户端，看更多独家报道',
  '打开APP阅读全文',
  '点击查看更多',
  '阅读原文',
  '查看详情 >',
  '分享到微博',
  '返回首页',
  '上一篇：某车企发布年报',
  '广告',
  '【正文完】',
  '—— END ——',
  'Copyright © 2026 某某网 版权所有',
  '3.2万 阅读',
  '>>>',
  'Sign up for our newsletter',
  'Follow us on social media for more',
  'Read more: Xiaomi raises prices',
  'Image credit: Xiaomi',
  'FTC: We use income earning auto affiliate links.',
  'We may earn a commission when you buy through links on our site.',
  'The post Xiaomi raises prices appeared first on Some Blog.',
  '5 min read',
  'Advertisement',
  'Leave a comment',
];

const ARTICLE = [
  '不用再掏手机扫码，这副眼镜能看着付钱',
  '微信正与手机厂商合作推出新的助手能力，小米也在名单之中。',
  '名字没有注册的产品常常被人仿冒，微信取名字一向小心。',
  '用户打开应用之后，如果弹窗能吸引注册，这就跟落地页的作用一样。',
  '编辑部的人说，小米的高端化还差半步。',
  '来源广泛的零部件让小米的成本降了下来，作者认为这是关键。',
  '广告收入同比增长百分之二十，达到七十亿元。',
  '2031年3月9日，小米在北京展示了下一款轿车。',
  '记者：小米为什么要造车？雷军：因为这是必经之路。',
  '声明中说，小米不会放弃自研芯片。',
  '他关注的是高端市场的份额，而不是出货量。',
  '小米下载业务的负责人离职，应用商店随之调整，公司称将继续投入，用户不受影响。',
  'The company said its premium line is still half a step short.',
  'Sources told us that the price will rise in March.',
  'Readers of the report will find the numbers convincing.',
  '“楼上的看法我不同意。”',
];

describe('removeBoilerplate', () => {
  it.each(BOILERPLATE)('removes "%s"', (line) => {
    expect(removeBoilerplate(`正文第一段，说了一件完整的事情。\n${line}\n正文第二段，又说了一件完整的事情。`)).toBe(
      '正文第一段，说了一件完整的事情。\n正文第二段，又说了一件完整的事情。',
    );
  });

  it.each(ARTICLE)('keeps "%s"', (line) => {
    expect(removeBoilerplate(`正文第一段，说了一件完整的事情。\n${line}`)).toContain(line);
  });

  it('removes credits and prompts from the end of a paragraph', () => {
    expect(removeBoilerplate('小米三季度毛利率创新高。（来源：某某财经）')).toBe('小米三季度毛利率创新高。');
    expect(removeBoilerplate('小米三季度毛利率创新高。（责任编辑：张三）')).toBe('小米三季度毛利率创新高。');
    expect(removeBoilerplate('小米三季度毛利率创新高。点击查看更多')).toBe('小米三季度毛利率创新高。');
    expect(removeBoilerplate('小米三季度毛利率创新高。本文由某某网授权发布')).toBe('小米三季度毛利率创新高。');
    expect(removeBoilerplate('Xiaomi raised its prices. (Reporting by A. Writer; editing by B. Other)')).toBe(
      'Xiaomi raised its prices.',
    );
    expect(removeBoilerplate('Xiaomi raised its prices. Continue reading →')).toBe('Xiaomi raised its prices.');
  });

  it('keeps a quotation’s closing mark', () => {
    expect(removeBoilerplate('他说：“小米还差半步。”')).toBe('他说：“小米还差半步。”');
  });

  it('removes a list of other articles and resumes with the text', () => {
    const text = [
      '第一段，到此为止。',
      '相关阅读：',
      '小米发布新车',
      '《雷军谈高端化》',
      '第二段，这里又是正文，说的是小米在高端市场的份额。',
      'Related articles',
      'Xiaomi opens store',
    ];
    expect(removeBoilerplate(text.join('\n'))).toBe(
      '第一段，到此为止。\n第二段，这里又是正文，说的是小米在高端市场的份额。',
    );
  });

  it('removes date and source only above the text', () => {
    const date = '2026年11月19日 18:30  来源：某某网';
    expect(removeBoilerplate(`${date}\n正文。`)).toBe('正文。');
    expect(removeBoilerplate('一。\n二。\n三。\n四。\n五。\n2026年11月19日')).toContain('2026年11月19日');
  });

  it('is idempotent', () => {
    const text = [...ARTICLE, ...BOILERPLATE, '第一段。（来源：某某）点击查看更多'].join('\n');
    const once = removeBoilerplate(text);
    expect(removeBoilerplate(once)).toBe(once);
  });

  it('does not hang on hostile text', () => {
    for (const piece of ['（编辑', '本文由', '点击', '关注', '。', 'The post ', '2026年11月19日 ']) {
      expect(typeof removeBoilerplate(piece.repeat(200_000))).toBe('string');
      expect(typeof removeBoilerplate(`${piece}\n`.repeat(50_000))).toBe('string');
    }
  });
});
