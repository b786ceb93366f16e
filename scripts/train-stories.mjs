/**
 * Training of the story matcher.
 *
 *   npm run build && node scripts/train-stories.mjs --corpus FOLDER --feeds FOLDER [--write] [--all]
 *
 * The corpus holds articles.jsonl, pairs.jsonl, pairs.articles.jsonl, pairs.near.jsonl and pairs.near.articles.jsonl; the feeds
 * are captured JSON Feeds. train-stories.pairs.jsonl, next to this file, holds further pairs from both, labelled by us.
 * Prints cross-validated scores of whole filing runs, not of pairs alone. `--write` fits on the training part and writes
 * seeds/weights/stories.json; `--all` also fits on the part set aside. The same input gives the same file, byte for byte.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({
  options: {
    corpus: { type: 'string' },
    feeds: { type: 'string' },
    dist: { type: 'string', default: new URL('../dist', import.meta.url).pathname },
    out: { type: 'string', default: new URL('../seeds/weights/stories.json', import.meta.url).pathname },
    write: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
    aside: { type: 'boolean', default: false },
    wrong: { type: 'boolean', default: false },
    repeats: { type: 'string', default: '2' },
  },
});
if (!options.corpus || !options.feeds) throw new Error('--corpus FOLDER and --feeds FOLDER are required');

const load = (path) => import(join(options.dist, 'core', path));
const { createFiler } = await load('stories/decide/create-filer.js');
const { canonicalUrl } = await load('address/canonical-url.js');
const { cleanCore } = await load('stories/describe/clean-core.js');
const { termsOf } = await load('stories/describe/terms.js');
const { fileInMemory } = await load('stories/settle/file-in-memory.js');
const { createCandidateIndex } = await load('stories/settle/candidate-index.js');
const { scorePairs } = await load('stories/evaluate-pairs.js');
const { measurePair, contextFeatures, withProducts } = await load('stories/compare/score-pair.js');
const { compareArticles } = await load('stories/compare/compare-articles.js');
const { daysBetween } = await load('dates/days-between.js');
const { findVetoes } = await load('stories/compare/vetoes.js');

const lines = (file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const read = (name) => lines(join(options.corpus, name));
const hash = (text) => Number.parseInt(createHash('sha256').update(text).digest('hex').slice(0, 8), 16);

// --- data -----------------------------------------------------------------------------------------------------------
const pairArticles = read('pairs.articles.jsonl');
const nearArticles = read('pairs.near.articles.jsonl');
const articles = new Map(
  [...read('articles.jsonl'), ...pairArticles, ...nearArticles].map((article) => [article.id, article]),
);
const pairs = read('pairs.jsonl').map((pair) => ({ ...pair, file: 'pairs' }));
const near = read('pairs.near.jsonl').map((pair) => ({ ...pair, file: 'near' }));
const ours = lines(new URL('./train-stories.pairs.jsonl', import.meta.url)).map((pair) => ({ ...pair, file: 'ours' }));
/** Replaces an address that contains a headline; we store no headlines. */
const shortId = (id) => `#${createHash('sha256').update(id).digest('hex').slice(0, 12)}`;

const plainText = (html) =>
  (html ?? '')
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replace(/<\/(p|div|li|h\d)>|<br\s*\/?>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&(nbsp|lt|gt|amp);/g, (_, name) => ({ nbsp: ' ', lt: '<', gt: '>', amp: '&' })[name])
    .trim();
/** The feed items that our pairs refer to. */
function feedItems() {
  const wanted = new Set(ours.flatMap(({ a, b }) => [a, b]));
  const items = new Map();
  for (const file of readdirSync(options.feeds)
    .filter((name) => /^(jsonfeed|series)__.*\.json$/.test(name))
    .sort()) {
    const site = file.split('__')[1];
    for (const item of JSON.parse(readFileSync(join(options.feeds, file), 'utf8')).items ?? []) {
      const id = canonicalUrl(item.url ?? item.id);
      if (!(wanted.has(id) || wanted.has(shortId(id))) || items.has(id)) continue;
      const text = plainText(item.content_html ?? item.content_text ?? item.summary);
      items.set(id, { id, url: id, title: item.title ?? '', text, date: item.date_published ?? null, lang: '', site });
    }
  }
  return items;
}

const feedArticles = feedItems();
const byShortId = new Map([...feedArticles.keys()].map((id) => [shortId(id), id]));
for (const pair of ours) for (const side of ['a', 'b']) pair[side] = byShortId.get(pair[side]) ?? pair[side];
const letters = (id) => ((articles.get(id) ?? feedArticles.get(id)).title || id).replace(/[^\p{L}\p{N}]/gu, '');

