import type { Asked, Question } from '#api/contract';
import type { DocumentQuery } from '#api/document-contract';
import type { Problem } from '#api/reply';
import type { Session } from '../session.ts';
import { purposeOf } from './purpose.ts';

/** Kinds that a department gets with its roster package and only reads. */
const READ_ONLY: ReadonlySet<Asked<'record.remove'>['kind']> = new Set([
  'unit',
  'person',
  'post',
  'exemption',
]);

const always = (): boolean => true;
const ofReadOnly = ({ kind }: Asked<'record.remove'>): boolean => READ_ONLY.has(kind);

/** Letters are the office's to write, in the room that prints as in the calendar. */
const isLetter = ({ kind }: DocumentQuery): boolean => kind === 'letters';
const ofLetters = ({ query }: { readonly query: DocumentQuery }): boolean => isLetter(query);

/** What only the office does, and when; everything else both sides may ask. */
const OFFICE: { readonly [Q in Question]?: (asked: Asked<Q>) => boolean } = {
  'institution.save': always,
  'roster.choose': always,
  'roster.paste': always,
  'roster.drop': always,
  'roster.decide': always,
  'roster.commit': always,
  'person.save': always,
  'unit.save': always,
  'post.save': always,
  'exemption.save': always,
  'semester.save': always,
  'holidays.save': always,
  'judging.save': always,
  'policy.choose': always,
  'policy.drop': always,
  'policy.amend': always,
  'policy.enact': always,
  'template.choose': always,
  'template.use': always,
  'record.remove': ofReadOnly,
  'record.restore': ofReadOnly,
  'sheet.decide': always,
  'lock.close': always,
  'lock.except': always,
  'lock.end': always,
  'reminder.preview': always,
  'reminder.document': always,
  'reminder.issue': always,
  'exchange.workbooks': always,
  'document.plan': isLetter,
  'document.preview': ofLetters,
  'document.write': ofLetters,
  'document.print': ofLetters,
};

/** Why a question isn't answered in 部门填报: the office answers for it. `undefined` for what may be asked. */
export const otherSide = <Q extends Question>(
  session: Session,
  question: Q,
  asked: Asked<Q>,
): Problem | undefined => {
  const isOffices = OFFICE[question];
  if (isOffices?.(asked) !== true) return undefined;
  const stage = session.stage();
  return stage.stage === 'ready' && purposeOf(stage.ledger).side === 'department'
    ? { code: 'other-side', side: 'office' }
    : undefined;
};
