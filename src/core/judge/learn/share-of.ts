/** Into which of several equal parts does an article fall? By its id alone, so that every run agrees. */

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    value ^= text.charCodeAt(at);
    value = Math.imul(value, 0x01000193);
  }
  // Mix once more: the low bits of FNV follow the last character closely.
  value ^= value >>> 15;
  value = Math.imul(value, 0x2c1b3c6d);
  value ^= value >>> 12;
  return value >>> 0;
}

/** @param purpose a word that makes one division independent of another */
export function shareOf(id: string, purpose: string, parts: number): number {
  return hash(`${purpose}:${id}`) % parts;
}
