/** Which mailbox does "Ann Reader <Ann@Example.com>" name? */

/** The address alone, in lower case, so that one mailbox is one reader however it is written. */
export function bareAddress(recipient: string): string {
  return (/<([^<>]*)>\s*$/.exec(recipient)?.[1] ?? recipient).trim().toLowerCase();
}
