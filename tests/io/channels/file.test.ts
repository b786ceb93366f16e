/** Do the files of an edition arrive whole, where they belong, and say clearly when they cannot? */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assembleEdition } from '../../../src/core/digest/assemble-edition.js';
import { Edition } from '../../../src/core/digest/edition/edition.js';
import { createFileChannel } from '../../../src/io/channels/file.js';
import { fullWeek } from '../../core/digest/full-week.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'halfstep-files-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const edition = assembleEdition(fullWeek());
const message = {
  messageId: 'halfstep.1',
  publication: edition,
  recipient: '',
  options: {},
  handOver: async () => undefined,
};
const formats = ['html', 'text', 'markdown', 'json'] as const;

describe('the file channel', () => {
  it('writes every format under the digest and the period, and the JSON is the edition itself', async () => {
    const sent = await createFileChannel({ folder, formats }).send(message);
    expect(sent.kind).toBe('accepted');
    expect((await readdir(join(folder, 'weekly'))).sort()).toEqual(
      ['2026-W46.html', '2026-W46.json', '2026-W46.md', '2026-W46.txt'].sort(),
    );
    const json = Edition.parse(JSON.parse(await readFile(join(folder, 'weekly/2026-W46.json'), 'utf8')));
    expect(json).toEqual(edition);
  });

  it('changes nothing when it writes the same edition again', async () => {
    const channel = createFileChannel({ folder, formats });
    await channel.send(message);
    const before = await readFile(join(folder, 'weekly/2026-W46.html'), 'utf8');
    await channel.send(message);
    expect(await readFile(join(folder, 'weekly/2026-W46.html'), 'utf8')).toBe(before);
    expect(await readdir(join(folder, 'weekly'))).toHaveLength(4);
  });

  it('stays inside its folder whatever the digest is called', async () => {
    const sly = { ...edition, digest: { ...edition.digest, id: '../../etc/x' } };
    const sent = await createFileChannel({ folder, formats: ['json'] }).send({ ...message, publication: sly });
    expect(sent).toMatchObject({ kind: 'accepted', receipt: expect.stringContaining(folder) });
    expect(sent.kind === 'accepted' && sent.receipt).not.toContain('..');
  });

  it('names the place and the reason when it cannot write, and will try again', async () => {
    await writeFile(join(folder, 'occupied'), '');
    const sent = await createFileChannel({ folder: join(folder, 'occupied'), formats }).send(message);
    expect(sent).toMatchObject({ kind: 'retry', reason: expect.stringMatching(/occupied.*file/) });
  });
});
