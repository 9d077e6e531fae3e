import { failed } from '#api/reply';
import type { Maker } from '../maker.ts';

export const collected: Maker = {
  kind: 'collected',
  offer: () => undefined,
  plan: () => failed({ code: 'not-found', what: 'policy' }),
};
