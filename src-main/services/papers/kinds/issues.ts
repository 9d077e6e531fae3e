import { failed } from '#api/reply';
import type { Maker } from '../maker.ts';

export const issues: Maker = {
  kind: 'issues',
  offer: () => undefined,
  plan: () => failed({ code: 'not-found', what: 'policy' }),
};
