/** The edition's words in Chinese. `Words` is the shape that every language fills. */
import type { Stance } from '../../model.js';
import type { EditionItem, Evidence } from '../edition/edition.js';

/** Which way the evidence leans. */
const LEAN: Record<Stance, string> = {
  supports: '偏向支持',
  weakens: '偏向削弱',
  mixed: '有进有退',
  neutral: '方向未明',
};

export const ZH = {
  brand: '半步',
  question: '小米离高端，还差半步吗？',
  number: (n: number) => `第 ${n} 期`,
  notice: '通知',
  stance: { supports: '支持', weakens: '削弱', mixed: '好坏参半', neutral: '中性' } satisfies Record<Stance, string>,
  lean: (lean: Stance, e: Evidence) =>
    `${LEAN[lean]}：${e.supports} 件支持，${e.weakens} 件削弱${e.mixed > 0 ? `，${e.mixed} 件好坏参半` : ''}`,
  quietTitle: '平静的一期：没有够分量的消息',
  quietSentence: '本期没有一件事达到收录标准；服务照常运行，收集情况见文末。',
  counted: (total: number, e: Evidence, before: string) =>
    `本期 ${total} 件事中，${e.supports} 件支持“小米正在站稳高端”，${e.weakens} 件削弱，${e.mixed} 件好坏参半，${e.neutral} 件中性${before}。`,
  before: (s: number, w: number) => `上期 ${s} 件支持、${w} 件削弱`,
  top: (parts: string[]) => `分量最重的是${parts.join('，其次是')}。`,
  topOfBoth: (supporting: string, weakening: string) => `支持一方分量最重的是${supporting}，削弱一方是${weakening}。`,
  topPart: (title: string, outlets: number, stance: string | null) =>
    `《${title.replace(/《/g, '〈').replace(/》/g, '〉')}》（${outlets} 家独立报道${stance === null ? '' : `，${stance}`}）`,
  outlets: (story: Pick<EditionItem, 'outlets' | 'copies'>) =>
    `${story.outlets} 家独立报道${story.copies > 0 ? ` · ${story.copies} 家转载` : ''}`,
  late: (publish: string, composed: string) => `本期迟到：应于 ${publish} 发出，实际编成于 ${composed}。`,
  skipped: (from: string, to: string) => `${from} 至 ${to} 没有出刊。`,
  brief: '导语（由模型撰写）',
  scorecard: '计分卡',
  baseline: '基线',
  newest: '新值',
  noneThisTime: '本期无新数',
  nothingNew: (rows: number) => `${rows} 项本期无新数`,
  lastSeen: (date: string) => `最近一次 ${date}`,
  change: (value: number, kind: 'points' | 'percent') =>
    `${value > 0 ? '+' : ''}${value}${kind === 'points' ? ' 个百分点' : '%'}`,
  disputed: '另有说法',
  otherTheme: '其他',
  why: '为何收录',
  claim: '对应论断',
  follows: '续：',
  inEdition: (label: string) => `（${label}）`,
  figures: '关键数字',
  translated: '机器翻译，原题：',
  links: '其他报道',
  tags: '另涉',
  trends: '各主题走势',
  trendNote: (from: number, editions: number) =>
    `每格一期，最右为本期；本期与均值都不足 ${from} 件、或可比不足 ${editions} 期时，不标箭头。`,
  mean: (value: string, n: number) => `前 ${n} 期均 ${value}`,
  firstEdition: '尚无前期可比，以后各期将在此并列。',
  arrow: { up: '上升', down: '下降', level: '持平' },
  lines: '其余事件',
  points: '另见',
  morePoints: (n: number) => `另有 ${n} 则相关报道`,
  answers: '回应：',
  nearly: '差一点收录',
  nearlyReason: { relevance: '相关性略低', rank: '分量略低', length: '篇幅所限' },
  notCollected: '未能收集',
  notRunning: '服务未运行',
  gap: (from: string, to: string, what: string) => `${from} 至 ${to}：${what}`,
  trouble: (name: string, since: string | null, problem: string) =>
    `${name}：${problem}${since === null ? '' : `（自 ${since}）`}`,
  allCollected: '本期没有已知的收集缺口。',
  quality: '本期质量',
  qualityCounts: (entries: string, articles: string, unsure: number) =>
    `读过 ${entries} 条目、${articles} 篇文章；${unsure} 篇相关文章把握不足八成`,
  qualityMarks: (given: number, wrong: number) => `读者标注 ${given} 条，其中 ${wrong} 条有误`,
  qualityMeasured: (f1: string, articles: number) => `相关性判断在 ${articles} 篇核对过的文章上 F1 为 ${f1}`,
  qualityLabels: (labels: number) => `本地核对过的文章仅 ${labels} 篇，尚不足以据此评估`,
  qualityNear: (articles: number) => `${articles} 篇处在判定线附近（±0.1）`,
  qualityNames: (names: readonly string[]) => `词表外的常见名称：${names.join('、')}`,
  qualityVersion: (version: string) => `判读版本 ${version}`,
  formula: '排序',
  formulaParts: {
    relevance: '相关性',
    kind: '事件类别',
    outlets: '独立媒体数',
    tier: '来源级别',
    figures: '数字',
    novelty: '新鲜度',
    stance: '立场强度',
  },
  formulaLine: (parts: string, minimum: number) => `名次 = ${parts}，满分 100；低于 ${minimum} 分不收录。`,
  next: (moment: string) => `下一期：${moment}`,
  more: (n: number) => `还有 ${n} 件，见网页版`,
  moreNoLink: (n: number) => `另有 ${n} 件因篇幅未列`,
  online: '网页版',
  archive: '往期',
  unsubscribe: '退订',
  feedback: { useful: '有用', offTopic: '无关', wrongTheme: '主题不对', merge: '应合并' },
  comma: '，',
  aside: (text: string) => `（${text}）`,
  separator: '；',
  colon: '：',
  test: '测试：渠道工作正常',
  testSentence: '这是一条测试消息，不含任何新闻；正式的一期会按时间表发出。',
  operatorTitle: '运行通知',
  operatorHeading: (n: number) => `${n} 份投递需要处理`,
  undelivered: { failed: '未送达。', unknown: '是否送达无法判断。' },
  operatorAdvice: (id: string) =>
    `已停止重试。halfstep status 列出全部；问题解决后，halfstep digest resend ${id} 只补发给尚未确认收到的人。`,
};

/** Everything that every language must define. */
export type Words = typeof ZH;
