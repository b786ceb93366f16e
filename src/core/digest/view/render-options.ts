/** What renderers need besides the edition: addresses that depend on the installation and the recipient. All are optional. */
export type FeedbackMark = 'useful' | 'off-topic' | 'wrong-theme' | 'merge';

/** Signed address of the confirmation page for one story and one mark. */
export type FeedbackLink = (storyId: string, mark: FeedbackMark) => string;

export interface RenderOptions {
  /** The edition's page in the archive; the target of "n more" and "web edition". */
  editionUrl?: string | null;
  archiveUrl?: string | null;
  /** Page (not the one-click address) where this recipient can unsubscribe. */
  unsubscribeUrl?: string | null;
  feedbackUrl?: FeedbackLink;
  /** Size limit of the HTML in UTF-8 bytes. */
  budgetBytes?: number;
}
