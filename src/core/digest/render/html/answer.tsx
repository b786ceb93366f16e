/** The top of the HTML edition: brand, period, and the answer. Kept short, so that the first event is on a phone's first screen. */
import type { Child, FC } from 'hono/jsx';
import type { Edition } from '../../edition/edition.js';
import { isNotice, type Publication } from '../../edition/notice.js';
import { noticeLines } from '../../view/notices.js';
import { viewShortChanges } from '../../view/view-sections.js';
import { formatSpan } from '../../words/format-date.js';
import { wordsOf } from '../../words/words.js';
import { EvidenceBar } from './bars.js';
import { FieldLabel, Link } from './parts.js';
import { ACCENT, INK, SOFT } from './style.js';

/** More changes than this belong in the scorecard. */
const MOST_CHANGES = 3;

/** The brand name beside two rising steps. */
const Mark: FC<{ name: string }> = ({ name }) => (
  <table role="presentation" cellpadding="0" style="border-collapse:separate;border-spacing:0">
    <tr valign="bottom">
      <td class="B" width="8" style={`border-bottom:4px solid ${ACCENT}`} />
      <td class="B" width="8" style={`border-bottom:12px solid ${ACCENT}`} />
      <td
        class="a"
        style={`padding-left:7px;font-size:14px;font-weight:700;line-height:14px;letter-spacing:1px;white-space:nowrap;color:${ACCENT}`}
      >
        {name}
      </td>
    </tr>
  </table>
);

/** Brand, the issue number and dates, and the digest with the question it answers. */
export const Masthead: FC<{ publication: Publication }> = ({ publication }) => {
  const { digest } = publication;
  const words = wordsOf(digest.language);
  const issue = isNotice(publication) ? words.notice : words.number(publication.number);
  const { start, end } = isNotice(publication)
    ? { start: publication.writtenAt, end: publication.writtenAt }
    : publication.period;
  return (
    <>
      <table role="presentation" cellpadding="0" width="100%" style="width:100%">
        <tr>
          <td>
            <Mark name={words.brand} />
          </td>
          <td class="s" align="right" style={`font-size:12px;color:${SOFT}`}>
            {issue} · {formatSpan(start, end, digest.zone, digest.language)}
          </td>
        </tr>
      </table>
      <p class="s" style={`margin:6px 0 0;font-size:12px;line-height:1.5;color:${SOFT}`}>
        {digest.title}
        {isNotice(publication) || <span class="w">{` · ${words.question}`}</span>}
      </p>
    </>
  );
};

/** Title and sentences, with the evidence bar between them if there is one. */
export const Headline: FC<{ title: string; sentences: string[]; bar?: Child }> = ({ title, sentences, bar }) => (
  <>
    <h1 class="i h" style={`margin:0;padding-top:12px;font-size:24px;line-height:1.35;font-weight:700;color:${INK}`}>
      {title}
    </h1>
    {bar}
    {sentences.map((sentence) => (
      <p class="i" style={`margin:8px 0 0;font-size:15px;line-height:1.6;color:${INK}`}>
        {sentence}
      </p>
    ))}
  </>
);

/** The scorecard's fresh figures in one line. */
const Changes: FC<{ edition: Edition }> = ({ edition }) => {
  const changes = viewShortChanges(edition);
  if (changes === null) return null;
  const { separator } = wordsOf(edition.digest.language);
  return (
    <p class="s" style={`margin:8px 0 0;font-size:13px;line-height:1.55;color:${SOFT}`}>
      <FieldLabel text={changes.title} />{' '}
      {changes.lines.slice(0, MOST_CHANGES).map(({ text, url }, index) => [
        index > 0 && separator,
        <Link href={url} colour={SOFT}>
          {text}
        </Link>,
      ])}
    </p>
  );
};

/** The answer to the digest's question, and what it rests on. */
export const Answer: FC<{ edition: Edition }> = ({ edition }) => {
  const { brief, digest, headline } = edition;
  const words = wordsOf(digest.language);
  return (
    <>
      {noticeLines(edition).map((line) => (
        <p
          class="n"
          style="margin:10px 0 0;padding:5px 10px;font-size:12px;line-height:1.5;background:#fff4e0;color:#7a4a05"
        >
          {line}
        </p>
      ))}
      <Headline {...headline} bar={<EvidenceBar edition={edition} />} />
      <Changes edition={edition} />
      {brief && (
        <p
          class="i l"
          style={`margin:12px 0 0;padding:0 0 0 12px;border-left:3px solid ${ACCENT};font-size:14px;line-height:1.65;color:${INK}`}
        >
          {`${words.brief}${words.colon}${brief}`}
        </p>
      )}
    </>
  );
};
