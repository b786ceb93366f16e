/**
 * Where do the learned weights of the story matcher come from?
 */
import { readFile } from 'node:fs/promises';
import { createFiler, type Filer } from '../core/stories/decide/create-filer.js';
import { StoryModel } from '../core/stories/describe/story-model.js';

/** The file that ships with the program, from `src/io` and `dist/io` alike. */
const SHIPPED = new URL('../../seeds/weights/stories.json', import.meta.url);

/** Reads and checks a model file and binds it; throws with the path where it is missing or malformed. */
export async function loadFiler(file: string | URL = SHIPPED): Promise<Filer> {
  const model = StoryModel.safeParse(JSON.parse(await readFile(file, 'utf8')));
  if (!model.success) throw new Error(`${file}: no story model: ${model.error.message}`);
  return createFiler(model.data);
}
