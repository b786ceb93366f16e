/** Components shared by all sections of the HTML edition. */
import type { Child, FC } from 'hono/jsx';
import { INK, SOFT } from './style.js';

/** A link, or plain text without an address. Without a colour it inherits that of the sheet or the mail client. */
export const Link: FC<{ href: string | null; colour?: string; children?: Child }> = ({ href, colour, children }) => {
  if (href === null) return <>{children}</>;
  if (colour === undefined) return <a href={href}>{children}</a>;
  return (
    <a href={href} style={`color:${colour};text-decoration:none`}>
      {children}
    </a>
  );
};

/** The heading of a section, below a rule. */
export const Heading: FC<{ title: string }> = ({ title }) => (
  <h2
    class="i l"
    style={`margin:0;margin-top:26px;padding:8px 0 6px;border-top:2px solid ${INK};font-size:14px;line-height:1.4;font-weight:700;color:${INK}`}
  >
    {title}
  </h2>
);

/** Small print. */
export const Soft: FC<{ children?: Child }> = ({ children }) => (
  <p class="s" style={`margin:0 0 4px;font-size:12px;line-height:1.6;color:${SOFT}`}>
    {children}
  </p>
);

/** Words that name what stands behind them. */
export const FieldLabel: FC<{ text: string }> = ({ text }) => <b style="font-weight:600">{text}</b>;

/**
 * What only some readers want. Browsers and Apple Mail fold it away; where a mail client knows no folding, it stands open below
 * its summary.
 */
export const Folded: FC<{ summary: string; children?: Child }> = ({ summary, children }) => (
  <details class="s" style={`margin:4px 0 0;font-size:12px;line-height:1.6;color:${SOFT}`}>
    <summary style="cursor:pointer">{summary}</summary>
    {children}
  </details>
);
