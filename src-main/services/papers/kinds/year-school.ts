import { failed } from '#api/reply';
import type { Maker } from '../maker.ts';

export const yearSchool: Maker = {
  kind: 'year-school',
  offer: () => undefined,
  plan: () => failed({ code: 'not-found', what: 'policy' }),
};
