/** What do the pages behind a reader's links say? */
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
  effect: '标注会计入下一期的质量说明，并用于改进判读。',
  leave: (title: string) => `不再接收《${title}》？`,
  leaveButton: '退订',
  left: (title: string) => `已退订《${title}》，以后各期不再寄来。`,
  back: '恢复订阅',
  isBack: (title: string) => `已恢复订阅《${title}》。`,
  expired: '这个链接已过期',
  expiredMore: '请使用最近一期里的链接。',
  forged: '这个链接不完整',
  forgedMore: '也许在转发或复制时少了一截，请从邮件里直接打开。',
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
  effect: 'Marks are counted in the next issue’s quality line and help to judge better.',
  leave: (title) => `Stop receiving “${title}”?`,
  leaveButton: 'Unsubscribe',
  left: (title) => `You have left “${title}”; no further issue will come.`,
  back: 'Subscribe again',
  isBack: (title) => `You receive “${title}” again.`,
  expired: 'This link has expired',
  expiredMore: 'Please use one of the latest issue.',
  forged: 'This link is not complete',
  forgedMore: 'Part of it may have been lost on the way; please open it from the mail itself.',
};

export type ReaderWords = typeof ZH;

export function readerWords(language: DigestLanguage): ReaderWords {
  return language === 'en' ? EN : ZH;
}
