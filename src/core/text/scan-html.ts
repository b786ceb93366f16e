/**
 * Which tags and texts come in which order in a piece of HTML?
 * htmlparser2's tokenizer behind a small interface. Its parser is not used: that keeps a stack of open elements, which costs quadratic
 * time on a million nested tags, and no caller here needs it.
 */
import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';

/** Receives tokens in document order; names are lower case. */
export interface HtmlTokens {
  /** A stretch of text. Entities come apart from it, decoded, where asked for; else they stay in the text as written. */
  text(text: string): void;
  open(name: string): void;
  /** One attribute of the tag just opened; `raw` is all of it as written (`href="x"`). */
  attribute?(name: string, raw: string): void;
  /** The opening tag is complete. */
  opened?(selfClosing: boolean): void;
  close(name: string): void;
}

function ignore(): void {}

/** Reads all of `html`. Linear time, no recursion, never throws by itself; the content of script and style is one text. */
export function scanHtml(html: string, tokens: HtmlTokens, decodeEntities: boolean): void {
  let attributeStart = 0;
  let attributeName = '';
  const callbacks: TokenizerCallbacks = {
    ontext: (start, end) => tokens.text(html.slice(start, end)),
    ontextentity: (codepoint) => tokens.text(String.fromCodePoint(codepoint)),
    // Not HTML, but feeds wrap text so, sometimes twice.
    oncdata: (start, end, endOffset) => tokens.text(html.slice(start, end - endOffset)),
    onopentagname: (start, end) => tokens.open(html.slice(start, end).toLowerCase()),
    onattribname: (start, end) => {
      attributeStart = start;
      attributeName = html.slice(start, end).toLowerCase();
    },
    onattribend: (_quote, end) => tokens.attribute?.(attributeName, html.slice(attributeStart, end)),
    onopentagend: () => tokens.opened?.(false),
    onselfclosingtag: () => tokens.opened?.(true),
    onclosetag: (start, end) => tokens.close(html.slice(start, end).toLowerCase()),
    onattribdata: ignore,
    onattribentity: ignore,
    oncomment: ignore,
    ondeclaration: ignore,
    onprocessinginstruction: ignore,
    onend: ignore,
  };
  const tokenizer = new Tokenizer({ xmlMode: false, decodeEntities }, callbacks);
  tokenizer.write(html);
  tokenizer.end();
}
