/**
 * Which judge is in force, how good is it by its own account, and what does it not know?  Part of `halfstep status`
 */
import { DateTime } from 'luxon';
import type { Config } from '../io/config/load-config.js';
import type { Store } from '../io/database/store.js';
import { openLiveJudge } from '../io/live-judge.js';
import { loadSeeds } from '../io/load-seeds.js';
import { measureSelf } from '../io/measure-self.js';
import { SEEDS } from './workplace.js';

const WEEK_DAYS = 7;

export type JudgeStatus = Awaited<ReturnType<typeof readJudge>>;

export async function readJudge({ config, store }: { config: Config; store: Store }, now: Date) {
  const { model, zone } = config.settings;
  const local = DateTime.fromJSDate(now, { zone });
  const seeds = await loadSeeds(SEEDS);
  const judge = await openLiveJudge({ folder: SEEDS, seeds, store: store.weights, warn: () => undefined });
  const self = await measureSelf({ judge, store }, local.minus({ days: WEEK_DAYS }).toJSDate());
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

export function describeJudge(status: JudgeStatus, title: (text: string) => string): string[] {
  const { version, training, quality, nearCut, unknownNames, model } = status;
  const weights = training === null ? 'the program’s own weights' : `training ${training}`;
  const measured =
    quality === null
      ? 'not measured on labelled articles'
      : `relevance F1 ${quality.relevanceF1.toFixed(2)}, themes ${quality.themesMicro.toFixed(2)} on ${quality.articles} labelled articles`;
  return [
    `${title('Judge')}${version}, ${weights}; ${measured}; ${nearCut} articles of this week within 0.1 of the threshold`,
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
