/** Stored articles: their data, and which of them still wait for a stage. */
import type { Db } from '../open-database.js';
import { countArticles, saveText, stalledArticles, waitUntil } from './article-progress.js';
import { findArticle, getArticle } from './find-article.js';
import { listArticles } from './list-articles.js';
import { moveArticle } from './move-article.js';

export type ArticleStore = ReturnType<typeof createArticleStore>;

export function createArticleStore(db: Db) {
  return {
    get: getArticle(db),
    find: findArticle(db),
    list: listArticles(db),
    counts: countArticles(db),
    stalled: stalledArticles(db),
    saveText: saveText(db),
    wait: waitUntil(db),
    moveTo: moveArticle(db),
  };
}
