/** The sections of one line each in the HTML edition: other events, rivals, what comes next. */
import type { FC } from 'hono/jsx';
import type { EditionSection } from '../../view/view-sections.js';
import { FieldLabel, Heading, Link } from './parts.js';
import { INK, SOFT, STANCE_CLASS, STANCE_COLOUR } from './style.js';

/** Title, then one entry a line, each with its source. */
export const SectionList: FC<{ section: EditionSection }> = ({ section }) => (
  <>
    <Heading title={section.title} />
    {section.entries.map(({ label, text, source, url, stance }) => (
      <p class="i" style={`margin:0 0 5px;font-size:13px;line-height:1.5;color:${INK}`}>
        {stance && (
          <span class={STANCE_CLASS[stance]} style={`color:${STANCE_COLOUR[stance]}`}>
            ●{' '}
          </span>
        )}
        {label !== null && (
          <>
            <FieldLabel text={label} />{' '}
          </>
        )}
        <Link href={url} colour={INK}>
          {text}
        </Link>{' '}
        <span class="s" style={`font-size:12px;color:${SOFT}`}>
          {source}
        </span>
      </p>
    ))}
  </>
);
