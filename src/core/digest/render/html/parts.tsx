/** Components shared by all sections of the HTML edition. */
import type { Child, FC } from 'hono/jsx';
import { INK, SOFT } from './style.js';

/** A heading with a count on the right. */
export const Heading: FC<{ title: string; aside?: string }> = ({ title, aside }) => (
  <table role="presentation" cellpadding="0" width="100%" style="width:100%;margin:34px 0 14px">
    <tr>
      <td class="i l" style={`padding-top:9px;border-top:2px solid ${INK};font-size:14px;font-weight:700;color:${INK}`}>
        <h2 style="margin:0;font-size:14px">{title}</h2>
      </td>
      <td class="s l" align="right" style={`padding-top:9px;border-top:2px solid ${INK};font-size:13px;color:${SOFT}`}>
        {aside}
      </td>
    </tr>
  </table>
);

export const Soft: FC<{ children?: Child }> = ({ children }) => (
  <p class="s" style={`margin:0 0 6px;font-size:13px;line-height:1.65;color:${SOFT}`}>
    {children}
  </p>
);
