/** Comparison of the amounts in story signatures. */

/** An amount of a signature ("m4799"), parsed once because it is compared often. */
export interface Amount {
  /** Kind letter: see `find-amounts.ts`. */
  kind: string;
  value: number;
  decimals: number;
  /** Significant digits: 6,420,000 has three. */
  digits: number;
  /** Amounts that make two reports contradict each other if they differ: money, per cents, lap times, counts from ten. */
  isKey: boolean;
  /** Amounts so specific that sharing one links two reports. */
  isTelling: boolean;
}

/** Parses an amount as written in a signature. */
export function readAmount(written: string): Amount {
  const kind = written.charAt(0);
  const figure = written.slice(1);
  const value = Number(figure);
  const point = figure.indexOf('.');
  const { all, meant } = countDigits(figure);
  return {
    kind,
    value,
    decimals: point < 0 ? 0 : figure.length - point - 1,
    digits: meant,
    isKey: 'mpct'.includes(kind) && !(kind === 'c' && value < 10),
    isTelling: all >= 3 || kind === 't',
  };
}

/** All digits of an amount, and those from the first to the last non-zero one. */
function countDigits(figure: string): { all: number; meant: number } {
  let [all, first, last] = [0, -1, -1];
  for (const sign of figure) {
    if (sign < '0' || sign > '9') continue;
    if (sign !== '0') {
      if (first < 0) first = all;
      last = all;
    }
    all += 1;
  }
  return { all, meant: first < 0 ? 0 : last - first + 1 };
}

/** Seconds. Lap records are given to the thousandth, so rounding does not explain a larger difference. */
const SAME_LAP = 0.5;
/** Relative tolerance for unit conversion and the rounding of long figures. */
const SAME_SHARE = 0.003;

/** The decimal place to which the coarser of two amounts was rounded. */
function coarserPlace(a: Amount, b: Amount, kind: string): number {
  // Percentages are given with the decimals that matter; in larger amounts at least two digits are significant.
  if (kind === 'p') return 10 ** -Math.min(a.decimals, b.decimals);
  const kept = Math.max(2, Math.min(a.digits, b.digits));
  return 10 ** (Math.floor(Math.log10(Math.max(a.value, b.value, 1e-9))) + 1 - kept);
}

/** Whether the kinds agree (or one is bare) and one amount is a rounding of the other: "642 万" and "640 万". */
export function sameAmount(a: Amount, b: Amount): boolean {
  if (a.kind !== b.kind && a.kind !== 'n' && b.kind !== 'n') return false;
  const apart = Math.abs(a.value - b.value);
  if (apart === 0) return true;
  if (a.kind === 't' && b.kind === 't') return apart < SAME_LAP;
  if (apart > 0.1 * Math.max(a.value, b.value)) return false;
  if (apart <= SAME_SHARE * Math.max(a.value, b.value)) return true;
  return apart < 0.5 * coarserPlace(a, b, a.kind === 'n' ? b.kind : a.kind);
}

/** Whether any of the amounts matches the wanted one. */
export const holdsAmount = (amounts: readonly Amount[], wanted: Amount): boolean =>
  amounts.some((amount) => sameAmount(amount, wanted));
