/** Bar charts that every mail client displays, drawn with borders and widths of table cells: no images, no SVG. */
import type { FC } from 'hono/jsx';
import type { Stance } from '../../../model.js';
import type { Edition, ThemeTrend } from '../../edition/edition.js';
import { tallestCount } from '../../edition/trend.js';
import { wordsOf } from '../../words/words.js';
import { ACCENT, BAR, INK, LINE, SOFT, STANCE_CLASS, STANCE_COLOUR } from './style.js';

const ORDER: Stance[] = ['supports', 'mixed', 'neutral', 'weakens'];
const TALLEST_PX = 14;

/** One bar, divided by stance, with its legend. */
export const EvidenceBar: FC<{ edition: Edition }> = ({ edition }) => {
  const { evidence, digest } = edition;
  const words = wordsOf(digest.language);
  const total = ORDER.reduce((sum, stance) => sum + evidence[stance], 0);
  if (total === 0) return null;
  return (
    <>
      <table role="presentation" cellpadding="0" width="100%" style="width:100%;margin:10px 0 4px">
        <tr>
          {ORDER.filter((stance) => evidence[stance] > 0).map((stance) => {
            const width = `${Math.round((100 * evidence[stance]) / total)}%`;
            return (
              <td
                width={width}
                bgcolor={STANCE_COLOUR[stance]}
                style={`width:${width};height:6px;line-height:6px;font-size:0`}
              >
                {'\u00a0'}
              </td>
            );
          })}
        </tr>
      </table>
      <p class="s" style={`margin:0;font-size:12px;line-height:1.5;color:${SOFT}`}>
        {ORDER.map((stance, index) => [
          index > 0 && '\u2002 ',
          <span style="white-space:nowrap">
            <span class={STANCE_CLASS[stance]} style={`color:${STANCE_COLOUR[stance]}`}>
              ●
            </span>
            {` ${words.stance[stance]} ${evidence[stance]}`}
          </span>,
        ])}
      </p>
    </>
  );
};

/**
 * Small columns, one per edition, the current one on the right in colour. All themes share one scale, so that a theme
 * mentioned once does not look as large as one mentioned twelve times.
 */
const Columns: FC<{ trend: ThemeTrend; most: number }> = ({ trend, most }) => {
  const counts = [...trend.previous.map(({ count }) => count), trend.current];
  return (
    <table
      role="presentation"
      width={counts.length * 9}
      style="border-collapse:separate;border-spacing:2px 0;table-layout:fixed"
    >
      <tr>
        {counts.map((count, index) => {
          const now = index === counts.length - 1;
          const height = count === 0 ? 1 : Math.max(2, Math.round((TALLEST_PX * count) / most));
          return <td class={now ? 'B' : 'b'} style={`border-bottom:${height}px solid ${now ? ACCENT : BAR}`} />;
        })}
      </tr>
    </table>
  );
};

const TrendRow: FC<{ trend: ThemeTrend; edition: Edition; most: number }> = ({ trend, edition, most }) => {
  const words = wordsOf(edition.digest.language);
  const cell = `padding:3px 0;border-bottom:1px solid ${LINE}`;
  const mean = trend.mean === null ? '' : words.mean(trend.mean.toFixed(1), trend.previous.length);
  const arrow = trend.arrow === null ? '' : { up: '↑', down: '↓', level: '→' }[trend.arrow];
  return (
    <tr>
      <td class="i l" style={`${cell};font-size:12px;color:${INK}`}>
        {trend.name}
      </td>
      <td class="l" width="84" valign="bottom" style={`${cell};width:84px`}>
        <Columns trend={trend} most={most} />
      </td>
      <td
        class="i l"
        align="right"
        style={`${cell};padding-left:10px;font-size:12px;font-weight:600;color:${INK};white-space:nowrap`}
      >
        {trend.current}
        {arrow && ` ${arrow} ${words.arrow[trend.arrow ?? 'level']}`}
      </td>
      <td
        class="s l w"
        align="right"
        style={`${cell};padding-left:12px;font-size:12px;color:${SOFT};white-space:nowrap`}
      >
        {mean}
      </td>
    </tr>
  );
};

export const Trends: FC<{ edition: Edition }> = ({ edition }) => {
  const most = tallestCount(edition);
  return (
    <table role="presentation" cellpadding="0" width="100%" style="width:100%">
      {edition.trends.map((trend) => (
        <TrendRow trend={trend} edition={edition} most={most} />
      ))}
    </table>
  );
};
