import { failed } from '#api/reply';
import type { Maker } from '../maker.ts';

export const links: Maker = {
  kind: 'links',
  offer: () => undefined,
  plan: () => failed({ code: 'not-found', what: 'policy' }),
};
