/**
 * The judge's part of `halfstep status`: version, measured quality, borderline articles, unknown names, model use.
 */
import { DateTime } from 'luxon';
import { pluralize } from '../core/text/clean-text.js';
import { openLiveJudge } from '../io/judge/live-judge.js';
import { LEAST_MEASURED, measureSelf, type SelfMeasure } from '../io/judge/measure-self.js';
import { loadSeeds } from '../io/load-seeds.js';
import { type CommandContext, SEEDS } from './command-context.js';

const WEEK_DAYS = 7;

export type JudgeStatus = Awaited<ReturnType<typeof readJudgeStatus>>;

type Place = Pick<CommandContext, 'config' | 'store' | 'labelled'>;

export async function readJudgeStatus({ config, store, labelled }: Place, now: Date) {
  const { model, zone } = config.settings;
  const local = DateTime.fromJSDate(now, { zone });
  const seeds = await loadSeeds(SEEDS);
  const judge = await openLiveJudge({ folder: SEEDS, seeds, store: store.weights, warn: () => undefined });
  const self = await measureSelf({ judge, store, labelled }, local.minus({ days: WEEK_DAYS }).toJSDate());
  const today = model && (await store.model.day(local.toISODate() ?? ''));
  return {
    ...self,
    model: model && {
      name: model.name,
      perDay: model.perDay,
      askedToday: today?.asked ?? 0,
      tokensToday: today?.tokens ?? 0,
    },
  };
}

export function describeJudgeStatus(status: JudgeStatus, title: (text: string) => string): string[] {
  const { version, training, nearCut, unknownNames, labelsFault, model } = status;
  const weights = training === null ? 'the program’s own weights' : `training ${training}`;
  return [
    `${title('Judge')}${version}, ${weights}; ${pluralize(nearCut, 'article')} of this week within 0.1 of the threshold`,
    `${title('Quality')}${describeQuality(status)}`,
    ...(labelsFault === null ? [] : [`${title('')}labelled articles of learning.labelled left out: ${labelsFault}`]),
    ...(unknownNames.length === 0
      ? []
      : [
          `${title('New names')}${unknownNames.map(({ name, articles }) => `${name} (${articles})`).join(', ')}; if they matter: seeds/entities.yaml`,
        ]),
    ...(model === null
      ? []
      : [`${title('Model')}${model.name}: ${model.askedToday} of ${model.perDay} questions asked today`]),
  ];
}

function describeQuality({ quality, measuredOn, labels }: SelfMeasure): string {
  const here = labels.labelled + labels.corrections;
  const few = `labelled or corrected here: ${pluralize(here, 'article')}, ${labels.fresh} of them not learned from; from ${LEAST_MEASURED} of those on, the judge is measured on them`;
  if (quality === null) return `not measured; ${few}`;
  const measured = `relevance F1 ${quality.relevanceF1.toFixed(2)}, themes ${quality.themesMicro.toFixed(2)} on ${pluralize(quality.articles, 'article')}`;
  switch (measuredOn) {
    case 'program':
      return `${measured} labelled by the program’s makers${here === 0 ? '' : `; ${few}`}`;
    case 'training':
      return `${measured} labelled or corrected here, cross-validated during training`;
    default:
      return `${measured} labelled or corrected here, none of them learned from`;
  }
}
