import { failed } from '#api/reply';
import type { Maker } from '../maker.ts';

export const submissions: Maker = {
  kind: 'submissions',
  offer: () => undefined,
  plan: () => failed({ code: 'not-found', what: 'policy' }),
};
