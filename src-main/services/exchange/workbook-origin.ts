import type { WorkbookMarks } from '#domain/exchange/hand-in';
import type { Candidate } from '#domain/exchange/plan';
import { monthText } from '#domain/plain-date';
import type { Ledger } from '#storage/ledger';
import { institutionOf } from '../overview.ts';
import type { Session } from '../session.ts';
import { scopeOf } from './scope.ts';
import { personOf } from './trust-people.ts';

/** How many people a notice names. */
const NAMED = 5;

/** Why a workbook isn't taken: it was made by another ledger, whose ids mean nothing here. */
export const foreignWorkbook = (
  { ledger: made, unit, month }: WorkbookMarks,
  ledger: Ledger,
): string | undefined =>
  made === ledger.id
    ? undefined
    : `这份填报表（${unit.name}，${monthText(month)}）是另一个台账下发的，不是本台账（${institutionOf(ledger)}）的，没有收。请核对文件；如果下发之后重建过台账，请重新下发填报表，把内容抄到新表里再收。`;

/** Names the people in a unit's workbook who never held a post in it; empty when there are none. */
export const workbookStrangers = (
  session: Session,
  ledger: Ledger,
  { unit }: WorkbookMarks,
  candidates: readonly Candidate[],
): readonly string[] => {
  const { people } = scopeOf(session, ledger, unit.id);
  const names = new Map(ledger.all('person').map(({ id, name }) => [id, name]));
  const strangers = new Set(
    candidates.flatMap(({ kind, data }) => {
      const person = data === null ? undefined : personOf(kind, data);
      const name = person === undefined || people.has(person) ? undefined : names.get(person);
      return name === undefined ? [] : [name];
    }),
  );
  if (strangers.size === 0) return [];
  const named = [...strangers].slice(0, NAMED).join('、');
  const all = strangers.size > NAMED ? `${named}等 ${String(strangers.size)} 人` : named;
  return [
    `这份填报表是发给“${unit.name}”的，里面有不属于该单位的人的记录：${all}。请逐行核对；不该由该单位填报的，把那几行去掉不收。`,
  ];
};
