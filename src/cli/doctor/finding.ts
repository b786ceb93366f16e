/**
 * The result of one check of `halfstep doctor`.
 */
export interface Finding {
  check: string;
  state: 'ok' | 'warning' | 'fault';
  found: string;
  /** Empty where nothing needs to be done. */
  cure: string;
}

export const ok = (check: string, found: string): Finding => ({ check, state: 'ok', found, cure: '' });
export const warning = (check: string, found: string, cure: string): Finding => ({
  check,
  state: 'warning',
  found,
  cure,
});
export const failed = (check: string, found: string, cure: string): Finding => ({ check, state: 'fault', found, cure });
