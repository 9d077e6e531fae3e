import { failed } from '#api/reply';
import type { Maker } from '../maker.ts';

export const arrangement: Maker = {
  kind: 'arrangement',
  offer: () => undefined,
  plan: () => failed({ code: 'not-found', what: 'policy' }),
};
