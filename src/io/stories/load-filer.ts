/**
 * The filer with the learned weights of the story matcher, read from their file.
 */
import { readFile } from 'node:fs/promises';
import { createFiler, type Filer } from '../../core/stories/decide/create-filer.js';
import { StoryModel } from '../../core/stories/describe/story-model.js';

/** Ships with the program; the path is valid from both `src/io/stories` and `dist/io/stories`. */
const SHIPPED = new URL('../../../seeds/weights/stories.json', import.meta.url);

/** @throws Error that names the file if it is missing or malformed */
export async function loadFiler(file: string | URL = SHIPPED): Promise<Filer> {
  const model = StoryModel.safeParse(JSON.parse(await readFile(file, 'utf8')));
  if (!model.success) throw new Error(`${file}: not a story model: ${model.error.message}`);
  return createFiler(model.data);
}
