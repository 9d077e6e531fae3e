import { failed } from '#api/reply';
import type { Maker } from '../maker.ts';

export const yearPerson: Maker = {
  kind: 'year-person',
  offer: () => undefined,
  plan: () => failed({ code: 'not-found', what: 'policy' }),
};
