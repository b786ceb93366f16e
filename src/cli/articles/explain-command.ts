/**
 * `halfstep explain`: why an article was judged and filed as it was.
 */
import type { Command } from 'commander';
import { canonicalUrl } from '../../core/address/canonical-url.js';
import type { Figure, Judgement } from '../../core/model.js';
import type { StoredArticle } from '../../io/database/articles/find-article.js';
import type { FilingStore } from '../../io/database/filing-store.js';
import type { FeedbackRow } from '../../io/database/judge/list-feedback.js';
import type { Verdict } from '../../io/database/judge/verdict.js';
import { withContext } from '../command-context.js';
import { describeCommand } from '../terminal/describe-command.js';
import { Failure } from '../terminal/failure.js';
import { paint } from '../terminal/print-table.js';
import { showWhen } from '../terminal/read-when.js';
import type { Terminal } from '../terminal/terminal.js';
import { describeCorrection } from './feedback-command.js';

type Filed = Awaited<ReturnType<FilingStore['ofArticle']>>;

/** Theme scores below this are noise. */
const MIN_THEME_SCORE = 0.05;
/** Newest corrections by readers to list. */
const MAX_CORRECTIONS = 20;
const RELEVANCE = ['off topic', 'about Xiaomi', 'bears on the premium strategy'];

export function explainCommand(terminal: Terminal): Command {
  const command = describeCommand('explain', 'Explain why an article was judged and filed as it was.', [
    ['explain 4711', 'the article with the id 4711'],
    ['explain https://www.ithome.com/0/901/234.htm', 'the article at this address, in any of its forms'],
  ]);
  return command
    .argument('<id|url>', 'id or address of an article')
    .option('--json', 'print JSON')
    .action((idOrUrl: string, options: { json?: boolean }) =>
      withContext(command, terminal, async ({ config, store }) => {
        const isId = /^\d{1,18}$/.test(idOrUrl);
        const article = await store.articles.find(isId ? { id: idOrUrl } : { keys: [canonicalUrl(idOrUrl), idOrUrl] });
        if (!article) throw new Failure(`There is no stored article ${idOrUrl}.`, 'Find it: halfstep search WORDS');
        const [judgement, previous, filed, readers] = await Promise.all([
          store.judgements.get(article.id),
          store.judgements.previous(article.id),
          store.filings.ofArticle(article.id),
          store.corrections.list(MAX_CORRECTIONS, article.id),
        ]);
        if (options.json)
          terminal.out(
            JSON.stringify(
              { article, judgement: judgement ?? null, previous, readers, filing: filed ?? null },
              null,
              2,
            ),
          );
        else
          terminal.out(explain({ article, judgement, previous, readers, filed, zone: config.settings.zone, terminal }));
      }),
    );
}

interface Explained {
  article: StoredArticle;
  judgement: Judgement | undefined;
  previous: Verdict | null;
  readers: readonly FeedbackRow[];
  filed: Filed;
  zone: string;
  terminal: Terminal;
}

function explain({ article, judgement, previous, readers, filed, zone, terminal }: Explained): string {
  const title = (text: string) => paint(text, 'bold', terminal.colour);
  const read =
    { entry: 'the full text in the feed', page: 'the page', teaser: 'the teaser in the feed' }[article.text_from] ??
    article.text_from;
  const lines = [
    title(article.title),
    `${article.outlet || article.site}, ${showWhen(article.published_at, zone, new Date())}, ${article.url ?? 'no address'}`,
    `Article ${article.id}, ${article.state}; ${article.text.length} characters from ${read}${article.fault ? ` (${article.fault})` : ''}`,
  ];
  if (judgement) lines.push('', ...explainJudgement(judgement, title));
  else lines.push('', 'Not judged yet.');
  if (previous) {
    const { relevance, themes, stance, version } = previous;
    lines.push(`${title('Previously')} relevance ${relevance} ${themes.join(' ')} ${stance ?? ''} by ${version}`);
  }
  for (const { at, who, said } of readers)
    lines.push(`${title('Readers')} ${who}, ${showWhen(at, zone, new Date())}: ${describeCorrection(said)}`);
  if (filed)
    lines.push('', `${title('Story')} ${filed.storyId}, as ${filed.role}`, `  ${filed.why.zh}`, `  ${filed.why.en}`);
  return lines.join('\n');
}

function explainJudgement(judgement: Judgement, title: (text: string) => string): string[] {
  const { why, probabilities } = judgement;
  const scores = Object.entries(judgement.themeScores)
    .filter(([, score]) => score >= MIN_THEME_SCORE)
    .sort((a, b) => b[1] - a[1])
    .map(([theme, score]) => `${theme} ${score.toFixed(2)}${judgement.themes.includes(theme) ? ' ✓' : ''}`);
  const phrases = why.phrases.map(
    ({ text, span, weight, speaksFor }) =>
      `  “${text}” (${span.place} ${span.start}–${span.end}, ${weight.toFixed(2)}, for ${speaksFor})`,
  );
  const chances = probabilities.map((chance, value) => `${value}: ${chance.toFixed(2)}`).join(', ');
  return [
    `${title('Relevance')} ${judgement.relevance}, ${RELEVANCE[judgement.relevance]}  (${chances})`,
    `  ${why.zh}`,
    `  ${why.en}`,
    `${title('Themes')} ${scores.join(', ') || 'none'}`,
    ...(why.runnerUp
      ? [
          `  closest rejected: ${why.runnerUp.theme} ${why.runnerUp.score.toFixed(2)}${judgement.relevance === 2 ? '' : ' (only articles with relevance 2 have themes)'}`,
        ]
      : []),
    `${title('Stance')} ${judgement.stance ?? 'none'}`,
    `${title('Strongest phrases')}${phrases.length === 0 ? ' none' : ''}`,
    ...phrases,
    ...(why.claim ? [`${title('Claim')} ${why.claim.id} (${why.claim.document})`, `  ${why.claim.text}`] : []),
    ...(judgement.figures.length > 0
      ? [title('Figures'), ...judgement.figures.map((figure) => `  ${describeFigure(figure)}`)]
      : []),
    `${title('Judged by')} ${judgement.version}`,
  ];
}

function describeFigure(figure: Figure): string {
  const range = figure.high === null ? String(figure.value) : `${figure.value}–${figure.high}`;
  const change = figure.comparison ? `, ${figure.comparison.kind} ${figure.comparison.percent} %` : '';
  const by = figure.saidBy ? `, according to ${figure.saidBy}` : '';
  return `${figure.metric} of ${figure.subject}: ${[figure.bound, range, figure.unit].filter(Boolean).join(' ')}${figure.period ? ` in ${figure.period}` : ''}${change}${by}: “${figure.quote}”`;
}