/** Groups pairs that share an article or headline, so that no story is split between folds or partly held out. */
function groups(all, byTitle) {
  const parent = new Map();
  const find = (id) => {
    if (!parent.has(id)) parent.set(id, id);
    return parent.get(id) === id ? id : find(parent.get(id));
  };
  for (const { a, b } of all) {
    parent.set(find(a), find(b));
    if (byTitle) for (const id of [a, b]) parent.set(find(id), find(`title ${letters(id)}`));
  }
  const least = new Map();
  for (const id of parent.keys()) {
    const root = find(id);
    if (!least.has(root) || id < least.get(root)) least.set(root, id);
  }
  return (id) => least.get(find(id));
}
const groupOf = groups([...pairs, ...near, ...ours], true);
/** The held-out part depends only on the first two files. */
const asideOf = groups([...pairs, ...near], false);
/** Holds out 23 % of the groups, by a hash fixed before any of them was read. */
const isAside = (pair) => hash(`aside${asideOf(pair.a)}`) % 100 < 23;

// --- frozen counts --------------------------------------------------------------------------------------------------
const MIN_DOCUMENTS = 3;
function countTerms() {
  const counts = new Map();
  for (const article of articles.values()) {
    const { title, text } = cleanCore(article.title, article.text);
    for (const term of new Set(termsOf(`${title}\n${text}`))) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  const byCount = {};
  for (const [term, count] of [...counts].sort(([x], [y]) => (x < y ? -1 : 1))) {
    if (count < MIN_DOCUMENTS) continue;
    byCount[count] = byCount[count] ?? [];
    byCount[count].push(term);
  }
  return {
    documents: articles.size,
    terms: Object.fromEntries(Object.entries(byCount).map(([count, terms]) => [count, terms.join(' ')])),
  };
}
/** Set by hand, because there are too few labelled pairs across languages: a shared maker, figure, rare name or action suggests one event. */
const CROSSING = {
  bias: -4.2,
  weights: {
    makersShared: 1.3,
    brandsForeign: -1.5,
    amountsFound: 2,
    amountsShared: 0.8,
    latinShared: 1.6,
    modelShared: 1,
    actionsTitleShared: 1.3,
    days: -0.8,
    undated: -1.5,
  },
};
const none = { bias: 0, weights: {} };
const idf = countTerms();
const bare = createFiler({ version: 'training', idf, text: none, story: none, undated: none, crossing: none });
const described = new Map(
  [...articles.values(), ...feedArticles.values()].map((a) => [
    a.id,
    { id: a.id, date: a.date || null, site: a.site, signature: bare.describeForFiling(a) },
  ]),
);

// --- logistic regression --------------------------------------------------------------------------------------------
/** Solves a symmetric positive-definite system by elimination. */
function solve(matrix, vector) {
  const n = vector.length;
  const m = matrix.map((row, at) => [...row, vector[at]]);
  for (let col = 0; col < n; col++) {
    let pivot = col;
    for (let row = col + 1; row < n; row++) if (Math.abs(m[row][col]) > Math.abs(m[pivot][col])) pivot = row;
    [m[col], m[pivot]] = [m[pivot], m[col]];
    for (let row = col + 1; row < n; row++) {
      const factor = m[row][col] / m[col][col];
      if (factor) for (let k = col; k <= n; k++) m[row][k] -= factor * m[col][k];
    }
  }
  const answer = new Array(n).fill(0);
  for (let row = n - 1; row >= 0; row--) {
    let sum = m[row][n];
    for (let k = row + 1; k < n; k++) sum -= m[row][k] * answer[k];
    answer[row] = sum / m[row][row];
  }
  return answer;
}

/** L2-regularised logistic regression on standardised features by Newton's method; returns weights for the raw features. */
function fitLogistic(rows, names, penalty) {
  const n = names.length;
  const mean = names.map((name) => rows.reduce((s, r) => s + r.x[name], 0) / rows.length);
  const dev = names.map(
    (name, j) => Math.sqrt(rows.reduce((s, r) => s + (r.x[name] - mean[j]) ** 2, 0) / rows.length) || 1,
  );
  const xs = rows.map((r) => [...names.map((name, j) => (r.x[name] - mean[j]) / dev[j]), 1]);
  let w = new Array(n + 1).fill(0);
  for (let step = 0; step < 30; step++) {
    const g = new Array(n + 1).fill(0);
    const h = Array.from({ length: n + 1 }, () => new Array(n + 1).fill(0));
    xs.forEach((x, i) => {
      const p = 1 / (1 + Math.exp(-x.reduce((s, v, j) => s + v * w[j], 0)));
      const weight = rows[i].weight;
      const d = (p - rows[i].y) * weight;
      const c = Math.max(p * (1 - p), 1e-6) * weight;
      for (let j = 0; j <= n; j++) {
        g[j] += d * x[j];
        for (let k = 0; k <= j; k++) h[j][k] += c * x[j] * x[k];
      }
    });
    for (let j = 0; j <= n; j++) {
      for (let k = 0; k < j; k++) h[k][j] = h[j][k];
      if (j < n) {
        g[j] += penalty * w[j];
        h[j][j] += penalty;
      } else h[j][j] += 1e-6;
    }
    const delta = solve(h, g);
    w = w.map((v, j) => v - delta[j]);
    if (Math.max(...delta.map(Math.abs)) < 1e-8) break;
  }
  const round = (v) => Math.round(v * 1e4) / 1e4;
  const weights = Object.fromEntries(names.map((name, j) => [name, round(w[j] / dev[j])]));
  const bias = round(w[n] - names.reduce((s, _, j) => s + (w[j] * mean[j]) / dev[j], 0));
  return { bias, weights };
}

// --- training rows --------------------------------------------------------------------------------------------------
const featuresOf = new Map();
function features(pair) {
  const key = `${pair.a} ${pair.b}`;
  if (!featuresOf.has(key))
    featuresOf.set(key, measurePair(described.get(pair.a), described.get(pair.b), bare.matcher));
  return featuresOf.get(key);
}
const names = (...lines) => lines.join(' ').split(' ');
const TEXT = names(
  'contained containedHigh containedBack longestShare titlesEqual titleDice lengthRatio gapMost gapLeast',
  'allCosine amountsLackBoth amountsLackOne amountsShare',
  'trimsDiffer modelConflict brandConflict sameOutlet otherDay sameOutletOtherDay mutualAbroad mutualAtHome roundup',
);
const STORY = names(
  'titleCosine titleCoverLeast titleCoverHigh gapMost gapLeast longestShare shorter latinShared',
  'amountsShare amountsTitleShared amountsDiffer modelShared modelLackOne trimsDiffer makersShared brandsForeign sameOutlet coverInOutlet',
  'actionsTitleShared actionConflict oneSells resultsOfOne session oneComments oneAnalyses speakers speakerLacks strangerComments routine',
  'days sameDay',
);
/** Without dates, a shared maker or results of one firm are no evidence of one event. */
const DATED = names('days sameDay makersShared brandsForeign resultsOfOne');
const UNDATED = STORY.filter((name) => !DATED.includes(name));
/** L2 penalties, and weights of a row relative to a judged pair of the corpus; chosen by cross-validation. */
const PENALTY = { text: 4, story: 12 };
const OURS = { text: 0.2, story: 0.5 };
const WEAK = 0.1;

/** Unlabelled look-alikes far apart in time, treated as if within two days of each other: certainly different events. */
function weakNegatives() {
  const labelled = new Set([...pairs, ...near].flatMap(({ a, b }) => [`${a} ${b}`, `${b} ${a}`]));
  const index = createCandidateIndex({ windowDays: 10_000 });
  const all = [...described.values()].filter((one) => one.date).sort((x, y) => (x.id < y.id ? -1 : 1));
  const rows = [];
  for (const one of all) {
    const found = index
      .search(one)
      .map((id) => described.get(id))
      .filter((other) => (daysBetween(one.date, other.date) ?? 0) > 10)
      .slice(0, 2);
    for (const other of found) {
      if (labelled.has(`${one.id} ${other.id}`) || hash(one.id + other.id) % 3) continue;
      const posed = [0, 0, 0, 1, 1, 2][hash(other.id + one.id) % 6];
      const x = withProducts({
        ...compareArticles(bare.matcher.prepare(one.signature), bare.matcher.prepare(other.signature)),
        ...contextFeatures(one, other, posed),
      });
      if (!x.twoLanguages && findVetoes(x, posed).length === 0 && x.contained < 0.6)
        rows.push({ x, y: 0, weight: WEAK, a: one.id, b: other.id });
    }
    index.add(one);
  }
  return rows;
}
const weak = weakNegatives();
process.stderr.write(`${weak.length} weak negatives\n`);

function train(training) {
  const textRows = training
    .filter((pair) => pair.label !== 'same')
    .map((pair) => ({
      x: features(pair),
      y: pair.label === 'same-text' ? 1 : 0,
      weight: pair.file === 'ours' ? OURS.text : 1,
    }));
  const rows = (dated) =>
    training
      .map((pair) => ({
        x: features(pair),
        y: pair.label === 'different' ? 0 : 1,
        weight: pair.file === 'ours' ? OURS.story : 1,
        days: daysBetween(described.get(pair.a).date, described.get(pair.b).date),
      }))
      .filter(({ x, days }) => !x.twoLanguages && findVetoes(x, dated ? days : null).length === 0);
  return {
    version: 'training',
    idf,
    text: fitLogistic([...textRows, ...weak], TEXT, PENALTY.text),
    story: fitLogistic([...rows(true), ...weak], STORY, PENALTY.story),
    undated: fitLogistic([...rows(false), ...weak], UNDATED, PENALTY.story),
    crossing: CROSSING,
  };
}

// --- measuring ------------------------------------------------------------------------------------------------------
const unique = (list) => [...new Map(list.map((article) => [article.id, article])).values()];
function run(model, ids, withoutDates) {
  return fileInMemory(
    ids.map((id) => (withoutDates ? { ...described.get(id), date: null } : described.get(id))),
    createFiler(model),
  );
}
const pairIds = unique(pairArticles).map(({ id }) => id);
const nearIds = unique(nearArticles).map(({ id }) => id);
const percent = (value) => (100 * value).toFixed(1).padStart(5);
function line(name, decided) {
  const { sameText: t, sameStory: s, falseMerges } = decided;
  return `${name.padEnd(26)} text P${percent(t.precision)} R${percent(t.recall)} F${percent(t.f1)}   story P${percent(s.precision)} R${percent(s.recall)} F${percent(s.f1)}   merged ${percent(falseMerges)}`;
}

/** Scores of the outcomes of all folds. */
function gather(outcomes) {
  const ofText = outcomes.filter((o) => o.label === 'same-text').length;
  const saidText = outcomes.filter((o) => o.decided === 'same-text').length;
  const hitText = outcomes.filter((o) => o.label === 'same-text' && o.decided === 'same-text').length;
  const same = outcomes.filter((o) => o.label !== 'different');
  const merged = outcomes.filter((o) => o.decided !== 'different');
  const hit = same.filter((o) => o.decided !== 'different').length;
  const score = (h, s, w) => ({ precision: h / s, recall: h / w, f1: (2 * h) / (s + w) });
  return {
    sameText: score(hitText, saidText, ofText),
    sameStory: score(hit, merged.length, same.length),
    falseMerges: (merged.length - hit) / (outcomes.length - same.length),
  };
}
const outcomes = (assignments, judged) => {
  const wrong = new Map(scorePairs(assignments, judged).wrong.map(({ pair, decided }) => [pair, decided]));
  return judged.map((pair) => ({
    ...pair,
    decided: wrong.get(pair) ?? (pair.label === 'same' ? 'same-story' : pair.label),
  }));
};

const part = [...pairs, ...near].filter((pair) => !isAside(pair));
const aside = [...pairs, ...near].filter(isAside);
const FOLDS = 5;
const seen = { pairs: [], undated: [], near: [] };
for (let repeat = 0; repeat < Number(options.repeats); repeat++) {
  for (let fold = 0; fold < FOLDS; fold++) {
    const inFold = (pair) => hash(`fold${repeat}${groupOf(pair.a)}`) % FOLDS === fold;
    const model = train([...part, ...ours].filter((pair) => !inFold(pair)));
    const test = part.filter(inFold);
    for (const [name, ids, withoutDates, file] of [
      ['pairs', pairIds, false, 'pairs'],
      ['undated', pairIds, true, 'pairs'],
      ['near', nearIds, false, 'near'],
    ]) {
      const judged = test.filter((pair) => pair.file === file);
      seen[name].push(...outcomes(await run(model, ids, withoutDates), judged));
    }
  }
}
console.log(line('pairs, cross-validated', gather(seen.pairs)));
console.log(line('  without dates', gather(seen.undated)));
console.log(line('near, cross-validated', gather(seen.near)));
if (options.wrong) {
  const show = (id) =>
    `${articles.get(id).date} ${articles.get(id).site} ${articles.get(id).title || articles.get(id).text.slice(0, 60)}`;
  for (const [name, list] of Object.entries(seen)) {
    for (const o of list.filter((o) => (o.label === 'same' ? o.decided === 'different' : o.decided !== o.label))) {
      const v = findVetoes(features(o), daysBetween(described.get(o.a).date, described.get(o.b).date));
      console.log(`${name}: ${o.label} decided ${o.decided} [${v}] ${o.a} ${o.b}\n    ${show(o.a)}\n    ${show(o.b)}`);
    }
  }
}

const fitted = train([...part, ...ours]);
if (options.aside) {
  for (const [name, ids, withoutDates, file] of [
    ['pairs, set aside', pairIds, false, 'pairs'],
    ['  without dates', pairIds, true, 'pairs'],
    ['near, set aside', nearIds, false, 'near'],
  ]) {
    const judged = aside.filter((pair) => pair.file === file);
    console.log(line(name, gather(outcomes(await run(fitted, ids, withoutDates), judged))));
  }
}
if (options.write) {
  const model = options.all ? train([...part, ...aside, ...ours]) : fitted;
  const version = `stories-${createHash('sha256')
    .update(JSON.stringify({ ...model, version: '' }))
    .digest('hex')
    .slice(0, 10)}`;
  writeFileSync(options.out, `${JSON.stringify({ ...model, version }, null, 0)}\n`);
  console.log(`${version} written`);
}
