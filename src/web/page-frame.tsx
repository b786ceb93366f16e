/**
 * The frame of every page, with the colours, fonts and logo of the digest.
 */
import type { Child, FC } from 'hono/jsx';
import type { DigestLanguage } from '../core/config/digest-definition.js';
import { ACCENT, FONT, GROUND, INK, LINE, PAPER, SOFT } from '../core/digest/render/html/style.js';

const sheet = `
:root{color-scheme:light dark;--ink:${INK};--soft:${SOFT};--line:${LINE};--paper:${PAPER};--ground:${GROUND};--accent:${ACCENT};--link:#1864ab;--bad:#b3261e;--for:#1864ab;--against:#d9730d;--mixed:#7048a8;--none:#b8c0ca}
@media (prefers-color-scheme:dark){:root{--ink:#e8eaed;--soft:#a3adb8;--line:#343a42;--paper:#1a1e24;--ground:#111418;--accent:#ff8a4c;--link:#74b0f0;--bad:#ff8a80;--for:#74b0f0;--against:#f0a35e;--mixed:#bfa0ec;--none:#4a525c}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.65 ${FONT};overflow-wrap:anywhere;-webkit-text-size-adjust:100%}
main{max-width:760px;margin:24px auto;padding:28px 32px 36px;background:var(--paper)}
header{display:flex;justify-content:space-between;align-items:flex-end;gap:16px;margin-bottom:24px;color:var(--soft);font-size:13px}
.mark{display:flex;align-items:flex-end;color:var(--accent);font-weight:700;letter-spacing:1px;line-height:15px;white-space:nowrap}
.mark i{width:9px;background:var(--accent)}.mark i:nth-child(1){height:5px}.mark i:nth-child(2){height:14px;margin-right:8px}
h1{margin:0;font-size:26px;line-height:1.35;text-wrap:balance}h1 a{color:inherit}
h2{display:flex;justify-content:space-between;margin:38px 0 6px;padding-top:9px;border-top:2px solid var(--ink);font-size:14px}
h2 span{font-weight:400;color:var(--soft);font-size:13px}h3{margin:0;font-size:17px;line-height:1.45;font-weight:600}h3 a{color:var(--ink)}
p{margin:8px 0 0}a{color:var(--link);text-decoration:none}a:hover,a:focus-visible{text-decoration:underline}
.soft{color:var(--soft);font-size:13px}.bad{color:var(--bad)}.accent{color:var(--accent)}
ul{list-style:none;margin:0;padding:0}li{padding:14px 0;border-bottom:1px solid var(--line)}li:last-child{border-bottom:0}
.bar{display:flex;height:8px;margin:10px 0 0;gap:2px}.bar b{min-width:3px}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(92px,1fr));gap:14px 16px;margin:14px 0 0}.facts dt{color:var(--soft);font-size:13px}.facts dd{margin:0;font-size:20px;font-weight:600;line-height:1.3}
.links{display:flex;flex-wrap:wrap;gap:4px 14px;margin-top:8px;font-size:13px}
button{margin:22px 12px 0 0;padding:10px 22px;border:0;border-radius:4px;background:var(--ink);color:var(--paper);font:inherit;font-weight:600;cursor:pointer}button:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
@media (max-width:520px){main{margin:0;padding:20px 16px 32px;min-height:100vh}h1{font-size:22px}}
@media print{body,main{background:#fff}main{max-width:none;margin:0;padding:0}}
`;

interface FrameProps {
  title: string;
  language: DigestLanguage;
  /** Shown to the right of the logo. */
  aside?: Child;
  /** Added to <head>. */
  head?: Child;
  children?: Child;
}

export const PageFrame: FC<FrameProps> = ({ title, language, aside, head, children }) => (
  <html lang={language}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width,initial-scale=1" />
      <title>{title}</title>
      {head}
      <style dangerouslySetInnerHTML={{ __html: sheet }} />
    </head>
    <body>
      <main>
        <header>
          <span class="mark">
            <i />
            <i />
            {language === 'en' ? 'HALF STEP' : '半步'}
          </span>
          <span>{aside}</span>
        </header>
        {children}
      </main>
    </body>
  </html>
);
