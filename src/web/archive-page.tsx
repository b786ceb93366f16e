/**
 * What does the first page show? Whether the service is well, the editions so far, and the feeds that need a person.
 */
import type { FeedMemory } from '../core/polling/feed-memory.js';
import type { Status } from './read-status.js';

interface EditionRow {
  id: string;
  digestId: string;
  number: number;
  periodStart: Date;
  periodEnd: Date;
  late: boolean;
  stories: string | null;
}

const style = `
  :root { color-scheme: light dark; --ink: #1d1d1f; --soft: #6e6e73; --line: #d2d2d7; --bad: #b3261e; --accent: #c2410c; }
  @media (prefers-color-scheme: dark) { :root { --ink: #f2f2f4; --soft: #a1a1a6; --line: #3a3a3c; --bad: #ff8a80; --accent: #ff9f5a; } }
  body { font: 16px/1.6 system-ui, "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
    color: var(--ink); max-width: 52rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
  h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.1rem; margin: 2.2rem 0 .5rem; }
  p { margin: .3rem 0; } .soft { color: var(--soft); } .bad { color: var(--bad); }
  table { border-collapse: collapse; width: 100%; } td, th { text-align: left; padding: .45rem .6rem .45rem 0; vertical-align: top;
    border-bottom: 1px solid var(--line); } th { font-weight: 500; color: var(--soft); } a { color: var(--accent); }
`;

const day = (at: Date): string => at.toISOString().slice(0, 10);

export function ArchivePage({
  status,
  editions,
  feeds,
}: {
  status: Status;
  editions: EditionRow[];
  feeds: FeedMemory[];
}) {
  const troubled = feeds.filter(({ evidence }) => evidence !== null);
  const waiting = Object.entries(status.articles).reduce((sum, [state, n]) => (state === 'filed' ? sum : sum + n), 0);
  return (
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>半步 Half Step</title>
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <h1>半步 Half Step</h1>
        <p class="soft">
          {status.articles.filed ?? 0} 篇文章 · {status.stories} 个事件 · {status.copies} 篇转载 · {status.feeds.total}{' '}
          个来源
          {waiting > 0 ? ` · ${waiting} 篇处理中` : ''}
        </p>
        <p class="soft">最近一次时钟：{status.clock ?? '尚未运行'}</p>

        <h2>各期 Editions</h2>
        {editions.length === 0 ? <p class="soft">还没有出刊。No edition yet.</p> : <Editions rows={editions} />}

        <h2>来源 Feeds</h2>
        {troubled.length === 0 ? <p class="soft">全部正常。All is well.</p> : <Troubled rows={troubled} />}

        <p class="soft" style="margin-top:3rem">
          <a href="/status.json">status.json</a> · <a href="/metrics">metrics</a> · <a href="/queues">queues</a>
        </p>
      </body>
    </html>
  );
}

function Editions({ rows }: { rows: EditionRow[] }) {
  return (
    <table>
      {rows.map((row) => (
        <tr>
          <td>
            <a href={`/editions/${row.id}.html`}>
              {row.digestId} 第 {row.number} 期
            </a>
          </td>
          <td>
            {day(row.periodStart)} — {day(row.periodEnd)}
          </td>
          <td>{row.stories ?? '0'} 条</td>
          <td>
            {row.late ? <span class="bad">迟 </span> : null}
            <a href={`/editions/${row.id}.txt`}>txt</a> <a href={`/editions/${row.id}.md`}>md</a>{' '}
            <a href={`/editions/${row.id}.json`}>json</a>
          </td>
        </tr>
      ))}
    </table>
  );
}

function Troubled({ rows }: { rows: FeedMemory[] }) {
  return (
    <table>
      {rows.map((feed) => (
        <tr>
          <td>{feed.name}</td>
          <td class="bad">{feed.state}</td>
          <td>
            {feed.evidence}
            <div class="soft">{feed.cure}</div>
          </td>
        </tr>
      ))}
    </table>
  );
}
