/** A week with more events, longer headlines and stranger characters than any channel has room for. */
import type { EditionInput } from '../../../src/core/digest/edition/edition-input.js';
import { fullWeek } from './full-week.js';
import { makeEvent, makeMember } from './sample-input.js';

const LONG =
  '小米高端化再进一步：“Ultra”系列<发布>首周销量[超预期]，*多项指标*创新高_而渠道、服务与口碑仍是短板，分析人士认为距离真正站稳还差半步 & more @all 第';

/** `count` events of one text each, every one weaker than the one before, under six themes. */
export function busyWeek(count: number, more: Partial<EditionInput> = {}): EditionInput {
  const themes = ['car', 'market', 'brand', 'trust', 'finance', 'channel'];
  const events = Array.from({ length: count }, (_, i) => {
    const theme = themes[i % themes.length] ?? 'car';
    return makeEvent({
      id: `busy${String(i).padStart(6, '0')}`,
      probability: 0.99 - (0.6 * i) / count,
      themes: [theme],
      stance: i % 3 === 0 ? 'weakens' : 'supports',
      articles: [
        makeMember({
          title: `${LONG} ${i} 条`,
          url: `https://news.example/a/very/long/path/(${i})?from=半步&x=<y>`,
          text: `第 ${i} 条消息的第一句话讲清楚了发生什么，并给出数字 ${i * 37 + 11}。第二句话补充细节，说明谁在什么时候公布了这一消息。第三句话给出背景，提醒读者这一变化与此前的报道相比意味着什么。`,
          outlet: '晨光数码',
        }),
      ],
    });
  });
  const week = fullWeek();
  week.definition.length = { stories: 60, lines: 60, perTheme: 60, nearly: 20 };
  week.definition.minimumRank = 0;
  return { ...week, events, ...more };
}
