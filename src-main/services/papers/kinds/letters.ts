import { failed } from '#api/reply';
import type { Maker } from '../maker.ts';

export const letters: Maker = {
  kind: 'letters',
  offer: () => undefined,
  plan: () => failed({ code: 'not-found', what: 'policy' }),
};
