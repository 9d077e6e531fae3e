import { failed } from '#api/reply';
import type { Maker } from '../maker.ts';

export const reports: Maker = {
  kind: 'reports',
  offer: () => undefined,
  plan: () => failed({ code: 'not-found', what: 'policy' }),
};
