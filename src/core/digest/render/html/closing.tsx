/** The end of the HTML edition: near misses, gaps, quality, and the date of the next edition. */
import type { FC } from 'hono/jsx';
import type { Edition } from '../../edition/edition.js';
import { notCollectedLines } from '../../view/notices.js';
import type { RenderOptions } from '../../view/render-options.js';
import { formatMoment } from '../../words/format-date.js';
import { formulaLine, qualityLine, wordsOf } from '../../words/words.js';
import { FieldLabel, Heading, Link, Soft } from './parts.js';
import { ACCENT, INK, LINE, SOFT } from './style.js';

export const Nearly: FC<{ edition: Edition }> = ({ edition }) => {
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

export const Footer: FC<{ edition: Edition; options: RenderOptions }> = ({ edition, options }) => {
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
        <FieldLabel text={words.formula} /> {formulaLine(edition)}
      </Soft>
      <p
        class="i l"
        style={`margin:16px 0 0;padding-top:10px;border-top:1px solid ${LINE};font-size:13px;font-weight:600;color:${INK}`}
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
