/**
 * Articles of 1,000 characters judged per second. Baselines on the same texts:
 *   jieba + TF-IDF     segmentation with @node-rs/jieba and term weighting, the preprocessing of a typical Chinese classifier
 *   keywords by regex  one alternation per group of the judge over the whole text, as in keyword monitors
 * Also measured: time from a cold start to the first judgement, and memory.
 * Run: npx vite build --ssr bench/judge.ts --outDir var/bench --logLevel error && node var/bench/judge.js
 */
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import type { ArticleText } from '../src/core/model.js';
import { loadJudge, loadLexicon } from '../src/io/judge/load-judge.js';
import { loadSeeds } from '../src/io/load-seeds.js';

const SEEDS = 'seeds';
const CHARS = 1000;
const ARTICLES = 300;
const ROUNDS = 30;

/** Invented articles, about Xiaomi and other topics, each repeated up to 1,000 characters. */
const TOPICS: [title: string, sentences: string[]][] = [
  [
    '小米 YU9 正式上市，售价 35.99 万元起',
    [
      '小米汽车今日宣布 YU9 正式上市，售价 35.99 万元起。',
      '雷军介绍，新车 CLTC 续航 802km，累计锁单 5.2 万台，同比增长 12.3%。',
      '门店将于下周开始交付，特斯拉 Model Y 是它的直接对手。',
    ],
  ],
  [
    '小米集团第三季度营收 1130 亿元',
    [
      '小米集团发布第三季度业绩，营收 1130.2 亿元，同比增长 12%。',
      '经调整净利润 90 亿元，智能手机出货量 4330 万台，ASP 1210 元。',
      '研发投入 91 亿元，卢伟冰表示坚定推进高端化。',
    ],
  ],
  [
    '米家空气净化器 7 开售，899 元',
    [
      '小米旗下米家空气净化器今日在京东开售，首发价 899 元。',
      '新品采用双滤芯结构，颗粒物 CADR 500m³/h。',
      '支持米家 App 联动。',
    ],
  ],
  [
    '某城市轨道交通新线今日开通',
    ['新线全长 32 公里，设站 21 座，总投资 210 亿元。', '预计日均客流 25 万人次。', '沿线商场同步开业。'],
  ],
  [
    'Xiaomi 18 Ultra launches in Europe',
    [
      'Xiaomi today launched the 18 Ultra in Barcelona at a price of 1,499 euros. ',
      'The camera was built with Leica and has a 1-inch sensor. ',
      'Shipments in Europe grew 8 percent in the third quarter. ',
    ],
  ],
];

function article(n: number): ArticleText {
  const [title, sentences] = TOPICS[n % TOPICS.length] ?? ['', ['']];
  let text = '';
  for (let at = n; text.length < CHARS; at += 1) text += sentences[at % sentences.length];
  return {
    id: `a${n}`,
    url: null,
    title,
    text: text.slice(0, CHARS),
    date: '2026-09-01',
    lang: 'zh',
    site: 'a.example',
  };
}

const started = performance.now();
const cpuBefore = process.cpuUsage();
const seeds = await loadSeeds(SEEDS);
const seedsRead = performance.now();
const judge = await loadJudge(SEEDS, seeds);
judge.judge(article(0));
const ready = performance.now();
const startCpu = process.cpuUsage(cpuBefore);
const memory = process.memoryUsage().rss;

const articles = Array.from({ length: ARTICLES }, (_, n) => article(n));
const jieba = Jieba.withDict(dict);
const rarity = new Map<string, number>();
for (const one of articles)
  for (const word of new Set(jieba.cut(one.text))) rarity.set(word, (rarity.get(word) ?? 0) + 1);
const groups = Object.values((await loadLexicon(SEEDS)).groups).map((names) => new RegExp(names.join('|'), 'gi'));

function tfIdf({ text }: ArticleText): number {
  const counts = new Map<string, number>();
  for (const word of jieba.cut(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  let square = 0;
  for (const [word, count] of counts) square += (count * Math.log(ARTICLES / (rarity.get(word) ?? 1))) ** 2;
  return Math.sqrt(square);
}

const CONTENDERS: [string, (one: ArticleText) => unknown][] = [
  ['whole judgement', (one) => judge.judge(one)],
  ['jieba + TF-IDF alone', tfIdf],
  [
    'keywords by regex alone',
    ({ title, text }) => groups.reduce((sum, group) => sum + (`${title}\n${text}`.match(group)?.length ?? 0), 0),
  ],
];

/** Articles per second of CPU time, which other load on the machine hardly affects. */
function speed(run: (one: ArticleText) => unknown): number {
  const before = process.cpuUsage();
  for (const one of articles) run(one);
  const { user, system } = process.cpuUsage(before);
  return (articles.length * 1e6) / (user + system);
}

const best = CONTENDERS.map(() => 0);
// Interleaved rounds spread disturbances evenly; the best round shows what the code can do.
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [n, [, run]] of CONTENDERS.entries()) best[n] = Math.max(best[n] ?? 0, speed(run));
}
for (const [n, [name]] of CONTENDERS.entries()) {
  const ratio = n === 0 ? '' : `   (whole judgement: ${((best[0] ?? 0) / (best[n] ?? 1)).toFixed(2)} times that)`;
  console.log(`${name.padEnd(26)} ${(best[n] ?? 0).toFixed(0).padStart(7)} articles/s${ratio}`);
}
const milliseconds = (microseconds: number) => (microseconds / 1000).toFixed(0);
console.log(
  `start: seed corpus ${(seedsRead - started).toFixed(0)} ms, judge and first judgement ${(ready - seedsRead).toFixed(0)} ms, processor ${milliseconds(startCpu.user + startCpu.system)} ms`,
);
console.log(`memory with the judge loaded: ${(memory / 1e6).toFixed(0)} MB`);
