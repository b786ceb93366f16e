/**
 * What must a reader know beside the document?
 */
export interface ReadOptions {
  /** Final address of the document. */
  url?: string;
  /** IANA zone for dates without one. */
  zone?: string;
  /** The present; dates more than a day ahead of it are refused. */
  now?: Date;
}
