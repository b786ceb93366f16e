/** The top of the HTML edition: brand, period, and how the evidence moved. */
import type { Child, FC } from 'hono/jsx';
import type { Edition } from '../../edition/edition.js';
import { isNotice, type Publication } from '../../edition/notice.js';
import { noticeLines } from '../../view/notices.js';
import { formatSpan } from '../../words/format-date.js';
import { wordsOf } from '../../words/words.js';
import { EvidenceBar } from './bars.js';
import { ACCENT, INK, SOFT } from './style.js';

/** The brand name beside two rising steps. */
const Mark: FC<{ name: string }> = ({ name }) => (
  <table role="presentation" cellpadding="0" style="border-collapse:separate;border-spacing:0">
    <tr valign="bottom">
      <td class="B" width="9" style={`border-bottom:5px solid ${ACCENT}`} />
      <td class="B" width="9" style={`border-bottom:14px solid ${ACCENT}`} />
      <td
        class="a"
        style={`padding-left:8px;font-size:15px;font-weight:700;line-height:15px;letter-spacing:1px;white-space:nowrap;color:${ACCENT}`}
      >
        {name}
      </td>
    </tr>
  </table>
);

/** Brand, digest, and the issue number and dates. */
export const Masthead: FC<{ publication: Publication }> = ({ publication }) => {
  const { digest } = publication;
  const words = wordsOf(digest.language);
  const issue = isNotice(publication) ? words.notice : words.number(publication.number);
  const { start, end } = isNotice(publication)
    ? { start: publication.writtenAt, end: publication.writtenAt }
    : publication.period;
  return (
    <table role="presentation" cellpadding="0" width="100%" style="width:100%">
      <tr>
        <td>
          <Mark name={words.brand} />
        </td>
        <td class="s" align="right" style={`font-size:13px;color:${SOFT}`}>
          {digest.title} · {issue}
          <br />
          {formatSpan(start, end, digest.zone, digest.language)}
        </td>
      </tr>
    </table>
  );
};

/** Title and sentences, with the evidence bar between them if there is one. */
export const Headline: FC<{ title: string; sentences: string[]; bar?: Child }> = ({ title, sentences, bar }) => (
  <>
    <h1 class="i h" style={`margin:${bar ? 0 : 24}px 0 0;font-size:26px;line-height:1.35;font-weight:700;color:${INK}`}>
      {title}
    </h1>
    {bar}
    {sentences.map((sentence) => (
      <p class="i" style={`margin:12px 0 0;font-size:16px;line-height:1.7;color:${INK}`}>
        {sentence}
      </p>
    ))}
  </>
);

export const Answer: FC<{ edition: Edition }> = ({ edition }) => {
  const { brief, digest, headline } = edition;
  const words = wordsOf(digest.language);
  return (
    <>
      {noticeLines(edition).map((line) => (
        <p class="n" style="margin:16px 0 0;padding:8px 12px;font-size:13px;background:#fff4e0;color:#7a4a05">
          {line}
        </p>
      ))}
      <p class="s" style={`margin:24px 0 4px;font-size:13px;color:${SOFT}`}>
        {words.question}
      </p>
      <Headline {...headline} bar={<EvidenceBar edition={edition} />} />
      {brief && (
        <p
          class="i l"
          style={`margin:16px 0 0;padding:0 0 0 12px;border-left:3px solid ${ACCENT};font-size:15px;line-height:1.7;color:${INK}`}
        >
          {`${words.brief}${words.colon}${brief}`}
        </p>
      )}
    </>
  );
};
