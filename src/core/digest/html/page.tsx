/** How is the HTML edition laid out, from the preheader to the footer? */

import { raw } from 'hono/html';
import type { Child, FC } from 'hono/jsx';
import type { Edition } from '../edition.js';
import { formatMoment, formatSpan } from '../format-date.js';
import type { RenderOptions } from '../render-options.js';
import { notCollectedLines, noticeLines } from '../render-text.js';
import { ARROW_EDITIONS, ARROW_FROM } from '../trend.js';
import { formulaLine, qualityLine, wordsOf } from '../words.js';
import { EvidenceBar, Trends } from './bars.js';
import { Scorecard } from './scorecard.js';
import { Link, StoryBlock } from './story-block.js';
import { ACCENT, FONT, GROUND, INK, LINE, PAPER, SHEET, SOFT } from './style.js';

/** Outlook for Windows takes the first font it knows and ignores the rest of the list. */
const OUTLOOK = `<!--[if mso]><style>body,table,td,p,h1,h2,h3,a,b,div{font-family:'Microsoft YaHei',Arial,sans-serif!important}</style><![endif]-->`;

interface Part {
  edition: Edition;
  options: RenderOptions;
  /** Stories left out to stay below the size that mail clients show whole. */
  dropped: number;
}

/** A heading with its count on the right. */
const Heading: FC<{ title: string; aside?: string }> = ({ title, aside }) => (
  <table role="presentation" cellpadding="0" width="100%" style="width:100%;margin:34px 0 14px">
    <tr>
      <td class="i l" style={`padding-top:9px;border-top:2px solid ${INK};font-size:14px;font-weight:700;color:${INK}`}>
        <h2 style="margin:0;font-size:14px">{title}</h2>
      </td>
      <td class="s l" align="right" style={`padding-top:9px;border-top:2px solid ${INK};font-size:13px;color:${SOFT}`}>
        {aside}
      </td>
    </tr>
  </table>
);

const Soft: FC<{ children?: Child }> = ({ children }) => (
  <p class="s" style={`margin:0 0 6px;font-size:13px;line-height:1.65;color:${SOFT}`}>
    {children}
  </p>
);

/** The name of the paper, behind a low and a high step. */
const Mark: FC<{ name: string }> = ({ name }) => (
  <table role="presentation" cellpadding="0" style="border-collapse:separate;border-spacing:0">
    <tr valign="bottom">
      <td class="B" width="9" style={`border-bottom:5px solid ${ACCENT}`} />
      <td class="B" width="9" style={`border-bottom:14px solid ${ACCENT}`} />
      <td
        class="a"
        style={`padding-left:8px;font-size:15px;font-weight:700;line-height:15px;letter-spacing:1px;color:${ACCENT}`}
      >
        {name}
      </td>
    </tr>
  </table>
);

const Masthead: FC<{ edition: Edition }> = ({ edition }) => {
  const { digest, period, number } = edition;
  const words = wordsOf(digest.language);
  return (
    <table role="presentation" cellpadding="0" width="100%" style="width:100%">
      <tr>
        <td>
          <Mark name={words.brand} />
        </td>
        <td class="s" align="right" style={`font-size:13px;color:${SOFT}`}>
          {digest.title} · {words.number(number)}
          <br />
          {formatSpan(period.start, period.end, digest.zone, digest.language)}
        </td>
      </tr>
    </table>
  );
};

const Answer: FC<{ edition: Edition }> = ({ edition }) => {
  const { headline, brief, digest } = edition;
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
      <h1 class="i h" style={`margin:0;font-size:26px;line-height:1.35;font-weight:700;color:${INK}`}>
        {headline.title}
      </h1>
      <EvidenceBar edition={edition} />
      {headline.sentences.map((sentence) => (
        <p class="i" style={`margin:12px 0 0;font-size:16px;line-height:1.7;color:${INK}`}>
          {sentence}
        </p>
      ))}
      {brief && (
        <p
          class="i l"
          style={`margin:16px 0 0;padding:0 0 0 12px;border-left:3px solid ${ACCENT};font-size:15px;line-height:1.7;color:${INK}`}
        >
          {brief}
        </p>
      )}
    </>
  );
};

