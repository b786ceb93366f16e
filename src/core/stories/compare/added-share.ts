/**
 * How much of a copy is its own?
 */

import type { Fingerprint } from '../describe/signature.js';
import { overlapOf } from '../describe/sketch.js';

/** Share (0..1, two digits) of the copy's text that its original does not have. */
export function addedShare(copy: Fingerprint, original: Fingerprint): number {
  return Math.round((1 - overlapOf(copy.sketch, original.sketch).firstInSecond) * 100) / 100;
}
