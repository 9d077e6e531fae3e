import { failed } from '#api/reply';
import type { Maker } from '../maker.ts';

export const record: Maker = {
  kind: 'record',
  offer: () => undefined,
  plan: () => failed({ code: 'not-found', what: 'policy' }),
};
