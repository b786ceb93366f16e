/**
 * `halfstep eval edition`: the edition that a file of articles would give, composed in memory.
 */
import { DigestDefinition } from '../../core/config/digest-definition.js';
import { editionForScoring } from '../../core/digest/rehearse/edition-for-scoring.js';
import { rehearseEdition } from '../../core/digest/rehearse/rehearse-edition.js';
import { renderMarkdown } from '../../core/digest/render/render-markdown.js';
import { loadJudge } from '../../io/judge/load-judge.js';
import { readArticles } from '../../io/judge/load-judge-data.js';
import { loadSeeds } from '../../io/load-seeds.js';
import { loadFiler } from '../../io/stories/load-filer.js';
import { SEEDS } from '../command-context.js';
import { findPeriod } from '../digest/find-digest.js';

export interface EvalEditionOptions {
  /** JSON Lines of articles. */
  articles: string;
  /** As for `digest preview`; a week, month or day of the default weekly digest. */
  period: string;
  language?: 'zh-CN' | 'en';
  /** Print the data of the edition instead of Markdown. */
  json?: boolean;
}

const TITLE = { 'zh-CN': '小米高端化周报', en: 'Half Step, weekly' };

/** Needs no database and no network. Returns the exit code. */
export async function evalEdition(options: EvalEditionOptions): Promise<number> {
  const language = options.language ?? 'zh-CN';
  const definition = DigestDefinition.parse({ id: 'weekly', title: TITLE[language], language });
  const { start, end, label, publishAt } = findPeriod(definition, options.period, new Date());
  const [articles, seeds, filer] = await Promise.all([readArticles(options.articles), loadSeeds(SEEDS), loadFiler()]);
  const edition = await rehearseEdition(articles, {
    definition,
    period: {
      start: start.toISOString(),
      end: end.toISOString(),
      label,
      publishAt: publishAt.toISOString(),
    },
    seeds,
    filer,
    judge: await loadJudge(SEEDS, seeds),
    progress: (done, all) => {
      if (done % 1000 === 0 || done === all)
        process.stderr.write(`\rjudged ${done} of ${all}${done === all ? '\n' : ''}`);
    },
  });
  process.stdout.write(
    options.json ? `${JSON.stringify(editionForScoring(edition))}\n` : `${renderMarkdown(edition)}\n`,
  );
  return 0;
}
