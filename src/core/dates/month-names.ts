/** English names of the months, January first. */
export const MONTH_NAMES = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

/** Their first three letters, in lower case. */
export const SHORT_MONTHS = MONTH_NAMES.map((name) => name.slice(0, 3).toLowerCase());
