/** The scorecard: baselines and newest figures side by side, readable on a phone. */
import type { Child, FC } from 'hono/jsx';
import type { Edition, ScorecardRow, ScorecardValue } from '../../edition/edition.js';
import { type ReportedRow, viewScorecard } from '../../view/scorecard-rows.js';
import { formatDate } from '../../words/format-date.js';
import { type Words, wordsOf } from '../../words/words.js';
import { Link } from './story-block.js';
import { INK, LINE, SOFT, STANCE_CLASS, STANCE_COLOUR } from './style.js';

/** "13%（2024，document）", with the value linked if it has an address. */
const Said: FC<{ value: ScorecardValue; words: Words; date: string | null }> = ({ value, words, date }) => {
  const said = [value.period, value.source, date].filter(Boolean).join(words.comma);
  return (
    <>
      <Link href={value.url} colour={SOFT}>
        {value.text}
      </Link>
      {said && words.aside(said)}
    </>
  );
};

/** Colours the change by whether it speaks for or against the thesis. */
function changeStance({ change, better }: ScorecardRow): 'supports' | 'weakens' | 'neutral' {
  if (change === null || change.value === 0 || better === null) return 'neutral';
  return change.value > 0 === (better === 'higher') ? 'supports' : 'weakens';
}

const Change: FC<{ row: ScorecardRow; words: Words }> = ({ row, words }) => {
  if (row.change === null) return null;
  const stance = changeStance(row);
  return (
    <div class={STANCE_CLASS[stance]} style={`font-size:13px;color:${STANCE_COLOUR[stance]}`}>
      {words.change(row.change.value, row.change.kind)}
    </div>
  );
};

const Small: FC<{ children?: Child }> = ({ children }) => (
  <div class="s" style={`margin-top:3px;font-size:12px;line-height:1.55;color:${SOFT}`}>
    {children}
  </div>
);

const Row: FC<{ row: ReportedRow; edition: Edition; words: Words }> = ({ row, edition, words }) => {
  const { zone, language } = edition.digest;
  const dateOf = (value: ScorecardValue) => value.date && formatDate(value.date, zone, language);
  const { newest } = row;
  const cell = `padding:9px 0;border-bottom:1px solid ${LINE};vertical-align:top`;
  return (
    <tr class="k">
      <td class="l" style={cell}>
        <div class="i" style={`font-size:14px;font-weight:600;color:${INK}`}>
          {row.name}
        </div>
        {row.baselines.length > 0 && (
          <Small>
            {words.baseline}{' '}
            {row.baselines.map((one, index) => [index > 0 && ' / ', <Said value={one} words={words} date={null} />])}
          </Small>
        )}
        <Small>
          {words.newest} <Said value={newest} words={words} date={dateOf(newest)} />
        </Small>
        {row.disputed.map((one) => (
          <Small>
            <b class="t1" style={`color:${STANCE_COLOUR.weakens}`}>
              {words.disputed}
            </b>{' '}
            <Said value={one} words={words} date={dateOf(one)} />
          </Small>
        ))}
        {row.note && <Small>{row.note}</Small>}
      </td>
      <td class="l" align="right" style={`${cell};padding-left:12px;white-space:nowrap`}>
        <div class={row.fresh ? 'i' : 's'} style={`font-size:18px;font-weight:600;color:${row.fresh ? INK : SOFT}`}>
          {newest.text}
        </div>
        <Change row={row} words={words} />
        {!row.fresh && <Small>{words.noneThisTime}</Small>}
      </td>
    </tr>
  );
};

export const Scorecard: FC<{ edition: Edition }> = ({ edition }) => {
  const words = wordsOf(edition.digest.language);
  const { rows, rest } = viewScorecard(edition);
  return (
    <>
      <table role="presentation" cellpadding="0" width="100%" style="width:100%">
        {rows.map((row) => (
          <Row row={row} edition={edition} words={words} />
        ))}
      </table>
      {rest && (
        <Small>
          <b>{words.noneThisTime}</b> {rest}
        </Small>
      )}
    </>
  );
};
