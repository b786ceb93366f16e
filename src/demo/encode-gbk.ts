/** GBK encoder. Node can decode GBK but not encode it, so the decoder is inverted. */

let table: Map<string, [number, number]> | undefined;

/** Characters outside GBK become numeric references, which work in XML and HTML. */
export function encodeGbk(markup: string): Uint8Array {
  table ??= invertDecoder();
  const bytes: number[] = [];
  for (const character of markup) {
    const code = character.codePointAt(0) ?? 0;
    const pair = table.get(character);
    if (code < 0x80) bytes.push(code);
    else if (pair !== undefined) bytes.push(...pair);
    else bytes.push(...new TextEncoder().encode(`&#${code};`));
  }
  return Uint8Array.from(bytes);
}

/** Maps each character to its two bytes, by decoding every valid pair. */
function invertDecoder(): Map<string, [number, number]> {
  const decoder = new TextDecoder('gb18030');
  const inverse = new Map<string, [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if ([...character].length === 1 && character !== '\ufffd') inverse.set(character, [lead, trail]);
    }
  }
  return inverse;
}
