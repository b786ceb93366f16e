/**
 * Where does the operator keep labelled articles?
 */
import { isAbsolute, join } from 'node:path';
import type { Settings } from '../../core/config/settings.js';

/** The folder that the settings name; null where none is named. */
export function labelledFolder({ learning }: Settings, dataFolder: string): string | null {
  const { labelled } = learning;
  return labelled === null || isAbsolute(labelled) ? labelled : join(dataFolder, labelled);
}
