import { failed } from '#api/reply';
import type { Maker } from '../maker.ts';

export const yearUnit: Maker = {
  kind: 'year-unit',
  offer: () => undefined,
  plan: () => failed({ code: 'not-found', what: 'policy' }),
};
