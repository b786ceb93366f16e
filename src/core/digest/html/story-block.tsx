/** How does one story look in the HTML edition? */
import type { Child, FC } from 'hono/jsx';
import type { Edition, EditionStory } from '../edition.js';
import { formatDate } from '../format-value.js';
import type { RenderOptions } from '../render-options.js';
import { themeNames } from '../render-text.js';
import { wordsOf } from '../words.js';
import { INK, SOFT, STANCE_CLASS, STANCE_COLOUR } from './style.js';

/** A link that takes the colour around it; plain text where there is no address. */
export const Link: FC<{ href: string | null; colour: string; weight?: string; children?: Child }> = (props) => {
  const { href, colour, weight, children } = props;
  if (href === null) return <>{children}</>;
  return (
    <a href={href} style={`color:${colour};text-decoration:none${weight ? `;font-weight:${weight}` : ''}`}>
      {children}
    </a>
  );
};

const Note: FC<{ label: string; children?: Child }> = ({ label, children }) => (
  <p class="s" style={`margin:5px 0 0;font-size:13px;line-height:1.6;color:${SOFT}`}>
    <b style="font-weight:600">{label}</b> {children}
  </p>
);

const About: FC<{ story: EditionStory; edition: Edition }> = ({ story, edition }) => {
  const { zone, language } = edition.digest;
  const words = wordsOf(language);
  const rest = [
    words.outlets(story),
    story.publishedAt && formatDate(story.publishedAt, zone, language),
    ...themeNames(story, edition),
  ];
  return (
    <p class="s" style={`margin:4px 0 0;font-size:13px;line-height:1.5;color:${SOFT}`}>
      {story.stance && (
        <b class={STANCE_CLASS[story.stance]} style={`color:${STANCE_COLOUR[story.stance]};font-weight:600`}>
          {'● '}
          {words.stance[story.stance]}
          {' · '}
        </b>
      )}
      {rest.filter(Boolean).join(' · ')}
    </p>
  );
};

const Notes: FC<{ story: EditionStory; edition: Edition }> = ({ story, edition }) => {
  const words = wordsOf(edition.digest.language);
  const { follows, claim } = story;
  return (
    <>
      {story.figures.length > 0 && (
        <Note label={words.figures}>{story.figures.map((one) => one.text).join(words.separator)}</Note>
      )}
      {story.why !== '' && <Note label={words.why}>{story.why}</Note>}
      {claim && (
        <Note label={words.claim}>
          {claim.text}
          {words.aside(claim.document)}
        </Note>
      )}
      {follows && (
        <Note label={words.follows}>
          <Link href={follows.url} colour={SOFT}>
            {follows.title}
          </Link>
          {follows.edition && words.inEdition(follows.edition)}
        </Note>
      )}
    </>
  );
};

const Links: FC<{ story: EditionStory; edition: Edition }> = ({ story, edition }) => (
  <Note label={wordsOf(edition.digest.language).links}>
    {story.links.map(({ outlet, url }, index) => (
      <>
        {index > 0 && ' · '}
        <Link href={url} colour={STANCE_COLOUR.supports}>
          {outlet}
        </Link>
      </>
    ))}
  </Note>
);

const Feedback: FC<{ story: EditionStory; edition: Edition; options: RenderOptions }> = ({
  story,
  edition,
  options,
}) => {
  const { feedbackUrl } = options;
  if (feedbackUrl === undefined) return null;
  const { feedback } = wordsOf(edition.digest.language);
  const marks = [
    ['useful', feedback.useful],
    ['off-topic', feedback.offTopic],
    ['wrong-theme', feedback.wrongTheme],
    ['merge', feedback.merge],
  ] as const;
  return (
    <p class="s x" style={`margin:5px 0 0;font-size:12px;color:${SOFT}`}>
      {marks.map(([mark, text], index) => (
        <>
          {index > 0 && ' · '}
          <Link href={feedbackUrl(story.id, mark)} colour={SOFT}>
            {text}
          </Link>
        </>
      ))}
    </p>
  );
};

/** Sentences of one text follow each other with a space in English, without in Chinese. */
export function joinSentences({ extract, lang }: EditionStory): string {
  return extract.join(lang.startsWith('zh') || lang.startsWith('ja') ? '' : ' ');
}

export const StoryBlock: FC<{ story: EditionStory; edition: Edition; options: RenderOptions }> = (props) => {
  const { story, edition, options } = props;
  return (
    <div class="k" style="margin:0 0 22px">
      <h3
        class="i"
        dir="auto"
        lang={story.lang || undefined}
        style={`margin:0;font-size:17px;line-height:1.45;font-weight:600;color:${INK}`}
      >
        <Link href={story.links[0]?.url ?? null} colour={INK}>
          {story.title}
        </Link>
      </h3>
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
      <Notes story={story} edition={edition} />
      <Links story={story} edition={edition} />
      <Feedback story={story} edition={edition} options={options} />
    </div>
  );
};
