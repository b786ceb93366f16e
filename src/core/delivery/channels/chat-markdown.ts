/**
 * How is a card written in the small Markdown of Chinese chat robots (Feishu, DingTalk, WeCom)?
 * They share headings in bold, links and lists, but no way of escaping: what could act as markup or call people is replaced
 * by its full-width twin, which reads the same and does nothing.
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

/** Text that a chat robot shows as it stands. Underscores between letters are no markup anywhere. */
export function chatText(text: string): string {
  return text
    .replace(/[<>[\]*`~|\\#@]/g, (one) => TWINS[one] ?? one)
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '＿');
}

/** A link; brackets in the address would end it early. */
export function chatLink(text: string, url: string | null): string {
  if (url === null) return chatText(text);
  return `[${chatText(text)}](${url.replace(/[()<>\s]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)})`;
}

export interface ChatStyle {
  /** Whether stories come with their extract, or as headline and sources only. */
  extracts: boolean;
  /** Between two lines; DingTalk joins lines that only one newline parts. */
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
