/** Checks that the parts of the seed corpus fit together. */
import { baseMetric } from '../metrics/derived-metrics.js';
import { METRICS } from '../metrics/metric-names.js';
import type { Metric } from './metric.js';
import type { SeedClaim } from './seed-document.js';
import type { Seeds } from './seeds.js';

/** A problem without a line number yet; `mention` is the text to search for in the file. */
export interface UnlocatedProblem {
  file: string;
  mention: string;
  wrong: string;
  mend: string;
}

/** Finds dangling references, duplicate ids, and baselines that the cited claim does not state. */
export function checkReferences(seeds: Seeds): UnlocatedProblem[] {
  const themes = new Set(seeds.themes.map((theme) => theme.id));
  return [
    ...repeated(seeds.themes, () => 'themes.yaml'),
    ...repeated(seeds.metrics, () => 'metrics.yaml'),
    ...repeated(seeds.kinds, () => 'kinds.yaml'),
    ...repeated(seeds.rivals?.rivals ?? [], () => 'rivals.yaml'),
    ...sharedAliases(seeds),
    ...repeated(seeds.documents, (id) => `${id}.md`),
    ...seeds.documents.flatMap((document) =>
      document.claims.flatMap((claim) => unknownThemes(claim.themes, themes, `${document.id}.md`, claim.id)),
    ),
    ...seeds.documents.flatMap(({ id, claims }) => claims.flatMap((claim) => unknownMetrics(claim, `${id}.md`))),
    ...seeds.metrics.flatMap((metric) => unknownThemes([metric.theme], themes, 'metrics.yaml', metric.id)),
    ...seeds.kinds.flatMap(({ id, theme }) => (theme === null ? [] : unknownThemes([theme], themes, 'kinds.yaml', id))),
    ...seeds.metrics.flatMap((metric) => baselineProblems(metric, seeds)),
  ];
}

/** An alias of two rivals would give each the other's moves. */
function sharedAliases({ rivals: panel }: Seeds): UnlocatedProblem[] {
  const owners = new Map<string, string>();
  return (panel?.rivals ?? []).flatMap(({ id, aliases }) =>
    aliases.flatMap((alias) => {
      const other = owners.get(alias);
      owners.set(alias, id);
      if (other === undefined) return [];
      const wrong = `${id} and ${other} share the alias "${alias}"`;
      return [{ file: 'rivals.yaml', mention: alias, wrong, mend: 'leave it to one of the two' }];
    }),
  );
}

function repeated(rows: readonly { id: string }[], fileOf: (id: string) => string): UnlocatedProblem[] {
  const ids = rows.map((row) => row.id);
  const twice = new Set(ids.filter((id, index) => ids.indexOf(id) !== index));
  return [...twice].map((id) => {
    const wrong = `the id ${id} is used twice`;
    return { file: fileOf(id), mention: id, wrong, mend: 'give one of the two a different id' };
  });
}

function unknownThemes(
  given: readonly string[],
  known: ReadonlySet<string>,
  file: string,
  where: string,
): UnlocatedProblem[] {
  return given
    .filter((theme) => !known.has(theme))
    .map((theme) => {
      const wrong = `${where} names the theme "${theme}", which is not in themes.yaml`;
      return { file, mention: theme, wrong, mend: `use one of: ${[...known].join(', ')}` };
    });
}

/** A claim about a metric that no figure ever has would never be linked, and nobody would notice. */
function unknownMetrics({ id, about }: SeedClaim, file: string): UnlocatedProblem[] {
  return about
    .flatMap(({ metrics }) => metrics)
    .filter((metric) => !Object.hasOwn(METRICS, baseMetric(metric)))
    .map((metric) => {
      const wrong = `${id} is about the metric "${metric}", which figures never have`;
      return { file, mention: metric, wrong, mend: 'use an id of src/core/metrics/metric-names.ts' };
    });
}

/** Each baseline must appear in the figures of the claim it cites, so that a reader can check it. */
function baselineProblems(metric: Metric, seeds: Seeds): UnlocatedProblem[] {
  const claims = new Map(seeds.documents.flatMap((d) => d.claims.map((claim) => [claim.id, claim] as const)));
  return metric.baselines.flatMap((baseline) => {
    const claim = claims.get(baseline.claim);
    if (claim === undefined) {
      const wrong = `${metric.id} cites the claim "${baseline.claim}", which is in no document`;
      const mend = 'cite it as document id, hyphen, claim number, for example half-step-c32';
      return [{ file: 'metrics.yaml', mention: baseline.claim, wrong, mend }];
    }
    const carried = claim.figures.some(
      (figure) => figure.value === baseline.value && figure.unit === metric.unit && figure.period === baseline.period,
    );
    if (carried) return [];
    const wrong = `${metric.id}: ${baseline.claim} does not state ${describeFigure({ ...baseline, unit: metric.unit })}`;
    const mend = "take value, unit and period from that claim's figures";
    return [{ file: 'metrics.yaml', mention: metric.id, wrong, mend }];
  });
}

/** "13 % (2024)", "17-18 %", "258000 units (2025-05-21)". */
function describeFigure(figure: { value: number; high: number | null; unit: string; period: string | null }): string {
  const range = figure.high === null ? `${figure.value}` : `${figure.value}-${figure.high}`;
  return `${range} ${figure.unit}${figure.period === null ? '' : ` (${figure.period})`}`;
}
