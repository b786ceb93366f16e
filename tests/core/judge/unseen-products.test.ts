/** Articles about products that did not exist at training time are judged by the pattern of their names. */
import { describe, expect, it } from 'vitest';
import { judged } from '../../support/repository-judge.js';

/** Products that existed at training time, and replacements that did not. */
const RENAMED: [known: string, unseen: string[]][] = [
  ['小米 17 Ultra', ['小米 18 Ultra', '小米 19 Ultra', '小米 21 Ultra', '小米18 Ultra']],
  ['小米 YU7', ['小米 YU9', '小米 SU9', '小米 YU6']],
  ['玄戒 O1', ['玄戒 O3', '玄戒 O5', '玄戒 T4']],
  ['MIX Fold 4', ['MIX Fold 7', 'MIX Flip 9']],
];

const SENTENCES: Record<string, string> = {
  '小米 17 Ultra': '小米今日发布旗舰手机 @，搭载徕卡影像，售价 6999 元起。',
  '小米 YU7': '小米汽车今日宣布，@ 正式上市，雷军介绍了新车的续航与座舱。',
  '玄戒 O1': '小米公布自研芯片 @ 的技术细节，研发投入持续增加。',
  'MIX Fold 4': '小米折叠屏手机 @ 今日亮相，售价 8999 元起。',
};

describe.each(RENAMED)('instead of %s', (known, unseen) => {
  it.each(unseen)('%s is judged the same', async (name) => {
    const text = SENTENCES[known] ?? '';
    const before = await judged(`${known}正式发布`, text.replace('@', known));
    const after = await judged(`${name}正式发布`, text.replace('@', name));
    expect(after.relevance).toBe(2);
    expect(after.relevance).toBe(before.relevance);
    expect(after.themes[0]).toBe(before.themes[0]);
  });
});

describe('a nickname, or a product whose name identifies its maker', () => {
  it.each([
    ['米17U 长焦实测：和单反差多少', '米17U 的潜望长焦用了更大的底，徕卡调色，售价 6999 元。'],
    ['YU9 车主：提车一个月跑了三千公里', 'YU9 的续航和座椅都不错，智驾在高架上好用，电池衰减还要看。'],
    [
      'Xiaomi Vela 2 announced for 1,999 euros',
      'It is the most expensive smartphone the company has made, with a Leica camera.',
    ],
  ])('%s', async (title, text) => {
    expect((await judged(title, text)).relevance).toBe(2);
  });
});

describe('names that only look similar', () => {
  it.each([
    ['SU7 课程：大学生心理健康教育选课通知', '本学期 SU7 课程由心理中心开设，请同学们按时选课。'],
    ['小米椒炒肉的做法', '小米椒切圈，五花肉煸香，大火翻炒。'],
    ['小米辣和青椒哪个更辣', '小米辣的辣度更高。'],
  ])('%s is off topic', async (title, text) => {
    expect((await judged(title, text)).relevance).toBe(0);
  });
});
