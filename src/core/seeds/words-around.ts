/** Finds the clause and the sentence around a figure. */
import type { ArticleText, Figure } from '../model.js';

export interface WordsAround {
  clause: string;
  sentence: string;
}

/** Sentence ends. A Latin full stop counts only before a space, so that "15.2%" stays whole. */
const SENTENCE_END = /[。！？!?\n】]|\.(?=\s|$)/gu;
/** Clause ends. A comma between digits is part of a number; a space between Chinese words separates the parts of a headline. */
const CLAUSE_END = /[。！？!?\n】，；;、：:]|\.(?=\s|$)|,(?!\d)|(?<=[\u4e00-\u9fff%])\s+(?=[\u4e00-\u9fff])/gu;

/** Cuts clause and sentence out of the article at the figure's span. */
export function wordsAround(figure: Pick<Figure, 'span'>, article: Pick<ArticleText, 'title' | 'text'>): WordsAround {
  const source = figure.span.place === 'title' ? article.title : article.text;
  return { clause: cut(source, figure.span, CLAUSE_END), sentence: cut(source, figure.span, SENTENCE_END) };
}

function cut(source: string, span: { start: number; end: number }, ends: RegExp): string {
  let from = 0;
  for (const { index } of source.matchAll(ends)) {
    if (index >= span.end) return source.slice(from, index).trim();
    if (index < span.start) from = index + 1;
  }
  return source.slice(from).trim();
}
