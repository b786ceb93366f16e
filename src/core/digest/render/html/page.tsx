/** Layout of the HTML edition, from the preheader to the footer. */

import { raw } from 'hono/html';
import type { Child, FC } from 'hono/jsx';
import type { Edition } from '../../edition/edition.js';
import type { Notice } from '../../edition/notice.js';
import type { RenderOptions } from '../../view/render-options.js';
import { viewSections } from '../../view/view-sections.js';
import { trendNote, wordsOf } from '../../words/words.js';
import { Answer, Headline, Masthead } from './answer.js';
import { Trends } from './bars.js';
import { Footer, Nearly } from './closing.js';
import { Heading, Link, Soft } from './parts.js';
import { Scorecard } from './scorecard.js';
import { SectionList } from './section-list.js';
import { StoryBlock } from './story-block.js';
import { ACCENT, FONT, GROUND, PAPER, SHEET } from './style.js';

/** Outlook for Windows uses the first font of the list if it knows it and ignores the rest. */
const OUTLOOK = `<!--[if mso]><style>body,table,td,p,h1,h2,h3,a,b,div{font-family:'Microsoft YaHei',Arial,sans-serif!important}</style><![endif]-->`;

interface Part {
  edition: Edition;
  options: RenderOptions;
  /** Events omitted to stay below the size that mail clients show whole. */
  dropped: number;
}

const Stories: FC<Part> = ({ edition, options, dropped }) => {
  const words = wordsOf(edition.digest.language);
  return (
    <>
      {edition.items.map((story) => (
        <StoryBlock story={story} edition={edition} options={options} />
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

const EditionBody: FC<Part> = (part) => {
  const { edition } = part;
  const words = wordsOf(edition.digest.language);
  return (
    <>
      <Masthead publication={edition} />
      <Answer edition={edition} />
      <Stories {...part} />
      {viewSections(edition).map((section) => (
        <SectionList section={section} />
      ))}
      {edition.scorecard.length > 0 && <Heading title={words.scorecard} />}
      <Scorecard edition={edition} />
      {edition.trends.length > 0 && <Heading title={words.trends} />}
      <Trends edition={edition} />
      {edition.trends.length > 0 && <Soft>{trendNote(edition)}</Soft>}
      <Nearly edition={edition} />
      <Footer edition={edition} options={part.options} />
    </>
  );
};

/** The document around the content. Mail clients show the hidden first line next to the subject. */
const Frame: FC<{ digest: Edition['digest']; title: string; sentences: string[]; children?: Child }> = (frame) => {
  const { digest, title, sentences, children } = frame;
  return (
    <html lang={digest.language} dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no,date=no,address=no" />
        <title>{`${digest.title} · ${title}`}</title>
        <style>{raw(SHEET)}</style>
        {raw(OUTLOOK)}
      </head>
      <body class="g" style={`margin:0;padding:0;background:${GROUND};font-family:${FONT}`}>
        <div style="display:none;max-height:0;overflow:hidden;mso-hide:all">{sentences.join(' ')}</div>
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
                    style={`padding:24px 32px;background:${PAPER};font-family:${FONT};text-align:left;overflow-wrap:anywhere;word-break:break-word`}
                  >
                    {children}
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

export const EditionPage: FC<Part> = (part) => (
  <Frame digest={part.edition.digest} {...part.edition.headline}>
    <EditionBody {...part} />
  </Frame>
);

export const NoticePage: FC<{ notice: Notice }> = ({ notice }) => (
  <Frame digest={notice.digest} title={notice.title} sentences={notice.sentences}>
    <Masthead publication={notice} />
    <Headline title={notice.title} sentences={notice.sentences} />
  </Frame>
);