const Stories: FC<Part> = ({ edition, options, dropped }) => {
  const words = wordsOf(edition.digest.language);
  return (
    <>
      {edition.sections.map(({ name, stories }) => (
        <>
          <Heading title={name} aside={String(stories.length)} />
          {stories.map((story) => (
            <StoryBlock story={story} edition={edition} options={options} />
          ))}
        </>
      ))}
      {dropped > 0 && (
        <Soft>
          {options.editionUrl ? (
            <Link href={options.editionUrl} colour={ACCENT}>
              {words.more(dropped)}
            </Link>
          ) : (
            words.moreNoLink(dropped)
          )}
        </Soft>
      )}
    </>
  );
};

const Nearly: FC<{ edition: Edition }> = ({ edition }) => {
  const words = wordsOf(edition.digest.language);
  if (edition.nearly.length === 0) return null;
  return (
    <>
      <Heading title={words.nearly} />
      {edition.nearly.map(({ title, url, reason }) => (
        <Soft>
          <Link href={url} colour={SOFT}>
            {title}
          </Link>
          {words.aside(words.nearlyReason[reason])}
        </Soft>
      ))}
    </>
  );
};

const Footer: FC<{ edition: Edition; options: RenderOptions }> = ({ edition, options }) => {
  const { digest, nextRun } = edition;
  const words = wordsOf(digest.language);
  const quality = qualityLine(edition);
  const links = [
    [words.online, options.editionUrl],
    [words.archive, options.archiveUrl],
    [words.unsubscribe, options.unsubscribeUrl],
  ] as const;
  return (
    <>
      <Heading title={words.notCollected} />
      {notCollectedLines(edition).map((line) => (
        <Soft>{line}</Soft>
      ))}
      <Heading title={words.quality} />
      {quality && <Soft>{quality}</Soft>}
      <Soft>
        {words.formula}
        {words.colon}
        {formulaLine(edition)}
      </Soft>
      <p
        class="i l"
        style={`margin:24px 0 0;padding-top:14px;border-top:1px solid ${LINE};font-size:14px;font-weight:600;color:${INK}`}
      >
        {words.next(formatMoment(nextRun, digest.zone, digest.language))}
      </p>
      <p class="s x" style={`margin:6px 0 0;font-size:13px;color:${SOFT}`}>
        {links
          .filter(([, url]) => url)
          .map(([text, url], index) => (
            <>
              {index > 0 && ' · '}
              <Link href={url ?? null} colour={ACCENT}>
                {text}
              </Link>
            </>
          ))}
      </p>
    </>
  );
};

const Body: FC<Part> = (part) => {
  const { edition } = part;
  const words = wordsOf(edition.digest.language);
  return (
    <>
      <Masthead edition={edition} />
      <Answer edition={edition} />
      {edition.scorecard.length > 0 && <Heading title={words.scorecard} />}
      <Scorecard edition={edition} />
      <Stories {...part} />
      {edition.trends.length > 0 && <Heading title={words.trends} />}
      <Trends edition={edition} />
      {edition.trends.length > 0 && <Soft>{words.trendNote(ARROW_FROM, ARROW_EDITIONS)}</Soft>}
      <Nearly edition={edition} />
      <Footer edition={edition} options={part.options} />
    </>
  );
};

/** The page. Mail clients show the hidden first line beside the subject. */
export const Page: FC<Part> = (part) => {
  const { digest, headline } = part.edition;
  return (
    <html lang={digest.language} dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no,date=no,address=no" />
        <title>{`${digest.title} · ${headline.title}`}</title>
        <style>{raw(SHEET)}</style>
        {raw(OUTLOOK)}
      </head>
      <body class="g" style={`margin:0;padding:0;background:${GROUND};font-family:${FONT}`}>
        <div style="display:none;max-height:0;overflow:hidden;mso-hide:all">{headline.sentences.join(' ')}</div>
        <table
          role="presentation"
          cellpadding="0"
          width="100%"
          bgcolor={GROUND}
          class="g"
          style={`width:100%;background:${GROUND}`}
        >
          <tr>
            <td class="g" align="center" style="padding:24px 12px">
              <table role="presentation" cellpadding="0" width="100%" style="width:100%;max-width:680px">
                <tr>
                  <td
                    class="p"
                    align="left"
                    bgcolor={PAPER}
                    style={`padding:28px 32px;background:${PAPER};font-family:${FONT};text-align:left`}
                  >
                    <Body {...part} />
                  </td>
                </tr>
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html>
  );
};
