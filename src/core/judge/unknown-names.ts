/**
 * Frequent names that the vocabulary does not know: candidates for the alias table.
 * A name looks like a product (letters with digits: YU9, 玄戒O3) or is a capitalised Latin word inside a Chinese sentence. In English,
 * capitals also begin sentences and headings, so there only words with digits count.
 */

export interface UnknownName {
  name: string;
  /** Number of articles that contain it. */
  articles: number;
  /** Title of one such article. */
  example: string;
}

export interface NameOptions {
  /** A name found in fewer articles than this is taken for chance. */
  leastArticles: number;
  most: number;
}

/** Latin names with an optional number and tier (SU8, YU9 Max, Find X9 Ultra), and Chinese brand names with a number (玄戒O3, 小米18). */
const LATIN = /(?<![\w.-])[A-Z][A-Za-z0-9]{0,23}(?: (?:Pro|Max|Ultra|GT|Mini|Plus|Air))*(?![\w.-])/g;
const HAN =
  /(?:小米|红米|玄戒|澎湃|米家|华为|荣耀|问界|小鹏|理想)[A-Z]?\d{1,3}[A-Za-z]{0,3}(?: ?(?:Pro|Max|Ultra|GT|Plus))*/g;
/** Units, formats and common abbreviations that only look like names. */
const NOT_A_NAME =
  /^(?:[A-Z]|\d+[A-Za-z]{1,3}|(?:[A-Z]?\d+(?:[Kk]|[Gg]|GB|TB|MB|Hz|mAh|nm|km|kW|W|V|mm|cm|kg|MP|fps|Nm)?)|Q[1-4]|H[12]|IP[X\d]\w*|Gen\d|HDR\w*|Top\d+|PM\d\w*|OS\d|PPT|[345]G|WiFi\d?|USB|CEO|CFO|CTO|COO|APP|App|AI|PC|TV|IT|GB|TB|OK|VS|PK|IPO|ETF|GDP|CPU|GPU|SoC|LED|OLED|AMOLED|LCD|NFC|LTE|RAM|ROM|UFS|LPDDR\w*|Type|Pro|Max|Ultra|Plus|Mini|Air|GT|The|In|HTTP\w*|www)$/;

/**
 * Lists unknown names, most frequent first.
 * @param articles best limited to articles that are on topic
 * @param knows whether the vocabulary recognises a name
 */
export function findUnknownNames(
  articles: readonly { title: string; text: string }[],
  knows: (name: string) => boolean,
  { leastArticles, most }: NameOptions,
): UnknownName[] {
  const found = new Map<string, UnknownName>();
  for (const { title, text } of articles) {
    for (const name of namesIn(`${title}\n${text}`)) {
      const known = found.get(name);
      if (known) known.articles += 1;
      else found.set(name, { name, articles: 1, example: title });
    }
  }
  return [...found.values()]
    .filter(({ name, articles: count }) => count >= leastArticles && !knows(name))
    .sort((a, b) => b.articles - a.articles || (a.name < b.name ? -1 : 1))
    .slice(0, most);
}

function namesIn(text: string): Set<string> {
  const chinese = /[\u4e00-\u9fff]/.test(text);
  const names = new Set<string>();
  for (const [name] of text.matchAll(HAN)) names.add(name);
  for (const { 0: name, index } of text.matchAll(LATIN)) {
    const numbered = /\d/.test(name) && /[A-Za-z]{2}|^[A-Z]\d/.test(name);
    const insideChinese = chinese && name.length > 2 && /[\u4e00-\u9fff]/.test(text.charAt(index - 1));
    if ((numbered || insideChinese) && !NOT_A_NAME.test(name)) names.add(name);
  }
  return names;
}
