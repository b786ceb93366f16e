/** Renders an edition or notice as plain text, complete, for readers and mail clients without HTML. */
import type { Edition, EditionItem, ScorecardValue, ThemeTrend } from '../edition/edition.js';
import { isNotice, type Publication } from '../edition/notice.js';
import { tallestCount } from '../edition/trend.js';
import { figuresBesideLine } from '../view/item-figures.js';
import { notCollectedLines, noticeLines, themeNames } from '../view/notices.js';
import type { RenderOptions } from '../view/render-options.js';
import { type ReportedRow, viewScorecard } from '../view/scorecard-rows.js';
import { type SectionEntry, viewChanges, viewSections } from '../view/view-sections.js';
import { formatDate, formatMoment, formatSpan } from '../words/format-date.js';
import { formulaLine, joinSentences, qualityLine, trendNote, trendText, type Words, wordsOf } from '../words/words.js';

const RULE = '─'.repeat(32);

/** Block characters in eighths: a bar chart without an image. */
const BLOCKS = ['·', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

function sparkline({ previous, current }: ThemeTrend, most: number): string {
  const counts = [...previous.map((one) => one.count), current];
  return counts.map((count) => BLOCKS[Math.ceil((8 * count) / most)]).join('');
}

function valueLine({ text, period, source, url }: ScorecardValue, words: Words): string {
  const said = [period, source].filter(Boolean).join(words.comma);
  return `${text}${said && words.aside(said)}${url === null ? '' : ` ${url}`}`;
}

function scorecardLines(row: ReportedRow, words: Words): string[] {
  const baseline = row.baselines.map((one) => valueLine(one, words)).join(' / ');
  const change = row.change === null ? '' : ` [${words.change(row.change.value, row.change.kind)}]`;
  return [
    `* ${row.name}${words.colon}${valueLine(row.newest, words)}${change}`,
    ...(baseline === '' ? [] : [`  ${words.baseline}${words.colon}${baseline}`]),
    ...row.disputed.map((one) => `  ${words.disputed}${words.colon}${valueLine(one, words)}`),
    ...(row.note === null ? [] : [`  ${row.note}`]),
  ];
}

function allScorecardLines(edition: Edition, words: Words): string[] {
  const { rows, stale } = viewScorecard(edition);
  const others = stale.length === 0 ? [] : [`${words.noneThisTime}${words.colon}${stale.join(words.separator)}`];
  return [...rows.flatMap((row) => scorecardLines(row, words)), ...others];
}

function changeLines(edition: Edition, words: Words): string[] {
  const changes = viewChanges(edition);
  if (changes === null) return [];
  return [`${changes.title}${words.colon}`, ...changes.lines.map(({ text }) => `* ${text}`)];
}

function entryLine({ label, text, source, url }: SectionEntry, words: Words): string {
  const before = label === null ? '' : `${label}${words.colon}`;
  return `* ${before}${text}${source && words.aside(source)}${url === null ? '' : ` ${url}`}`;
}

function storyLines(story: EditionItem, edition: Edition, words: Words, options: RenderOptions): string[] {
  const { zone, language } = edition.digest;
  const about = [
    story.stance && words.stance[story.stance],
    story.theme && (edition.themeNames[story.theme] ?? story.theme),
    words.outlets(story),
    story.publishedAt && formatDate(story.publishedAt, zone, language),
  ].filter(Boolean);
  const lines = [`■ ${story.titleEn ?? story.title}`, `  ${about.join(' · ')}`];
  if (story.titleEn !== undefined) lines.push(`  ${words.translated}${story.title}`);
  if (story.line !== undefined) lines.push(`  ${story.line}`);
  if (story.extract.length > 0) lines.push(`  ${joinSentences(story)}`);
  const figures = figuresBesideLine(story);
  if (figures.length > 0) lines.push(`  ${words.figures}${words.colon}${figures.join(words.separator)}`);
  if (story.why !== '') lines.push(`  ${words.why}${words.colon}${story.why}`);
  if (story.claim !== null)
    lines.push(`  ${words.claim}${words.colon}${story.claim.text}${words.aside(story.claim.document)}`);
  if (story.answers !== null) lines.push(`  ${words.answers}${story.answers.title}`);
  if (story.follows !== null) {
    const edition = story.follows.edition === null ? '' : words.inEdition(story.follows.edition);
    lines.push(`  ${words.follows}${story.follows.title}${edition}`);
  }
  for (const { title, outlet, url } of story.points)
    lines.push(`  - ${title}${words.aside(outlet)}${url === null ? '' : ` ${url}`}`);
  if (story.otherThemes.length > 0)
    lines.push(`  ${words.tags}${words.colon}${themeNames(story, edition).join(words.comma)}`);
  for (const { outlet, url } of story.links) lines.push(`  ${outlet}${url === null ? '' : ` ${url}`}`);
  const mark = options.feedbackUrl?.(story.id, 'off-topic');
  if (mark !== undefined) lines.push(`  ${words.feedback.offTopic}${words.colon}${mark}`);
  return [...lines, ''];
}

function trendLines(edition: Edition, words: Words): string[] {
  if (edition.trends.length === 0) return [];
  const most = tallestCount(edition);
  const lines = edition.trends.map((trend) => `${sparkline(trend, most)} ${trend.name} ${trendText(trend, words)}`);
  return [...lines, trendNote(edition)];
}

function section(title: string, lines: string[]): string[] {
  return lines.length === 0 ? [] : ['', `【${title}】`, RULE, ...lines];
}

function closingLines(edition: Edition, words: Words, options: RenderOptions): string[] {
  const { zone, language } = edition.digest;
  const quality = qualityLine(edition);
  const links = [
    [words.online, options.editionUrl],
    [words.archive, options.archiveUrl],
    [words.unsubscribe, options.unsubscribeUrl],
  ].filter(([, url]) => url);
  return [
    '',
    RULE,
    ...(quality === null ? [] : [`${words.quality}${words.colon}${quality}`]),
    `${words.formula}${words.colon}${formulaLine(edition)}`,
    words.next(formatMoment(edition.nextRun, zone, language)),
    ...links.map(([name, url]) => `${name}${words.colon}${url}`),
  ];
}

/** The whole edition as plain text, with every event. */
export function renderText(publication: Publication, options: RenderOptions = {}): string {
  if (isNotice(publication)) {
    const { digest, title, sentences } = publication;
    return [digest.title, RULE, title, '', ...sentences, ''].join('\n');
  }
  const edition = publication;
  const { digest, period, headline } = edition;
  const words = wordsOf(digest.language);
  const lines = [
    `${digest.title} · ${words.number(edition.number)} · ${formatSpan(period.start, period.end, digest.zone, digest.language)}`,
    RULE,
    ...noticeLines(edition),
    headline.title,
    ...headline.sentences,
    ...changeLines(edition, words),
    ...(edition.brief === null ? [] : ['', `${words.brief}${words.colon}${edition.brief}`]),
    '',
    RULE,
    ...edition.items.flatMap((story) => storyLines(story, edition, words, options)),
    ...viewSections(edition).flatMap(({ title, entries }) =>
      section(
        title,
        entries.map((entry) => entryLine(entry, words)),
      ),
    ),
    ...section(words.scorecard, allScorecardLines(edition, words)),
    ...section(words.trends, trendLines(edition, words)),
    ...section(
      words.nearly,
      edition.nearly.map(
        (one) => `* ${one.title}${words.aside(words.nearlyReason[one.reason])}${one.url === null ? '' : ` ${one.url}`}`,
      ),
    ),
    ...section(words.notCollected, notCollectedLines(edition)),
    ...closingLines(edition, words, options),
  ];
  return `${lines.join('\n')}\n`;
}
