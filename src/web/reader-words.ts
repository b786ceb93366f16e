/** Texts of the pages behind the links in an edition. */
import type { DigestLanguage } from '../core/config/digest-definition.js';
import type { FeedbackMark } from '../core/digest/view/render-options.js';

const ZH = {
  marks: {
    useful: '有用',
    'off-topic': '无关',
    'wrong-theme': '主题不对',
    merge: '应与另一条合并',
  } satisfies Record<FeedbackMark, string>,
  ask: (mark: string) => `把这一条标为“${mark}”？`,
  confirm: '确认',
  thanks: (mark: string) => `已记下：“${mark}”。谢谢。`,
  effect: '您的标注将计入下一期的质量说明，并用于改进判断。',
  leave: (title: string) => `不再接收《${title}》？`,
  leaveButton: '退订',
  left: (title: string) => `已退订《${title}》，今后不再向您发送。`,
  back: '恢复订阅',
  isBack: (title: string) => `已恢复订阅《${title}》。`,
  expired: '链接已过期',
  expiredMore: '请使用最近一期邮件中的链接。',
  forged: '链接不完整',
  forgedMore: '链接可能在转发或复制时被截断，请直接从邮件中打开。',
};

const EN: typeof ZH = {
  marks: {
    useful: 'Useful',
    'off-topic': 'Off topic',
    'wrong-theme': 'Wrong theme',
    merge: 'Should be merged with another',
  },
  ask: (mark) => `Mark this story “${mark}”?`,
  confirm: 'Confirm',
  thanks: (mark) => `Noted: “${mark}”. Thank you.`,
  effect: 'Your feedback is counted in the quality note of the next edition and helps to improve the judge.',
  leave: (title) => `Stop receiving “${title}”?`,
  leaveButton: 'Unsubscribe',
  left: (title) => `You have unsubscribed from “${title}” and will not receive it again.`,
  back: 'Subscribe again',
  isBack: (title) => `You are subscribed to “${title}” again.`,
  expired: 'This link has expired',
  expiredMore: 'Please use a link in the latest edition.',
  forged: 'This link is incomplete',
  forgedMore: 'Part of it may have been lost when it was copied or forwarded. Please open it directly from the mail.',
};

export type ReaderWords = typeof ZH;

export function readerWords(language: DigestLanguage): ReaderWords {
  return language === 'en' ? EN : ZH;
}
