/**
 * Why was an article judged and filed as it was?  `halfstep explain ID|URL`
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

/** Themes below this score say nothing. */
/** Claims less like the article than this share a few words with it, no more. */
const FAINT = 0.15;
const LEAST_SHOWN = 0.05;
/** What readers said of one article, newest first. */
const READERS_SHOWN = 20;
const RELEVANCE = ['off the topic', 'about Xiaomi', 'bears on the premium strategy'];

export function explainCommand(terminal: Terminal): Command {
  const command = describeCommand('explain', 'Say why an article was judged and filed as it was.', [
    ['explain 4711', 'the article with the id 4711'],
    ['explain https://www.ithome.com/0/901/234.htm', 'the article at this address, however it is spelt'],
  ]);
  return command
    .argument('<id|url>', 'id or address of an article')
    .option('--json', 'print JSON')
    .action((idOrUrl: string, options: { json?: boolean }) =>
      withContext(command, terminal, async ({ config, store }) => {
        const isId = /^\d{1,18}$/.test(idOrUrl);
        const article = await store.articles.find(isId ? { id: idOrUrl } : { keys: [canonicalUrl(idOrUrl), idOrUrl] });
        if (!article) throw new Failure(`No stored article is ${idOrUrl}.`, 'Look for it: halfstep search WORDS');
        const [judgement, previous, filed, readers] = await Promise.all([
          store.judgements.get(article.id),
          store.judgements.previous(article.id),
          store.filings.ofArticle(article.id),
          store.corrections.list(READERS_SHOWN, article.id),
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
    { entry: 'the feed’s own text', page: 'the page', teaser: 'the feed’s teaser only' }[article.text_from] ??
    article.text_from;
  const lines = [
    title(article.title),
    `${article.outlet || article.site}, ${showWhen(article.published_at, zone, new Date())}, ${article.url ?? 'without address'}`,
    `Article ${article.id}, ${article.state}; ${article.text.length} characters from ${read}${article.fault ? ` (${article.fault})` : ''}`,
  ];
  if (judgement) lines.push('', ...explainJudgement(judgement, title));
  else lines.push('', 'Not judged yet.');
  if (previous) {
    const { relevance, themes, stance, version } = previous;
    lines.push(`${title('Judged before')} relevance ${relevance} ${themes.join(' ')} ${stance ?? ''} by ${version}`);
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
    .filter(([, score]) => score >= LEAST_SHOWN)
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
          `  best not given: ${why.runnerUp.theme} ${why.runnerUp.score.toFixed(2)}${judgement.relevance === 2 ? '' : ' (only premium articles get themes)'}`,
        ]
      : []),
    `${title('Stance')} ${judgement.stance ?? 'none'}`,
    `${title('Weighed most')}${phrases.length === 0 ? ' nothing' : ''}`,
    ...phrases,
    ...(why.claim
      ? [
          `${title('Nearest claim')} ${why.claim.id} (${why.claim.document}, similarity ${why.claim.similarity.toFixed(2)}${why.claim.similarity < FAINT ? ', faint' : ''})`,
          `  ${why.claim.text}`,
        ]
      : []),
    ...(judgement.figures.length > 0
      ? [title('Figures'), ...judgement.figures.map((figure) => `  ${describeFigure(figure)}`)]
      : []),
    `${title('Judged by')} ${judgement.version}`,
  ];
}

function describeFigure(figure: Figure): string {
  const range = figure.high === null ? String(figure.value) : `${figure.value}–${figure.high}`;
  const change = figure.comparison ? `, ${figure.comparison.kind} ${figure.comparison.percent} %` : '';
  const by = figure.saidBy ? `, says ${figure.saidBy}` : '';
  return `${figure.metric} of ${figure.subject}: ${[figure.bound, range, figure.unit].filter(Boolean).join(' ')}${figure.period ? ` in ${figure.period}` : ''}${change}${by}: “${figure.quote}”`;
}
