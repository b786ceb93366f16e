/** The scorecard: one line for each figure of this period beside its baseline; the other rows are folded away. */
import type { Child, FC } from 'hono/jsx';
import type { Edition, ScorecardRow, ScorecardValue } from '../../edition/edition.js';
import { type ReportedRow, viewScorecard } from '../../view/scorecard-rows.js';
import { type Words, wordsOf } from '../../words/words.js';
import { Folded, Link } from './parts.js';
import { INK, LINE, SOFT, STANCE_CLASS, STANCE_COLOUR } from './style.js';

/** "13%（2024，document）", linked if it has an address. */
const Said: FC<{ value: ScorecardValue; words: Words }> = ({ value, words }) => {
  const said = [value.period, value.source].filter(Boolean).join(words.comma);
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
    <span class={STANCE_CLASS[stance]} style={`color:${STANCE_COLOUR[stance]};white-space:nowrap`}>
      {' '}
      {words.change(row.change.value, row.change.kind)}
    </span>
  );
};

const Small: FC<{ children?: Child }> = ({ children }) => (
  <span class="s" style={`font-size:12px;color:${SOFT}`}>
    {children}
  </span>
);

const Row: FC<{ row: ReportedRow; words: Words }> = ({ row, words }) => {
  const { newest, baselines, disputed, note } = row;
  const said = [newest.period, newest.source].filter(Boolean).join(words.comma);
  return (
    <p
      class="i l k"
      style={`margin:0;padding:5px 0;border-bottom:1px solid ${LINE};font-size:13px;line-height:1.55;color:${INK}`}
    >
      {row.name}{' '}
      <b style="font-size:14px">
        <Link href={newest.url} colour={INK}>
          {newest.text}
        </Link>
      </b>
      <Change row={row} words={words} />
      <Small>
        {said && words.aside(said)}
        {baselines.length > 0 && ` ${words.baseline} `}
        {baselines.map((one, index) => [index > 0 && ' / ', <Said value={one} words={words} />])}
        {disputed.map((one) => (
          <>
            <br />
            <b class="t1" style={`color:${STANCE_COLOUR.weakens}`}>
              {words.disputed}
            </b>{' '}
            <Said value={one} words={words} />
          </>
        ))}
        {note && [<br />, note]}
      </Small>
    </p>
  );
};

export const Scorecard: FC<{ edition: Edition }> = ({ edition }) => {
  const words = wordsOf(edition.digest.language);
  const { rows, stale } = viewScorecard(edition);
  return (
    <>
      {rows.map((row) => (
        <Row row={row} words={words} />
      ))}
      {stale.length > 0 && <Folded summary={words.nothingNew(stale.length)}>{stale.join(words.separator)}</Folded>}
    </>
  );
};
