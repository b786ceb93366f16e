/** The file channel, for an intranet, a cloud drive or a static site. */
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { accepted, retry } from '../../core/delivery/sent.js';
import { coverOf } from '../../core/digest/edition/notice.js';
import { renderHtml } from '../../core/digest/render/html/render-html.js';
import { renderMarkdown } from '../../core/digest/render/render-markdown.js';
import { renderText } from '../../core/digest/render/render-text.js';
import type { Channel, DeliveryMessage } from './channel.js';

export type FileFormat = 'html' | 'text' | 'markdown' | 'json';

export interface FileSettings {
  /** Absolute, or relative to the working directory. */
  folder: string;
  formats: readonly FileFormat[];
}

/** A file is not mailed and therefore never clipped: it holds every story. */
const WHOLE = Number.MAX_SAFE_INTEGER;

const FORMATS: Record<FileFormat, { ending: string; render: (message: DeliveryMessage) => string }> = {
  html: {
    ending: 'html',
    render: ({ publication, options }) => renderHtml(publication, { ...options, budgetBytes: WHOLE }),
  },
  text: { ending: 'txt', render: ({ publication, options }) => renderText(publication, options) },
  markdown: { ending: 'md', render: ({ publication, options }) => renderMarkdown(publication, options) },
  json: { ending: 'json', render: ({ publication }) => `${JSON.stringify(publication, null, 2)}\n` },
};

const ADVICE: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the file system is read-only',
  ENOTDIR: 'a part of the path is a file',
};

/** A safe name for a folder or file, whatever the id contains. */
function plainName(text: string): string {
  return text.replace(/[^\p{L}\p{N}_-]+/gu, '-') || 'edition';
}

/** Readers see the old file or the new one, never half of one, even after a power cut. */
async function writeWhole(path: string, text: string): Promise<void> {
  const draft = `${path}.${process.pid}.tmp`;
  try {
    const file = await open(draft, 'w');
    try {
      await file.writeFile(text, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {});
    throw error;
  }
}

/** Writes files such as `folder/digest/2026-W46.html`. Writing again changes nothing. */
export function createFileChannel({ folder, formats }: FileSettings): Channel {
  return {
    async send(message) {
      const place = join(folder, plainName(message.publication.digest.id));
      const paths: string[] = [];
      try {
        await mkdir(place, { recursive: true });
        for (const format of formats) {
          const { ending, render } = FORMATS[format];
          const path = join(place, `${plainName(coverOf(message.publication).label)}.${ending}`);
          await writeWhole(path, render(message));
          paths.push(path);
        }
      } catch (error) {
        const code = (error as NodeJS.ErrnoException).code ?? '';
        return retry(`cannot write to ${place}: ${ADVICE[code] ?? (error as Error).message}`);
      }
      return accepted(paths.join('\n'));
    },
    async close() {},
  };
}
