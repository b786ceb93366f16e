/**
 * The parts of a period as a text names them, before it is resolved to dates.
 */

/** What the words say, before the article's date fills the gaps. */
export interface PeriodParts {
  readonly year?: number;
  /** 今年 0, 去年 -1 … */
  readonly yearShift?: number;
  readonly quarter?: number;
  readonly half?: number;
  readonly month?: number;
  /** "1-4 月": the last month. */
  readonly toMonth?: number;
  readonly day?: number;
  readonly week?: number;
  /** 今日 0, 昨日 -1. */
  readonly dayShift?: number;
  /** 本月 0, 上月 -1. */
  readonly monthShift?: number;
  /** 本季度 0, 上季度 -1. */
  readonly quarterShift?: number;
  /** 未来三年 +3, 过去五年 -5. */
  readonly years?: number;
  /** 全年: the year spoken of. */
  readonly whole?: boolean;
  /** 去年同期: the same stretch a year before the one spoken of. */
  readonly sameLast?: boolean;
}
