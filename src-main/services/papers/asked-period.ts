import type { DocumentQuery } from '#api/document-contract';
import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import type { Period } from '#domain/compliance/verdict';
import { periodHolding } from '#domain/period';
import type { Desk } from './maker.ts';

/** The period a query is of; one that the calendar doesn't know is refused in words. */
export const askedPeriod = ({ register }: Desk, { range }: DocumentQuery): Reply<Period> => {
  const period = periodHolding(range.kind, range.day, register.prepared);
  return period === undefined
    ? failed({
        code: 'invalid',
        field: '期间',
        text: '校历里没有这一天所在的期间。请在“名册与制度—校历”中补上，或另选一天。',
      })
    : done(period);
};
