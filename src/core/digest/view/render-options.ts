/** What does a renderer need beside the edition? Addresses that differ by installation and by recipient; all may be missing. */
export type FeedbackMark = 'useful' | 'off-topic' | 'wrong-theme' | 'merge';

/** Signed address of a confirm page, for one story and one mark. */
export type FeedbackLink = (storyId: string, mark: FeedbackMark) => string;

export interface RenderOptions {
  /** The edition's page in the archive; "n more" and "web edition" lead there. */
  editionUrl?: string | null;
  archiveUrl?: string | null;
  /** Page (not the one-click address) where this recipient can leave. */
  unsubscribeUrl?: string | null;
  feedbackUrl?: FeedbackLink;
  /** UTF-8 bytes that the HTML may take. */
  budgetBytes?: number;
}
