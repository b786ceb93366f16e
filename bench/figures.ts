/**
 * Time to extract the figures of an article of 1,000 characters, and whether it grows linearly with length.
 * Baseline: one regular expression for numbers with units, which finds no metric, subject, period or speaker.
 * Run: npx tsc -p bench && node var/bench/bench/figures.js [--articles FILE.jsonl]
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { findFigures } from '../src/core/figures/find-figures.js';
import type { ArticleText } from '../src/core/model.js';

const LENGTH = 1000;
const ARTICLES = 1000;
const ROUNDS = 9;
const NUMBER =
  /[$€£¥]?\d[\d,]*(?:\.\d+)?\s?(?:多|余)?\s?[千万亿]*\s?(?:元|美元|欧元|港元|辆|台|部|家|人|公里|km|%|million|billion)?/gu;

/** Sentences with and without figures, in the ratio of trade news. */
const SENTENCES = [
  '小米集团发布第一季度业绩，营收达到 912.4 亿元，同比增长 7.3%，环比下降 4.1%。',
  '经调整净利润为 58.6 亿元，分析师此前料想的是 55 亿元。',
  '公司表示，这一结果离不开团队在过去几年里对体验和品质的坚持，也离不开合作伙伴的支持。',
  '据 IDC 数据，小米手机全球出货量为 4120 万台，市场份额 13.8%，位居第三。',
  '小米 YU7 售价 25.35 万元起，大满配 42.99 万元，截至 4 月底累计交付超过 23 万辆。',
  '业内人士认为，消费者对设计、系统流畅度和售后服务的要求越来越高，单靠参数已经难以打动他们。',
  '雷军在直播中说，门店数量今年会增加到 500 家，覆盖 150 个城市。',
  'The company said that its premium phones now start at $999 in Europe and sold over 200,000 units.',
  '记者在现场看到，体验区排起了队，不少人带着孩子来看车，也有人专门来拍照打卡。',
];

function sample(): ArticleText[] {
  return Array.from({ length: ARTICLES }, (_, n) => {
    let text = '';
    for (let i = n; text.length < LENGTH; i += 1 + (n % 3)) text += SENTENCES[i % SENTENCES.length];
    return {
      id: `a${n}`,
      url: null,
      title: `小米公布新一季业绩，第 ${n} 条`,
      text: text.slice(0, LENGTH),
      date: '2026-05-26',
      lang: 'zh',
      site: '',
    };
  });
}

function fromFile(file: string): ArticleText[] {
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines
    .map((line) => JSON.parse(line) as ArticleText)
    .map((article) => ({ ...article, text: (article.text ?? '').slice(0, LENGTH) }));
}

/** Median CPU time of one pass in milliseconds, after two warm-up passes. */
function measure(pass: () => number): { ms: number; found: number } {
  const times: number[] = [];
  let found = 0;
  for (let round = 0; round < ROUNDS + 2; round += 1) {
    const start = process.cpuUsage();
    found = pass();
    if (round >= 2) times.push(process.cpuUsage(start).user / 1000);
  }
  return { ms: times.sort((a, b) => a - b)[ROUNDS >> 1] ?? 0, found };
}

function report(name: string, articles: readonly ArticleText[]): void {
  const thousands = articles.reduce((sum, { title, text }) => sum + title.length + text.length, 0) / LENGTH;
  const figures = measure(() => articles.reduce((sum, article) => sum + findFigures(article).length, 0));
  const baseline = measure(() =>
    articles.reduce((sum, { title, text }) => sum + [...title.matchAll(NUMBER), ...text.matchAll(NUMBER)].length, 0),
  );
  console.log(`${name}: ${articles.length} articles, ${thousands.toFixed(0)} thousand characters`);
  console.log(
    `  findFigures     ${(figures.ms / thousands).toFixed(3)} ms per 1,000 characters, ${figures.found} figures`,
  );
  console.log(
    `  number pattern  ${(baseline.ms / thousands).toFixed(3)} ms per 1,000 characters, ${baseline.found} numbers`,
  );
  console.log(`  ratio           ${(figures.ms / baseline.ms).toFixed(1)}`);
}

/** Adversarial texts: doubling the length must not more than double the time. */
function growth(scrap: string): string {
  const [short, long] = [40_000, 80_000].map((length) => {
    const text = scrap.repeat(Math.ceil(length / scrap.length));
    return measure(
      () => findFigures({ id: 'a', url: null, title: '', text, date: '2026-05-26', lang: 'zh', site: '' }).length,
    ).ms;
  });
  return `${short?.toFixed(1)} → ${long?.toFixed(1)} ms`;
}

const { values } = parseArgs({ options: { articles: { type: 'string' } } });
report('made-up articles', sample());
if (values.articles !== undefined) report(values.articles, fromFile(values.articles));
for (const scrap of [
  '万多',
  '1,',
  '小米 1',
  '售价1元，',
  '营收同比增长1%，',
  '1 a ',
  '分别1元、',
  '女性1%',
  '三成半',
  '苹果占54%',
])
  console.log(`40,000 → 80,000 characters of "${scrap}": ${growth(scrap)}`);
