/**
 * A small callback interface over htmlparser2's tokenizer. htmlparser2's parser is not used: its stack of open elements takes
 * quadratic time on a million nested tags, and no caller needs it.
 */
import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';

/** Callbacks, invoked in document order; names are in lower case. */
export interface HtmlTokens {
  /** A run of text. With `decodeEntities`, each entity arrives decoded as a run of its own; otherwise it stays as written. */
  text(text: string): void;
  open(name: string): void;
  /** An attribute of the tag just opened; `raw` is its full source (`href="x"`). */
  attribute?(name: string, raw: string): void;
  /** The opening tag is complete. */
  opened?(selfClosing: boolean): void;
  close(name: string): void;
}

function ignore(): void {}

/** Scans all of `html` in linear time, without recursion; throws only what a callback throws. The content of a script or style element is one text. */
export function scanHtml(html: string, tokens: HtmlTokens, decodeEntities: boolean): void {
  let attributeStart = 0;
  let attributeName = '';
  const callbacks: TokenizerCallbacks = {
    ontext: (start, end) => tokens.text(html.slice(start, end)),
    ontextentity: (codepoint) => tokens.text(String.fromCodePoint(codepoint)),
    // Not valid HTML, but feeds wrap text in CDATA, sometimes twice.
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
