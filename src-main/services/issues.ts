import type { Answer, Asked } from '#api/contract';
import { failed } from '#api/reply';
import type { Reply } from '#api/reply';
import type { Session } from './session.ts';

export const listIssues = (
  _session: Session,
  _asked: Asked<'issue.list'>,
): Reply<Answer<'issue.list'>> => failed({ code: 'no-ledger' });

export const saveIssue = (
  _session: Session,
  _asked: Asked<'issue.save'>,
): Reply<Answer<'issue.save'>> => failed({ code: 'no-ledger' });

export const addIssueStep = (
  _session: Session,
  _asked: Asked<'issue.step'>,
): Reply<Answer<'issue.step'>> => failed({ code: 'no-ledger' });
