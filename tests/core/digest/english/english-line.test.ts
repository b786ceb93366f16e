/** Lines in English, from headlines and figures of our own and the words that ship in `seeds/english.yaml`. */
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { compileEnglish, type English } from '../../../../src/core/digest/english/compile-english.js';
import { englishLine, type LineFigure } from '../../../../src/core/digest/english/english-line.js';
import { EnglishWords } from '../../../../src/core/seeds/english-words.js';
import { readSeedYaml } from '../../../../src/core/seeds/read-seed-yaml.js';
import { SEEDS } from '../../../support/repository-judge.js';

let english: English;
beforeAll(async () => {
  const reading = readSeedYaml(await readFile(`${SEEDS}/english.yaml`, 'utf8'), EnglishWords, 'english.yaml');
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  english = compileEnglish(reading.value);
});

const figure = (part: Partial<LineFigure>): LineFigure => ({
  metric: 'deliveries',
  subject: '小米汽车',
  value: 31_000,
  high: null,
  unit: 'units',
  bound: null,
  period: null,
  comparison: null,
  saidBy: null,
  ...part,
});
const line = (title: string, ...figures: LineFigure[]) => englishLine(title, figures, english);

describe('an item’s line in English', () => {
  it('says subject and figures, with period and speaker', () => {
    expect(
      line('小米汽车 7 月交付量超 3.1 万台', figure({ bound: 'over', period: '2026-07', saidBy: '小米汽车' })),
    ).toBe('Xiaomi EV: deliveries over 31,000 (July 2026, Xiaomi EV)');
  });

  it('says what happened, and the price', () => {
    const price = figure({ metric: 'price', subject: '小米YU8 GT', value: 409_900, unit: 'yuan', bound: null });
    expect(line('小米 YU8 GT 正式上市，售价 40.99 万元', price)).toBe('Xiaomi YU8 GT: launched; price RMB 409,900');
    expect(line('YU8 GT 发布')).toBe('Xiaomi YU8 GT: launched');
    expect(line('小米 YU8 标准版发布')).toBe('Xiaomi YU8 Standard: launched');
    expect(line('小米汽车宣布 YU8 GT 明日开启首批交付')).toBe('Xiaomi YU8 GT: deliveries to begin');
  });

  it('says of a company or a person only what is theirs', () => {
    expect(line('小米汽车发布一个新框架')).toBeNull();
    expect(line('雷军：正式推出新电池体系')).toBeNull();
    expect(line('雷军直播三小时')).toBe('Lei Jun: livestream');
    expect(line('小米 SU7/YU8 累计交付 50 万台')).toBe('Xiaomi: deliveries');
  });

  it('names a figure’s own subject where it is another', () => {
    const share = figure({
      metric: 'share',
      subject: '小米手机',
      value: 15.1,
      unit: '%',
      saidBy: 'IDC',
      period: '2026Q2',
    });
    expect(line('小米的新数据', share)).toBe('Xiaomi phones: share 15.1% (Q2 2026, IDC)');
  });

  it('says of a product only its own figures', () => {
    const price = figure({ metric: 'price', subject: '小米YU8 Max', value: 359_900, unit: 'yuan' });
    expect(line('小米 YU8 GT 正式上市', price)).toBe('Xiaomi YU8 GT: launched');
  });

  it('leaves out an action that is denied, doubted, asked or only ahead', () => {
    expect(line('小米：17 Ultra 不会降价')).toBeNull();
    expect(line('消息称小米 18 Pro 将于下月发布')).toBeNull();
    expect(line('小米汽车会涨价吗？')).toBeNull();
    expect(line('小米 18 Pro 将于 9 月发布')).toBe('Xiaomi 18 Pro: to launch');
    expect(line('特斯拉降价之后，小米汽车的反应')).toBeNull();
    expect(line('小米汽车否认降价传闻')).toBe('Xiaomi EV: report denied');
  });

  it('leaves out figures and speakers without an English name, and says nothing without a subject', () => {
    expect(line('小米汽车召回部分车辆', figure({ metric: 'recall', subject: '某供应商' }))).toBe('Xiaomi EV: recall');
    expect(line('小米汽车公布数据', figure({ saidBy: '张某某' }))).toBe('Xiaomi EV: deliveries 31,000');
    expect(line('某地举行车展')).toBeNull();
    expect(line('小米集团今天的一件事')).toBeNull();
  });

  it('does not read counts and dates as models', () => {
    expect(english.subject('小米 8 月销量')).toBe('Xiaomi');
    expect(english.subject('小米17 Ultra 首销')).toBe('Xiaomi 17 Ultra');
    expect(english.subject('小米 15 周年')).toBe('Xiaomi');
    expect(english.subject('玄戒O3 亮相')).toBe('XRING O3');
    expect(english.subject('卢伟冰：内存价格')).toBe('Lu Weibing');
  });
});

describe('names in English', () => {
  it.each([
    ['小米YU7 GT', 'Xiaomi YU7 GT'],
    ['小米SU7 标准版', 'Xiaomi SU7 Standard'],
    ['小米汽车业务', "Xiaomi's car business"],
    ['乘联分会', 'CPCA'],
    ['IT之家', 'ITHome'],
    ['Counterpoint', 'Counterpoint'],
    ['某某研究院', null],
  ])('%s → %s', (zh, en) => {
    expect(english.name(zh)).toBe(en);
  });
});
