import { failed } from '#api/reply';
import type { Maker } from '../maker.ts';

export const summary: Maker = {
  kind: 'summary',
  offer: () => undefined,
  plan: () => failed({ code: 'not-found', what: 'policy' }),
};
