/** Assembles the opening of an edition from data that is checked already; it needs no model. */
import type { DigestLanguage } from '../../config/digest-definition.js';
import type { Stance } from '../../model.js';
import type { RivalPanel } from '../../seeds/rival-panel.js';
import type { Bilingual } from '../../seeds/seed-document.js';
import { clipLine } from '../../text/clean-text.js';
import type { AroundArticle } from '../edition/around-article.js';
import type { ScorecardRow } from '../edition/edition.js';
import type { Opening } from '../edition/edition-opening.js';
import { formatAhead, openingWordsOf } from '../words/opening-words.js';
import { changesOf } from './changes-of.js';
import { comingEvents } from './coming-events.js';
import { compilePanel } from './compile-panel.js';
import { counterEvidence, type WeighedEvent } from './counter-evidence.js';
import { rivalMoves } from './rival-moves.js';

export interface OpeningInput {
  scorecard: readonly ScorecardRow[];
  /** The events that the edition shows, in any order. */
  events: readonly WeighedEvent[];
  lean: Stance;
  /** Articles of the period that may name rivals or coming events. */
  around: readonly AroundArticle[];
  /** Null where the seeds name no rivals. */
  panel: RivalPanel | null;
  /** End of the period, exclusive. */
  from: string;
  language: DigestLanguage;
}

const OUTLET = 30;

/** The opening of one edition. The same input gives the same opening. */
export function assembleOpening(input: OpeningInput): Opening {
  const { scorecard, events, lean, language } = input;
  return {
    changes: changesOf(scorecard, language),
    against: counterEvidence(events, lean),
    ...outlook(input),
  };
}

function outlook({ around, panel, from, language }: OpeningInput): Pick<Opening, 'rivals' | 'ahead'> {
  if (panel === null) return { rivals: [], ahead: [] };
  const compiled = compilePanel(panel);
  const words = openingWordsOf(language);
  const nameIn = (name: Bilingual | null) => name && (language === 'en' ? name.en : name.zh);
  return {
    rivals: rivalMoves(around, compiled).map(({ rival, text, url, outlet, outlets, articles }) => ({
      rival: nameIn(rival),
      text,
      url,
      outlet: clipLine(outlet, OUTLET),
      outlets,
      articles,
    })),
    ahead: comingEvents(around, { from, panel: compiled }).map(
      ({ date, name, text, url, outlet, rumour, articles }) => ({
        date,
        when: formatAhead(date, Number(from.slice(0, 4)), words),
        name: nameIn(name),
        text,
        url,
        outlet: clipLine(outlet, OUTLET),
        rumour,
        articles,
      }),
    ),
  };
}
