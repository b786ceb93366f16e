/** One story in the HTML edition. */
import type { Child, FC } from 'hono/jsx';
import type { Edition, EditionItem } from '../../edition/edition.js';
import { figuresBesideLine } from '../../view/item-figures.js';
import { themeNames } from '../../view/notices.js';
import type { FeedbackLink, RenderOptions } from '../../view/render-options.js';
import { formatDate } from '../../words/format-date.js';
import { joinSentences, type Words, wordsOf } from '../../words/words.js';
import { INK, SOFT, STANCE_CLASS, STANCE_COLOUR } from './style.js';

/** A link, or plain text without an address. Without a colour it inherits that of the sheet or the mail client. */
export const Link: FC<{ href: string | null; colour?: string; children?: Child }> = ({ href, colour, children }) => {
  if (href === null) return <>{children}</>;
  if (colour === undefined) return <a href={href}>{children}</a>;
  return (
    <a href={href} style={`color:${colour};text-decoration:none`}>
      {children}
    </a>
  );
};

const About: FC<{ story: EditionItem; edition: Edition }> = ({ story, edition }) => {
  const { zone, language } = edition.digest;
  const words = wordsOf(language);
  const rest = [words.outlets(story), story.publishedAt && formatDate(story.publishedAt, zone, language)];
  return (
    <p class="s" style={`margin:4px 0 0;font-size:13px;line-height:1.5;color:${SOFT}`}>
      {story.stance && (
        <b class={STANCE_CLASS[story.stance]} style={`color:${STANCE_COLOUR[story.stance]}`}>
          {`● ${words.stance[story.stance]}`}
        </b>
      )}
      {[story.stance && '', ...rest, ...themeNames(story, edition)].filter((one) => one !== null).join(' · ')}
    </p>
  );
};

const Label: FC<{ text: string }> = ({ text }) => <b style="font-weight:600">{text}</b>;

/** Links in a row, labelled by outlet. */
const Links: FC<{ story: EditionItem; edition: Edition }> = ({ story, edition }) => (
  <>
    <Label text={wordsOf(edition.digest.language).links} />{' '}
    {story.links.map(({ outlet, url }, index) => [index > 0 && ' · ', <Link href={url}>{outlet}</Link>])}
  </>
);

const Follows: FC<{ follows: NonNullable<EditionItem['follows']>; words: Words }> = ({ follows, words }) => (
  <>
    <Label text={words.follows} /> <Link href={follows.url}>{follows.title}</Link>
    {follows.edition && words.inEdition(follows.edition)}
  </>
);

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

/** Notes below the extract: one paragraph, one line per kind. */
const Notes: FC<{ story: EditionItem; edition: Edition; options: RenderOptions }> = ({ story, edition, options }) => {
  const words = wordsOf(edition.digest.language);
  const { why, claim, follows } = story;
  const figures = figuresBesideLine(story);
  const labelled = (label: string, text: string) => [<Label text={label} />, ` ${text}`];
  const lines: Child[] = [];
  if (figures.length > 0) lines.push(labelled(words.figures, figures.join(words.separator)));
  if (why !== '') lines.push(labelled(words.why, why));
  if (claim) lines.push(labelled(words.claim, `${claim.text}${words.aside(claim.document)}`));
  if (follows) lines.push(<Follows follows={follows} words={words} />);
  lines.push(<Links story={story} edition={edition} />);
  if (options.feedbackUrl) lines.push(<Feedback story={story} words={words} link={options.feedbackUrl} />);
  return (
    <p class="s" style={`margin:6px 0 0;font-size:13px;line-height:1.7;color:${SOFT}`}>
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

export const StoryBlock: FC<{ story: EditionItem; edition: Edition; options: RenderOptions }> = (props) => {
  const { story, edition, options } = props;
  return (
    <div class="k" style="margin:0 0 22px">
      <h3
        class="i"
        dir="auto"
        lang={(story.titleEn === undefined ? story.lang : 'en') || undefined}
        style={`margin:0;font-size:17px;line-height:1.45;font-weight:600;color:${INK}`}
      >
        <Link href={story.links[0]?.url ?? null} colour={INK}>
          {story.titleEn ?? story.title}
        </Link>
      </h3>
      <InEnglish story={story} words={wordsOf(edition.digest.language)} />
      <About story={story} edition={edition} />
      {story.extract.length > 0 && (
        <p
          class="i"
          dir="auto"
          lang={story.lang || undefined}
          style={`margin:8px 0 0;font-size:15px;line-height:1.7;color:${INK}`}
        >
          {joinSentences(story)}
        </p>
      )}
      <Notes story={story} edition={edition} options={options} />
    </div>
  );
};
