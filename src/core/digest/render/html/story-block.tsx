/** One event in the HTML edition. */
import type { Child, FC } from 'hono/jsx';
import type { Edition, EditionItem, EditionPoint } from '../../edition/edition.js';
import { figuresBesideLine } from '../../view/item-figures.js';
import type { FeedbackLink, RenderOptions } from '../../view/render-options.js';
import { formatDate } from '../../words/format-date.js';
import { joinSentences, type Words, wordsOf } from '../../words/words.js';
import { FieldLabel, Folded, Link } from './parts.js';
import { INK, SOFT, STANCE_CLASS, STANCE_COLOUR } from './style.js';

/** Further headlines that stand open; the rest is folded away. */
const OPEN_POINTS = 3;

/** Stance, theme, sources and date in one line. */
const About: FC<{ story: EditionItem; edition: Edition; words: Words }> = ({ story, edition, words }) => {
  const { zone, language } = edition.digest;
  const { stance, theme, publishedAt, links } = story;
  const rest = [
    theme && (edition.themeNames[theme] ?? theme),
    links[0]?.outlet,
    words.outlets(story),
    publishedAt && formatDate(publishedAt, zone, language),
  ].filter(Boolean);
  return (
    <p class="s" style={`margin:2px 0 0;font-size:12px;line-height:1.5;color:${SOFT}`}>
      {stance && (
        <b class={STANCE_CLASS[stance]} style={`color:${STANCE_COLOUR[stance]}`}>
          {`● ${words.stance[stance]}`}
        </b>
      )}
      {[...(stance ? [''] : []), ...rest].join(' · ')}
    </p>
  );
};

const Feedback: FC<{ story: EditionItem; words: Words; link: FeedbackLink }> = ({ story, words, link }) => {
  const { feedback } = words;
  const marks = [
    ['useful', feedback.useful],
    ['off-topic', feedback.offTopic],
    ['wrong-theme', feedback.wrongTheme],
    ['merge', feedback.merge],
  ] as const;
  return (
    <span class="x">
      {marks.map(([mark, text], index) => [index > 0 && ' · ', <Link href={link(story.id, mark)}>{text}</Link>])}
    </span>
  );
};

/** Related events: the one it continues, the one it answers. */
const Related: FC<{ label: string; title: string; url: string | null; aside?: string }> = (related) => (
  <>
    <FieldLabel text={related.label} /> <Link href={related.url}>{related.title}</Link>
    {related.aside}
  </>
);

/** Notes below the extract: one paragraph, one line per kind. */
const Notes: FC<{ story: EditionItem; words: Words; options: RenderOptions }> = ({ story, words, options }) => {
  const { why, claim, follows, answers } = story;
  const figures = figuresBesideLine(story);
  const labelled = (label: string, text: string) => [<FieldLabel text={label} />, ` ${text}`];
  const others = story.links
    .slice(1)
    .map(({ outlet, url }, index) => [index > 0 && ' · ', <Link href={url}>{outlet}</Link>]);
  const lines: Child[] = [];
  if (figures.length > 0) lines.push(labelled(words.figures, figures.join(words.separator)));
  if (why !== '') lines.push(labelled(words.why, why));
  if (claim) lines.push(labelled(words.claim, `${claim.text}${words.aside(claim.document)}`));
  if (answers) lines.push(<Related label={words.answers} {...answers} />);
  if (follows)
    lines.push(
      <Related label={words.follows} {...follows} aside={follows.edition ? words.inEdition(follows.edition) : ''} />,
    );
  if (others.length > 0) lines.push([<FieldLabel text={words.links} />, ' ', others]);
  if (options.feedbackUrl) lines.push(<Feedback story={story} words={words} link={options.feedbackUrl} />);
  if (lines.length === 0) return null;
  return (
    <p class="s" style={`margin:4px 0 0;font-size:12px;line-height:1.65;color:${SOFT}`}>
      {lines.map((line, index) => [index > 0 && <br />, line])}
    </p>
  );
};

/** Below the headline: what a translated headline says in the original, and what happened in English. */
const InEnglish: FC<{ story: EditionItem; words: Words }> = ({ story: { title, titleEn, line, lang }, words }) => (
  <>
    {titleEn !== undefined && (
      <p class="s" style={`margin:4px 0 0;font-size:13px;line-height:1.5;color:${SOFT}`}>
        {words.translated}
        <span lang={lang || undefined}>{title}</span>
      </p>
    )}
    {line !== undefined && (
      <p class="i" style={`margin:4px 0 0;font-size:15px;line-height:1.5;color:${INK}`}>
        {line}
      </p>
    )}
  </>
);

/** Headlines, each with its outlet, one a line. */
const Headlines: FC<{ points: EditionPoint[] }> = ({ points }) => (
  <>
    {points.map(({ title, outlet, url }, index) => [
      index > 0 && <br />,
      <Link href={url}>{title}</Link>,
      ` ${outlet}`,
    ])}
  </>
);

/** What else the event's articles tell. */
const Points: FC<{ points: EditionPoint[]; words: Words }> = ({ points, words }) => {
  if (points.length === 0) return null;
  const rest = points.slice(OPEN_POINTS);
  return (
    <>
      <p class="s" style={`margin:4px 0 0;font-size:12px;line-height:1.65;color:${SOFT}`}>
        <FieldLabel text={words.points} /> <Headlines points={points.slice(0, OPEN_POINTS)} />
      </p>
      {rest.length > 0 && (
        <Folded summary={words.morePoints(rest.length)}>
          <Headlines points={rest} />
        </Folded>
      )}
    </>
  );
};

export const StoryBlock: FC<{ story: EditionItem; edition: Edition; options: RenderOptions }> = (props) => {
  const { story, edition, options } = props;
  const words = wordsOf(edition.digest.language);
  return (
    <div class="k" style="margin:18px 0 0">
      <h3
        class="i"
        dir="auto"
        lang={(story.titleEn === undefined ? story.lang : 'en') || undefined}
        style={`margin:0;font-size:16px;line-height:1.4;font-weight:600;color:${INK}`}
      >
        <Link href={story.links[0]?.url ?? null} colour={INK}>
          {story.titleEn ?? story.title}
        </Link>
      </h3>
      <InEnglish story={story} words={words} />
      <About story={story} edition={edition} words={words} />
      {story.extract.length > 0 && (
        <p
          class="i"
          dir="auto"
          lang={story.lang || undefined}
          style={`margin:4px 0 0;font-size:14px;line-height:1.6;color:${INK}`}
        >
          {joinSentences(story)}
        </p>
      )}
      <Points points={story.points} words={words} />
      <Notes story={story} words={words} options={options} />
    </div>
  );
};
