/**
 * Under which name is kept what somebody says at this machine?
 */
import { userInfo } from 'node:os';

/** As they say themselves, else the system's name for them. */
export function whoIs(name: string | undefined): string {
  const said = name?.trim();
  if (said) return said.slice(0, 100);
  try {
    return userInfo().username;
  } catch {
    // A container may run under a number that has no name.
    return 'operator';
  }
}
