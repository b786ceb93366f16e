/** Renders an edition or notice as Markdown, for wikis, notes and repositories. */
import type { Edition, EditionItem, ScorecardValue } from '../edition/edition.js';
import { isNotice, type Publication } from '../edition/notice.js';
import { figuresBesideLine } from '../view/item-figures.js';
import { notCollectedLines, noticeLines, themeNames } from '../view/notices.js';
import type { RenderOptions } from '../view/render-options.js';
import { type ReportedRow, viewScorecard } from '../view/scorecard-rows.js';
import { type SectionEntry, viewChanges, viewSections } from '../view/view-sections.js';
import { formatDate, formatMoment, formatSpan } from '../words/format-date.js';
import { formulaLine, joinSentences, qualityLine, trendNote, trendText, type Words, wordsOf } from '../words/words.js';

/** Escapes everything that Markdown or embedded HTML would interpret, including at the start of a line. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]<>|~#!]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/^(\s*)([-+])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])(?=\s|$)/, '$1\\$2');
}

const md = escapeMarkdown;

/** A link, or plain text without an address. Brackets in the address are encoded, because they would end it early. */
function link(text: string, url: string | null): string {
  if (url === null) return md(text);
  return `[${md(text)}](${url.replace(/[()<>\s]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)})`;
}

function value({ text, period, source, url }: ScorecardValue, words: Words): string {
  const said = [period, source].filter(Boolean).join(words.comma);
  return `${link(text, url)}${said && md(words.aside(said))}`;
}

function scorecardTable(edition: Edition, words: Words): string[] {
  if (edition.scorecard.length === 0) return [];
  const { rows, stale } = viewScorecard(edition);
  const newest = (row: ReportedRow) => {
    const change = row.change === null ? '' : ` **${md(words.change(row.change.value, row.change.kind))}**`;
    const disputed = row.disputed.map((one) => `; ${words.disputed}${words.colon}${value(one, words)}`).join('');
    const note = row.note === null ? '' : `; ${md(row.note)}`;
    return `${value(row.newest, words)}${change}${disputed}${note}`;
  };
  const table = rows.map(
    (row) => `| ${md(row.name)} | ${row.baselines.map((one) => value(one, words)).join(' / ')} | ${newest(row)} |`,
  );
  return [
    '',
    `## ${words.scorecard}`,
    ...(rows.length === 0 ? [] : ['', `| | ${words.baseline} | ${words.newest} |`, '|---|---|---|', ...table]),
    ...(stale.length === 0 ? [] : ['', `${words.noneThisTime}${words.colon}${md(stale.join(words.separator))}`]),
  ];
}

function changeLines(edition: Edition): string[] {
  const changes = viewChanges(edition);
  if (changes === null) return [];
  return ['', `**${changes.title}**`, '', ...changes.lines.map(({ text, url }) => `- ${link(text, url)}`)];
}

function entryLine({ label, text, source, url }: SectionEntry, words: Words): string {
  return `${label === null ? '' : `**${md(label)}** `}${link(text, url)}${source && md(words.aside(source))}`;
}

function storyLines(story: EditionItem, edition: Edition, words: Words): string[] {
  const { zone, language } = edition.digest;
  const [lead, ...others] = story.links;
  const about = [
    story.stance && `**${words.stance[story.stance]}**`,
    story.theme && md(edition.themeNames[story.theme] ?? story.theme),
    words.outlets(story),
    story.publishedAt && formatDate(story.publishedAt, zone, language),
  ].filter(Boolean);
  const figures = figuresBesideLine(story);
  const notes = [
    figures.length > 0 && `${words.figures}${words.colon}${figures.map(md).join(words.separator)}`,
    story.why !== '' && `${words.why}${words.colon}${md(story.why)}`,
    story.claim && `${words.claim}${words.colon}${md(story.claim.text)}${md(words.aside(story.claim.document))}`,
    story.answers && `${words.answers}${link(story.answers.title, story.answers.url)}`,
    story.follows &&
      `${words.follows}${link(story.follows.title, story.follows.url)}${story.follows.edition ? md(words.inEdition(story.follows.edition)) : ''}`,
    story.otherThemes.length > 0 &&
      `${words.tags}${words.colon}${themeNames(story, edition).map(md).join(words.comma)}`,
    story.points.length > 0 &&
      `${words.points}${words.colon}${story.points.map((one) => `${link(one.title, one.url)}${md(words.aside(one.outlet))}`).join(words.separator)}`,
    others.length > 0 && `${words.links}${words.colon}${others.map((one) => link(one.outlet, one.url)).join(' · ')}`,
  ].filter((note) => typeof note === 'string');
  return [
    `### ${link(story.titleEn ?? story.title, lead?.url ?? null)}`,
    '',
    [lead && md(lead.outlet), ...about].filter(Boolean).join(' · '),
    '',
    ...(story.titleEn === undefined ? [] : [md(`${words.translated}${story.title}`), '']),
    ...(story.line === undefined ? [] : [md(story.line), '']),
    ...(story.extract.length > 0 ? [md(joinSentences(story)), ''] : []),
    ...notes.map((note) => `- ${note}`),
    '',
  ];
}

function listed(title: string, lines: string[]): string[] {
  return lines.length === 0 ? [] : ['', `## ${title}`, '', ...lines.map((line) => `- ${line}`)];
}

function trendLines(edition: Edition, words: Words): string[] {
  if (edition.trends.length === 0) return [];
  const lines = edition.trends.map((trend) => `${md(trend.name)} ${trendText(trend, words)}`);
  return [...lines, trendNote(edition)];
}

/** The whole edition as CommonMark with tables. */
export function renderMarkdown(publication: Publication, options: RenderOptions = {}): string {
  if (isNotice(publication)) {
    const { digest, title, sentences } = publication;
    return `# ${[digest.title, title, ...sentences].map(md).join('\n\n')}\n`;
  }
  const edition = publication;
  const { digest, period, headline } = edition;
  const words = wordsOf(digest.language);
  const quality = qualityLine(edition);
  const lines = [
    `# ${md(digest.title)} · ${words.number(edition.number)}`,
    '',
    formatSpan(period.start, period.end, digest.zone, digest.language),
    '',
    ...noticeLines(edition).map((line) => `> ${md(line)}`),
    '',
    `**${md(headline.title)}**`,
    '',
    ...headline.sentences.map(md),
    ...changeLines(edition),
    ...(edition.brief === null ? [] : ['', `> ${words.brief}${words.colon}${md(edition.brief)}`]),
    '',
    ...edition.items.flatMap((story) => storyLines(story, edition, words)),
    ...viewSections(edition).flatMap(({ title, entries }) =>
      listed(
        title,
        entries.map((entry) => entryLine(entry, words)),
      ),
    ),
    ...scorecardTable(edition, words),
    ...listed(words.trends, trendLines(edition, words)),
    ...listed(
      words.nearly,
      edition.nearly.map((one) => `${link(one.title, one.url)}${words.aside(words.nearlyReason[one.reason])}`),
    ),
    ...listed(words.notCollected, notCollectedLines(edition).map(md)),
    '',
    '---',
    '',
    ...(quality === null ? [] : [`${words.quality}${words.colon}${md(quality)}  `]),
    `${words.formula}${words.colon}${md(formulaLine(edition))}  `,
    md(words.next(formatMoment(edition.nextRun, digest.zone, digest.language))),
    ...(options.editionUrl ? ['', link(words.online, options.editionUrl)] : []),
  ];
  return `${lines.join('\n').replace(/\n{3,}/g, '\n\n')}\n`;
}
