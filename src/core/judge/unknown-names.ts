/**
 * Which names appear again and again that no vocabulary knows? Candidates for the alias table.
 * A name looks like a product (letters with digits: YU9, 玄戒O3) or is a Latin word with a capital inside a Chinese sentence; in an
 * English one a capital also begins sentences and headings, so there only words with digits count.
 */

export interface UnknownName {
  name: string;
  /** In how many articles it stands. */
  articles: number;
  /** The title of one of them. */
  example: string;
}

export interface NameOptions {
  /** Fewer articles than this are chance. */
  leastArticles: number;
  most: number;
}

/** Letters that may carry a number and a tier: SU8, YU9 Max, Find X9 Ultra; then Chinese letters with a number: 玄戒O3, 小米18. */
const LATIN = /(?<![\w.-])[A-Z][A-Za-z0-9]{0,23}(?: (?:Pro|Max|Ultra|GT|Mini|Plus|Air))*(?![\w.-])/g;
const HAN =
  /(?:小米|红米|玄戒|澎湃|米家|华为|荣耀|问界|小鹏|理想)[A-Z]?\d{1,3}[A-Za-z]{0,3}(?: ?(?:Pro|Max|Ultra|GT|Plus))*/g;
/** Measures, formats and everyday abbreviations, not names. */
const NOT_A_NAME =
  /^(?:[A-Z]|\d+[A-Za-z]{1,3}|(?:[A-Z]?\d+(?:[Kk]|[Gg]|GB|TB|MB|Hz|mAh|nm|km|kW|W|V|mm|cm|kg|MP|fps|Nm)?)|Q[1-4]|H[12]|IP[X\d]\w*|Gen\d|HDR\w*|Top\d+|PM\d\w*|OS\d|PPT|[345]G|WiFi\d?|USB|CEO|CFO|CTO|COO|APP|App|AI|PC|TV|IT|GB|TB|OK|VS|PK|IPO|ETF|GDP|CPU|GPU|SoC|LED|OLED|AMOLED|LCD|NFC|LTE|RAM|ROM|UFS|LPDDR\w*|Type|Pro|Max|Ultra|Plus|Mini|Air|GT|The|In|HTTP\w*|www)$/;

/**
 * @param articles texts of the stretch, best only those that concern the topic
 * @param knows whether the vocabulary finds itself in a name
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
