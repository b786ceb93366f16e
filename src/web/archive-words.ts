/** Texts of the first page. */
import type { DigestLanguage } from '../core/config/digest-definition.js';
import type { FeedState } from '../core/polling/feed-memory.js';

const ZH = {
  title: '半步：小米高端化追踪',
  question: '小米的高端化，走到哪一步了？',
  noEdition: '尚未出刊。第一期将按计划生成；如需提前预览，请运行：halfstep digest preview',
  read: (number: string) => `阅读${number}`,
  before: '往期',
  stories: (n: number) => `${n} 条`,
  late: '延迟出刊',
  feeds: '订阅源',
  feedCount: (well: number, all: number) => `${well} / ${all} 正常`,
  allWell: '全部正常。',
  states: {
    new: '尚未读取',
    healthy: '正常',
    slow: '缓慢',
    quiet: '长期无更新',
    moved: '已迁址',
    blocked: '被拦截',
    broken: '无法读取',
    dead: '已失效',
  } as Partial<Record<FeedState, string>>,
  since: (moment: string) => `自 ${moment} 起。`,
  follow: '订阅',
  byTheme: '按主题：',
  service: '运行状态',
  articles: '文章',
  storiesKept: '事件',
  copies: '转载',
  inWork: '处理中',
  delivered: '已送达',
  undelivered: '未送达或状态不明',
  lastTick: (moment: string) => `最近一次检查：${moment}`,
  neverRan: '尚未运行。',
};

const EN: typeof ZH = {
  title: 'Half Step: Xiaomi’s premium strategy',
  question: 'How far has Xiaomi come as a premium brand?',
  noEdition: 'No edition yet. The first one follows the schedule; for a preview, run: halfstep digest preview',
  read: (number) => `Read ${number}`,
  before: 'Earlier editions',
  stories: (n) => `${n} ${n === 1 ? 'story' : 'stories'}`,
  late: 'late',
  feeds: 'Feeds',
  feedCount: (well, all) => `${well} of ${all} healthy`,
  allWell: 'All feeds are healthy.',
  states: {},
  since: (moment) => `Since ${moment}: `,
  follow: 'Subscribe',
  byTheme: 'By theme:',
  service: 'Service',
  articles: 'Articles',
  storiesKept: 'Stories',
  copies: 'Copies',
  inWork: 'In progress',
  delivered: 'Delivered',
  undelivered: 'Undelivered or unknown',
  lastTick: (moment) => `Last check: ${moment}`,
  neverRan: 'Not started yet.',
};

export type ArchiveWords = typeof ZH;

export function archiveWords(language: DigestLanguage): ArchiveWords {
  return language === 'en' ? EN : ZH;
}
