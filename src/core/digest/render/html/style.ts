/**
 * Colours and sizes of the HTML edition: inline for mail clients that drop style sheets, plus a short
 * sheet for what only a sheet can do: dark mode, phones, print.
 */
import type { Stance } from '../../../model.js';

/** System fonts. The Chinese ones are named per platform, because mail cannot load fonts. */
export const FONT =
  "-apple-system,BlinkMacSystemFont,'Segoe UI','PingFang SC','Hiragino Sans GB','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC',Helvetica,Arial,sans-serif";

export const INK = '#1b1f24';
export const SOFT = '#57606a';
export const LINE = '#dfe3e8';
export const PAPER = '#ffffff';
export const GROUND = '#f2f3f5';
export const ACCENT = '#c2410c';
export const BAR = '#b8c0ca';

/** Blue and orange rather than green and red: colour-blind readers can tell them apart, and red means "up" in China. */
export const STANCE_COLOUR: Record<Stance, string> = {
  supports: '#1864ab',
  weakens: '#b4530a',
  mixed: '#7048a8',
  neutral: '#66707c',
};

/** One-letter class names: they occur thousands of times, and every byte counts towards the clipping limit. */
const DARK = `
body,.g{background:#111418!important}.p{background:#1a1e24!important}
a{color:#74b0f0!important}.i,.i a{color:#e8eaed!important}.s{color:#a3adb8!important}.l{border-color:#343a42!important}
.a{color:#ff8a4c!important}.b{border-color:#4a525c!important}.B{border-color:#ff8a4c!important}
.t0{color:#74b0f0!important}.t1{color:#f0a35e!important}.t2{color:#bfa0ec!important}.t3{color:#a3adb8!important}
.n{background:#3a2a14!important;color:#ffd9a8!important}`;

export const SHEET = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
body{margin:0;padding:0;-webkit-text-size-adjust:100%}
table{border-collapse:collapse;border-spacing:0}
a{color:#1864ab;text-decoration:none}
a:hover{text-decoration:underline!important}
@media (max-width:520px){.p{padding:14px 16px 20px!important}.g{padding:0!important}.h{font-size:19px!important}.w{display:none!important}}
@media (prefers-color-scheme:dark){${DARK}}
@media print{body,.g,.p{background:#fff!important;padding:0!important}.p{max-width:none!important}.x{display:none!important}.k{break-inside:avoid}a{color:#1b1f24!important}@page{margin:16mm}}
`;

/** Dark-mode classes for the four stances, in the order of the sheet. */
export const STANCE_CLASS: Record<Stance, string> = { supports: 't0', weakens: 't1', mixed: 't2', neutral: 't3' };
