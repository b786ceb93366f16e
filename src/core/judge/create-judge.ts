/** Does an article bear on Xiaomi's premium strategy, on which themes, and for or against it? */
import type { ArticleText, Judgement } from '../model.js';
import { foldAligned } from '../text/fold-text.js';
import type { Weights } from './weights.js';

/** Judges articles; the same article always gets the same judgement. */
export interface Judge {
  judge(article: ArticleText): Judgement;
  /** Names weights, vocabulary and rules together. */
  readonly version: string;
}

/** What the judge needs of the seed corpus. */
export interface JudgeSeeds {
  themes: readonly { id: string }[];
}

/** First version: words in the title decide. */
export function createJudge(seeds: JudgeSeeds, weights: Weights): Judge {
  const ids = seeds.themes.map((theme) => theme.id);
  return { version: weights.version, judge: (article) => judgeByWords(article, ids) };
}

function judgeByWords(article: ArticleText, ids: readonly string[]): Judgement {
  const title = foldAligned(article.title);
  const own = /小米|xiaomi|雷军|redmi/.test(title);
  const car = /小米汽车|su7|yu7|澎程/.test(title);
  const premium = own && (car || /ultra|mix|玄戒|徕卡|高端|旗舰|财报|研发/.test(title));
  const relevance = premium ? 2 : own ? 1 : 0;
  const theme = car ? 'car' : 'flagship';
  return {
    version: 'words-1',
    relevance,
    probabilities: premium ? [0.1, 0.1, 0.8] : own ? [0.1, 0.8, 0.1] : [0.8, 0.1, 0.1],
    themes: premium ? [theme] : [],
    themeScores: Object.fromEntries(ids.map((id) => [id, premium && id === theme ? 0.8 : 0.1])),
    stance: premium ? 'neutral' : null,
    figures: [],
    why: {
      zh: premium ? '标题提到小米高端产品' : '与小米高端化无关',
      en: premium ? 'The title names a premium product' : 'Off topic',
      phrases: [],
      claim: null,
      runnerUp: null,
    },
  };
}
