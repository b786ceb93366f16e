/**
 * Feed problems that need a person, as one line for the reader of a digest.
 */
import type { FeedMemory, FeedState } from './feed-memory.js';
import { type FeedProblem, findProblem } from './find-problem.js';

/** A slow feed recovers or breaks on its own; the others need someone to act. */
const NEEDS_A_PERSON: ReadonlySet<FeedState> = new Set(['quiet', 'moved', 'blocked', 'broken', 'dead']);

/** The line; null if nobody needs to act. `zone`: time zone of the feed's days. */
export function problemLine(memory: FeedMemory, zone: string, now: Date, language: 'zh-CN' | 'en'): string | null {
  if (!memory.enabled || !NEEDS_A_PERSON.has(memory.state)) return null;
  if (language === 'en') return `${memory.state}: ${memory.evidence ?? 'reason unknown'}`;
  if (memory.failures > 0) return failureInChinese(memory);
  return problemInChinese(findProblem(memory, zone, now)) ?? memory.evidence ?? '';
}

function failureInChinese({ state, lastOutcome, evidence }: FeedMemory): string {
  const what = OUTCOMES[lastOutcome ?? ''] ?? evidence ?? '';
  if (state === 'blocked') return `被拦截，${what}`;
  return state === 'dead' ? `已失效，${what}` : `读取失败，${what}`;
}

/** By kind of result; see `http-result.ts`. */
const OUTCOMES: Readonly<Record<string, string>> = {
  gone: '网站已撤下该订阅源（410）',
  'not-found': '地址不存在（404）',
  forbidden: '网站拒绝访问（403）',
  throttled: '请求过于频繁（429）',
  'server-error': '网站故障（5xx）',
  'client-error': '网站不接受请求（4xx）',
  'too-large': '内容过大',
  timeout: '响应超时',
  'refused-address': '地址指向内网',
  'bad-redirect': '重定向无效',
  network: '无法连接',
  unreadable: '返回的内容无法识别为订阅源',
};

function problemInChinese(problem: FeedProblem | null): string | null {
  switch (problem?.kind) {
    case 'empty':
      return '没有任何条目';
    case 'silent': {
      const { perDay, withNews, days } = problem.rhythm.workdays;
      const usual = perDay < 1 ? `平时每 ${days} 个工作日有 ${withNews} 天更新` : `平时每天约 ${Math.round(perDay)} 条`;
      return `${usual}，已 ${problem.days} 天没有新内容`;
    }
    case 'frozen':
      return `已 ${problem.days} 天没有新内容`;
    case 'moved':
      return `已永久迁至 ${problem.to}`;
    default:
      return null;
  }
}
