/**
 * Can two stated amounts be the same figure?
 */

/** An amount of a signature ("m4799"), read once and compared often. */
export interface Amount {
  /** Kind letter: see `find-amounts.ts`. */
  kind: string;
  value: number;
  decimals: number;
  /** Digits that carry meaning: 6,420,000 has three. */
  digits: number;
  /** Figures that make two accounts contradict each other: money, per cents, lap times, counts from ten. */
  isKey: boolean;
  /** Figures so particular that to share one is a bond. */
  isTelling: boolean;
}

/** Reads an amount as the signature writes it. */
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

/** How many digits a figure has, and how many from the first to the last that is not 0. */
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

/** Half a second: a lap record is told to the thousandth, so rounding does not explain a difference. */
const SAME_LAP = 0.5;
/** Unit conversion and rounding of long figures. */
const SAME_SHARE = 0.003;

/** The place to which the coarser of two amounts was rounded. */
function coarserPlace(a: Amount, b: Amount, kind: string): number {
  // A per cent is told with the decimals that matter; of larger figures at least two digits are meant.
  if (kind === 'p') return 10 ** -Math.min(a.decimals, b.decimals);
  const kept = Math.max(2, Math.min(a.digits, b.digits));
  return 10 ** (Math.floor(Math.log10(Math.max(a.value, b.value, 1e-9))) + 1 - kept);
}

/** True when the kinds agree (or one is bare) and one amount is the other, rounded: "642 万" and "640 万". */
export function sameAmount(a: Amount, b: Amount): boolean {
  if (a.kind !== b.kind && a.kind !== 'n' && b.kind !== 'n') return false;
  const apart = Math.abs(a.value - b.value);
  if (apart === 0) return true;
  if (a.kind === 't' && b.kind === 't') return apart < SAME_LAP;
  if (apart > 0.1 * Math.max(a.value, b.value)) return false;
  if (apart <= SAME_SHARE * Math.max(a.value, b.value)) return true;
  return apart < 0.5 * coarserPlace(a, b, a.kind === 'n' ? b.kind : a.kind);
}

/** True when any of the amounts can be the one wanted. */
export const holdsAmount = (amounts: readonly Amount[], wanted: Amount): boolean =>
  amounts.some((amount) => sameAmount(amount, wanted));
