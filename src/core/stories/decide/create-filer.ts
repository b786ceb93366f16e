/**
 * The filer: a stored model, ready to describe articles and decide where they belong.
 */
import type { ArticleText } from '../../model.js';
import { createPrepare } from '../compare/prepare.js';
import type { Matcher } from '../compare/score-pair.js';
import { DESCRIBER, describeForFiling } from '../describe/describe-for-filing.js';
import type { FiledCandidate, Filing, Signature, Undecided } from '../describe/signature.js';
import { createPredict, readIdf, type StoryModel } from '../describe/story-model.js';
import { decideFiling } from './decide-filing.js';

export interface Filer {
  version: string;
  describeForFiling(article: ArticleText): Signature;
  /** `candidates`: see `decideFiling`. */
  decideFiling(self: Undecided, candidates: readonly FiledCandidate[]): Filing;
  /** For scoring pairs outside a decision. */
  matcher: Matcher;
}

/** Reads the model, in about 20 ms. */
export function createFiler(model: StoryModel): Filer {
  const idf = readIdf(model.idf);
  const version = `${model.version}.${DESCRIBER}`;
  const matcher: Matcher = {
    version,
    idf,
    prepare: createPrepare(idf),
    text: createPredict(model.text),
    story: createPredict(model.story),
    undated: createPredict(model.undated),
    crossing: createPredict(model.crossing),
  };
  return {
    version,
    describeForFiling: (article) => describeForFiling(article, matcher),
    decideFiling: (self, candidates) => decideFiling(self, candidates, matcher),
    matcher,
  };
}
