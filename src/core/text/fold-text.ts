/**
 * Folding of width, case and script variants, so that different spellings of the same words compare equal: full-width to plain
 * (NFKC), traditional to simplified.
 */
import { Converter } from 'opencc-js/t2cn';

/** Only characters in this range are converted from traditional to simplified. */
const FIRST_IDEOGRAPH = 0x3400;
const LAST_IDEOGRAPH = 0x9fff;

let table: Uint16Array | undefined;

/**
 * UTF-16 unit → folded unit, one to one: traditional → simplified (OpenCC's character table), full-width ASCII → ASCII,
 * every kind of space → ' ', A-Z → a-z. Built on first use in about 30 ms.
 */
export function foldTable(): Uint16Array {
  if (table) return table;
  const made = new Uint16Array(65536);
  for (let unit = 0; unit < made.length; unit += 1) made[unit] = foldUnit(unit);
  const toSimplified: (text: string) => string = Converter({ from: 't', to: 'cn' });
  const all: string[] = [];
  for (let unit = FIRST_IDEOGRAPH; unit <= LAST_IDEOGRAPH; unit += 1) all.push(String.fromCharCode(unit));
  // One character per line keeps OpenCC's phrase rules from applying.
  const folded = toSimplified(all.join('\n')).split('\n');
  folded.forEach((text, index) => {
    if (text.length === 1) made[FIRST_IDEOGRAPH + index] = text.charCodeAt(0);
  });
  table = made;
  return made;
}

function foldUnit(unit: number): number {
  if (unit >= 0x41 && unit <= 0x5a) return unit + 0x20;
  if (unit >= 0xff01 && unit <= 0xff5e) return foldUnit(unit - 0xfee0);
  if (unit === 0xa0 || unit === 0x3000 || unit === 0x202f || (unit >= 0x2000 && unit <= 0x200a) || unit === 9)
    return 0x20;
  return unit;
}

/**
 * Folds unit by unit and lower-cases ASCII. The result has the length of the text, so a match in it can be located in the
 * original.
 */
export function foldAligned(text: string): string {
  const map = foldTable();
  let out = '';
  let clean = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const folded = map[unit] ?? unit;
    if (folded === unit) continue;
    out += text.slice(clean, at) + String.fromCharCode(folded);
    clean = at + 1;
  }
  return clean === 0 ? text : out + text.slice(clean);
}

/** NFKC, then traditional → simplified. Keeps letter case; the length may change. */
export function foldText(text: string): string {
  const map = foldTable();
  const plain = text.normalize('NFKC');
  let out = '';
  let clean = 0;
  for (let at = 0; at < plain.length; at += 1) {
    const unit = plain.charCodeAt(at);
    if (unit < FIRST_IDEOGRAPH || unit > LAST_IDEOGRAPH) continue;
    const folded = map[unit] ?? unit;
    if (folded === unit) continue;
    out += plain.slice(clean, at) + String.fromCharCode(folded);
    clean = at + 1;
  }
  return clean === 0 ? plain : out + plain.slice(clean);
}
