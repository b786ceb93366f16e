/** Triage before a page is fetched: title and teaser decide. Tuned for recall. */
import { foldAligned } from '../text/fold-text.js';

const HINT =
  /小米|xiaomi|雷军|卢伟冰|redmi|红米|\bmi ?(?:1[0-9]|mix|note)|米 ?[12]\d ?(?:u|pro|max)|米家|mijia|mix (?:fold|flip|alpha|\d)|poco|玄戒|xring|澎湃|hyperos|miui|澎程|skynomad|[sy]u\d|mimo|徕卡|leica|某厂|高端(?:手机|智能手机)|智能手机|折叠屏|大模型|新势力|车企|车圈|造车|lei jun|weibing/;

/** Whether the entry might be about Xiaomi, its people or its products. */
export function mightBeRelevant(title: string, teaser: string): boolean {
  return HINT.test(foldAligned(title)) || HINT.test(foldAligned(teaser));
}
