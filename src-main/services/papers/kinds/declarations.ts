import { failed } from '#api/reply';
import type { Maker } from '../maker.ts';

export const declarations: Maker = {
  kind: 'declarations',
  offer: () => undefined,
  plan: () => failed({ code: 'not-found', what: 'policy' }),
};
