import { failed } from '#api/reply';
import type { Maker } from '../maker.ts';

export const commendable: Maker = {
  kind: 'commendable',
  offer: () => undefined,
  plan: () => failed({ code: 'not-found', what: 'policy' }),
};
