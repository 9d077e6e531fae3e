import { failed } from '#api/reply';
import type { Maker } from '../maker.ts';

export const sheets: Maker = {
  kind: 'sheets',
  offer: () => undefined,
  plan: () => failed({ code: 'not-found', what: 'policy' }),
};
