/**
 * A card in the limited Markdown of Chinese chat robots (Feishu, DingTalk, WeCom).
 * They share bold headings, links and lists, but have no escape syntax: characters that could act as markup or mention people
 * are replaced by their full-width equivalents, which read the same and do nothing.
 */
import type { Card } from './card.js';

const TWINS: Record<string, string> = {
  '<': '＜',
  '>': '＞',
  '[': '［',
  ']': '］',
  '*': '＊',
  '`': '｀',
  '~': '～',
  '|': '｜',
  '\\': '＼',
  '#': '＃',
  '@': '＠',
};

/** Text that a chat robot shows literally. Underscores between letters are not markup anywhere. */
export function chatText(text: string): string {
  return text
    .replace(/[<>[\]*`~|\\#@]/g, (one) => TWINS[one] ?? one)
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '＿');
}

/** A link. Brackets in the address are encoded, because they would end it early. */
export function chatLink(text: string, url: string | null): string {
  if (url === null) return chatText(text);
  return `[${chatText(text)}](${url.replace(/[()<>\s]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)})`;
}

export interface ChatStyle {
  /** Whether stories have their extract, or headline and sources only. */
  extracts: boolean;
  /** Line separator; DingTalk joins lines separated by a single newline. */
  newline: string;
}

/** The card's body, without its heading. */
export function chatMarkdown(card: Card, { extracts, newline }: ChatStyle): string {
  const stories = card.stories.map(({ place, title, url, about, extract }) =>
    [
      `**${place}. ${chatLink(title, url)}**`,
      chatText(about),
      ...(extracts && extract !== '' ? [chatText(extract)] : []),
    ].join(newline),
  );
  const more = card.more === null ? [] : [chatLink(card.more, card.editionUrl)];
  const figures = card.figures.map((line) => `· ${chatText(line)}`).join(newline);
  return [
    chatText(card.subtitle),
    card.sentences.map(chatText).join(newline),
    ...(figures === '' ? [] : [figures]),
    ...stories,
    ...more,
  ].join('\n\n');
}
