import type { DeliveryView } from '#api/exchange-views';
import { logText, outcomeOrder, outcomeWords, sharedKindWords } from '../text.ts';

/** `新增 12，更新 3` of what came in, `工作记录 12，记录表 3` of what went out. */
export const countsText = ({ direction, counts }: DeliveryView): string => {
  const parts =
    direction === 'in'
      ? outcomeOrder.map((outcome) => [outcomeWords[outcome].word, counts[outcome] ?? 0] as const)
      : Object.entries(sharedKindWords).map(([kind, word]) => [word, counts[kind] ?? 0] as const);
  const said = parts.filter(([, count]) => count > 0);
  return said.length === 0
    ? logText.nothing
    : said.map(([word, count]) => `${word} ${String(count)}`).join('，');
};

/** 已撤销, 已送达 or 未回执, with the colour that goes with it; null for what needs no word. */
export const deliveryState = (
  delivery: DeliveryView,
): { readonly text: string; readonly tone: 'quiet' | 'good' | 'warn' } | null => {
  if (delivery.undone) return { text: logText.undone, tone: 'quiet' };
  if (delivery.acknowledged === null) return null;
  return delivery.acknowledged
    ? { text: logText.acknowledged, tone: 'good' }
    : { text: logText.waiting, tone: 'warn' };
};
