/**
 * The first page: the newest edition, earlier editions, feeds that need attention, subscriptions, and the state of the service.
 */
import type { DigestDefinition, DigestLanguage } from '../core/config/digest-definition.js';
import type { Evidence } from '../core/digest/edition/edition.js';
import { formatMoment, formatSpan } from '../core/digest/words/format-date.js';
import { wordsOf } from '../core/digest/words/words.js';
import { type FeedMemory, isUnhealthy } from '../core/polling/feed-memory.js';
import type { Theme } from '../core/seeds/seeds.js';
import { type ArchiveWords, archiveWords } from './archive-words.js';
import type { Status } from './collect-status.js';
import { PageFrame } from './page-frame.js';

interface EditionRow {
  id: string;
  digestId: string;
  title: string;
  headline: string;
  number: number;
  periodStart: Date;
  periodEnd: Date;
  late: boolean;
  evidence: Evidence;
  stories: string | null;
}

interface ArchiveProps {
  status: Status;
  /** Newest first. */
  editions: EditionRow[];
  feeds: FeedMemory[];
  digests: DigestDefinition[];
  themes: Theme[];
  language: DigestLanguage;
  zone: string;
}

interface Place {
  words: ArchiveWords;
  language: DigestLanguage;
  zone: string;
}

export function ArchivePage({ status, editions, feeds, digests, themes, language, zone }: ArchiveProps) {
  const words = archiveWords(language);
  const place = { words, language, zone };
  const [newest, ...older] = editions;
  const troubled = feeds.filter(isUnhealthy);
  return (
    <PageFrame
      title={words.title}
      language={language}
      aside={words.question}
      head={digests.map(({ id, title }) => (
        <link rel="alternate" type="application/atom+xml" title={title} href={`/feeds/${id}.atom`} />
      ))}
    >
      {newest ? <Newest row={newest} {...place} /> : <p class="soft">{words.noEdition}</p>}
      {older.length > 0 && (
        <>
          <h2>
            {words.before} <span>{older.length}</span>
          </h2>
          <ul>
            {older.map((row) => (
              <li>
                <Entry row={row} {...place} />
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>
        {words.feeds} <span>{words.feedCount(feeds.length - troubled.length, feeds.length)}</span>
      </h2>
      {troubled.length === 0 ? <p class="soft">{words.allWell}</p> : <Troubled rows={troubled} {...place} />}
      <h2>{words.follow}</h2>
      <Follow digests={digests} themes={themes} words={words} />
      <h2>{words.service}</h2>
      <Service status={status} {...place} />
    </PageFrame>
  );
}

/** Uses colours that colour-blind readers can tell apart; the text below repeats the information. */
function EvidenceBar({ evidence, language }: { evidence: Evidence; language: DigestLanguage }) {
  const parts = [
    ['supports', 'for'],
    ['weakens', 'against'],
    ['mixed', 'mixed'],
    ['neutral', 'none'],
  ] as const;
  const shown = parts.filter(([stance]) => evidence[stance] > 0);
  if (shown.length === 0) return null;
  const { stance: names } = wordsOf(language);
  return (
    <>
      <div class="bar" aria-hidden="true">
        {shown.map(([stance, colour]) => (
          <b style={`flex:${evidence[stance]};background:var(--${colour})`} />
        ))}
      </div>
      <p class="soft">{shown.map(([stance]) => `${names[stance]} ${evidence[stance]}`).join(' · ')}</p>
    </>
  );
}

function About({ row, words, language, zone }: { row: EditionRow } & Place) {
  const span = formatSpan(row.periodStart.toISOString(), row.periodEnd.toISOString(), zone, language);
  return (
    <p class="soft">
      {row.title} · {wordsOf(language).number(row.number)} · {span} · {words.stories(Number(row.stories ?? 0))}
      {row.late && <span class="bad"> · {words.late}</span>}
    </p>
  );
}

function Forms({ id }: { id: string }) {
  return (
    <p class="links">
      {['txt', 'md', 'json'].map((form) => (
        <a href={`/editions/${id}.${form}`}>{form}</a>
      ))}
    </p>
  );
}

function Newest({ row, ...place }: { row: EditionRow } & Place) {
  return (
    <section>
      <h1>
        <a href={`/editions/${row.id}.html`}>{row.headline}</a>
      </h1>
      <About row={row} {...place} />
      <EvidenceBar evidence={row.evidence} language={place.language} />
      <p class="links">
        <a class="accent" href={`/editions/${row.id}.html`}>
          {place.words.read(wordsOf(place.language).number(row.number))}
        </a>
        {['txt', 'md', 'json'].map((form) => (
          <a href={`/editions/${row.id}.${form}`}>{form}</a>
        ))}
      </p>
    </section>
  );
}

function Entry({ row, ...place }: { row: EditionRow } & Place) {
  return (
    <>
      <h3>
        <a href={`/editions/${row.id}.html`}>{row.headline}</a>
      </h3>
      <About row={row} {...place} />
      <Forms id={row.id} />
    </>
  );
}

function Troubled({ rows, words, language, zone }: { rows: FeedMemory[] } & Place) {
  return (
    <ul>
      {rows.map((feed) => (
        <li>
          <h3>
            {feed.name} <span class="bad soft">{words.states[feed.state] ?? feed.state}</span>
          </h3>
          <p class="soft">
            {words.since(formatMoment(feed.stateSince.toISOString(), zone, language))}
            {feed.evidence}
          </p>
          {feed.cure && <p class="soft">{feed.cure}</p>}
        </li>
      ))}
    </ul>
  );
}

function Follow({ digests, themes, words }: { digests: DigestDefinition[]; themes: Theme[]; words: ArchiveWords }) {
  return (
    <ul>
      {digests.map(({ id, title, language, themes: followed }) => (
        <li>
          <h3>{title}</h3>
          <p class="links">
            <a href={`/feeds/${id}.atom`}>Atom</a> <a href={`/feeds/${id}.json`}>JSON Feed</a>
          </p>
          <p class="links">
            <span class="soft">{words.byTheme}</span>
            {themes
              .filter((theme) => followed.length === 0 || followed.includes(theme.id))
              .map((theme) => (
                <a href={`/feeds/${id}/${theme.id}.atom`}>{language === 'en' ? theme.name.en : theme.name.zh}</a>
              ))}
          </p>
        </li>
      ))}
    </ul>
  );
}

function Service({ status, words, language, zone }: { status: Status } & Place) {
  const { articles, stories, copies, deliveries } = status;
  const waiting = Object.entries(articles).reduce((sum, [state, n]) => (state === 'filed' ? sum : sum + n), 0);
  const facts: [string, number][] = [
    [words.articles, articles.filed ?? 0],
    [words.storiesKept, stories],
    [words.copies, copies],
    [words.inWork, waiting],
    [words.delivered, deliveries.sent ?? 0],
    [words.undelivered, (deliveries.failed ?? 0) + (deliveries.unknown ?? 0)],
  ];
  return (
    <>
      <dl class="facts">
        {facts.map(([name, n]) => (
          <div>
            <dt>{name}</dt>
            <dd>{n.toLocaleString('en-US')}</dd>
          </div>
        ))}
      </dl>
      <p class="soft">
        {status.clock === null ? words.neverRan : words.lastTick(formatMoment(status.clock, zone, language))}
      </p>
      <p class="links">
        <a href="/status.json">status.json</a>
        <a href="/metrics">metrics</a>
        <a href="/queues">queues</a>
      </p>
    </>
  );
}
