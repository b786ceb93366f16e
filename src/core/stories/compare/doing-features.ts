/**
 * PairFeatures of what happens and who says it.
 */
import { periodsDiffer } from '../../lexicon/find-periods.js';
import { FALLS, RISES, STAGES } from '../describe/find-actions.js';
import type { PairFeatures, Prepared } from './prepare.js';

/** True when the other article does not mention the headline's speaker. */
const speakerLacks = (of: Prepared, other: Prepared): boolean =>
  of.speakerTerms.length > 0 &&
  of.signature.lang === other.signature.lang &&
  of.speakerTerms.filter((term) => other.full.includes(term)).length < of.speakerTerms.length / 2;

/** Direction of a headline: 1 for a rise, -1 for a fall, 0 for neither or both. */
const direction = ({ signature }: Prepared): number =>
  Number(RISES.test(signature.title)) - Number(FALLS.test(signature.title));

const stages = ({ signature }: Prepared): string =>
  STAGES.filter((stage) => signature.titleActions.includes(stage)).join();

/** Symmetric. */
export function doingFeatures(a: Prepared, b: Prepared): PairFeatures {
  const [one, other] = [a.signature, b.signature];
  const oneSided = (...ids: string[]): number =>
    ids.some((id) => one.actions.includes(id) !== other.actions.includes(id)) ? 1 : 0;
  const kinds = (id: string): number => Number(one.kinds.includes(id)) + Number(other.kinds.includes(id));
  const [lacksAb, lacksBa] = [speakerLacks(a, b), speakerLacks(b, a)];
  const shared = one.actions.some((action) => other.actions.includes(action));
  const [stageA, stageB] = [stages(a), stages(b)];
  return {
    actionsTitleShared: one.titleActions.some((action) => other.titleActions.includes(action)) ? 1 : 0,
    actionConflict: one.actions.length > 0 && other.actions.length > 0 && !shared ? 1 : 0,
    bothResults: one.actions.includes('results') && other.actions.includes('results') ? 1 : 0,
    oneSells: oneSided('sale', 'presale', 'crowdfund'),
    session: oneSided('open', 'noon', 'close'),
    stagesDiffer: stageA !== '' && stageB !== '' && stageA !== stageB ? 1 : 0,
    directionsDiffer: direction(a) * direction(b) < 0 ? 1 : 0,
    periodsDiffer: periodsDiffer(one.titlePeriods, other.titlePeriods) ? 1 : 0,
    roundup: Math.min(1, kinds('roundup')),
    routine: kinds('routine') / 2,
    oneComments: kinds('comment') === 1 ? 1 : 0,
    oneAnalyses: kinds('analysis') === 1 ? 1 : 0,
    speakers: (Number(one.speaker !== '') + Number(other.speaker !== '')) / 2,
    speakerLacks: lacksAb || lacksBa ? 1 : 0,
    speakersDiffer: lacksAb && lacksBa ? 1 : 0,
  };
}
