/**
 * The formats in which an edition can be printed.
 */
import { Option } from 'commander';
import type { Edition } from '../../core/digest/edition/edition.js';
import { renderHtml } from '../../core/digest/render/html/render-html.js';
import { renderMarkdown } from '../../core/digest/render/render-markdown.js';
import { renderText } from '../../core/digest/render/render-text.js';

export type EditionFormat = 'text' | 'markdown' | 'html' | 'json';

export const formatOption = () =>
  new Option('--format <format>', 'output format').choices(['text', 'markdown', 'html', 'json']).default('text');

export function renderEdition(edition: Edition, format: EditionFormat): string {
  switch (format) {
    case 'json':
      return JSON.stringify(edition, null, 2);
    case 'html':
      return renderHtml(edition);
    case 'markdown':
      return renderMarkdown(edition);
    case 'text':
      return renderText(edition);
  }
}
