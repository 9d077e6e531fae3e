import { failed } from '#api/reply';
import type { Maker } from '../maker.ts';

export const matrix: Maker = {
  kind: 'matrix',
  offer: () => undefined,
  plan: () => failed({ code: 'not-found', what: 'policy' }),
};
