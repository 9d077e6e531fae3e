import type { Asked } from '#api/contract';
import { done, failed } from '#api/reply';
import type { Problem, Reply } from '#api/reply';
import { recordWord } from '#api/sentences';
import { sharedForm } from '#domain/exchange/shared-form';
import type { Ledger } from '#storage/ledger';
import type { RecordRef } from '#storage/records';
import type { UndoProblem } from '#storage/undo';
import { lockedMonth } from '../lock-guard.ts';
import { labelOf } from '../records.ts';
import { registerOf } from '../register.ts';
import { ACTOR, isFromOffice, ledgerOf } from '../session.ts';
import type { Session } from '../session.ts';
import { namesOf, titleOfData } from './row-words-titles.ts';

/** How many records that stand in the way are named. */
const NAMED = 5;

const labelled = (session: Session, ledger: Ledger, { kind, id }: RecordRef): string => {
  const found = ledger.record(kind, id);
  const register = registerOf(session, ledger);
  if (found !== undefined && (kind === 'sheet' || kind === 'declaration')) {
    const names = namesOf(register, ledger, new Map());
    return titleOfData(kind, sharedForm(kind, found.record, 'office'), names);
  }
  const label = found === undefined ? '' : labelOf(register, kind, found.record);
  return label === recordWord[kind] || label === ''
    ? recordWord[kind]
    : `${recordWord[kind]} ${label}`;
};

const blockedBy = (session: Session, ledger: Ledger, problem: UndoProblem): Problem => {
  const words = (records: readonly RecordRef[], what: string): Problem => ({
    code: 'import-stands',
    standing: records
      .slice(0, NAMED)
      .map((record) => `${labelled(session, ledger, record)}${what}`),
    more: Math.max(0, records.length - NAMED),
  });
  if (problem.code === 'changed-since') return words(problem.records, '又有改动');
  if (problem.code === 'erased') return words(problem.records, '的旧内容已清除');
  if (problem.code === 'in-use')
    return words([problem.by], `用到了这次导入的${labelled(session, ledger, problem)}`);
  if (problem.code === 'missing-reference')
    return words([problem.target], '已在回收站里，撤销后仍要用到它');
  if (problem.code === 'not-unique') return words([problem], '与后来新建的重复');
  const gone = ['no-such-batch', 'already-undone', 'not-undone'].includes(problem.code);
  return gone
    ? { code: 'not-found', what: 'delivery' }
    : { code: 'import-stands', standing: ['台账没有接受这次撤销'], more: 0 };
};

/** The batches that took a delivery in and stand, newest first; a file that was taken in twice has two. */
const batchesOf = (ledger: Ledger, delivery: string): readonly string[] => {
  const batches = ledger
    .historyOf('delivery', delivery)
    .flatMap(({ batch, after }) => (after === null ? [] : [batch]))
    .reverse();
  return batches.filter((id) => {
    const batch = ledger.batch(id);
    return batch !== undefined && !batch.undone && batch.undoes === null;
  });
};

/**
 * Takes an import back as a whole, with its pending matters and what it noted. Refused where something was built on
 * it since, or where a month was closed; nothing is changed then.
 */
export const undoDelivery = (
  session: Session,
  { delivery }: Asked<'exchange.undo'>,
): Reply<null> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const ledger = open.value;
  const found = ledger.record('delivery', delivery);
  if (found?.deleted !== false || found.record.direction !== 'in')
    return failed({ code: 'not-found', what: 'delivery' });
  const batches = batchesOf(ledger, delivery);
  const guarded = batches.filter((id) => !isFromOffice(ledger.batch(id)?.source ?? ''));
  const month = lockedMonth(
    ledger,
    guarded.flatMap((id) => ledger.alteredBy(id)),
  );
  if (month !== undefined) return failed({ code: 'month-locked', month });
  const info = { actor: ACTOR, what: `撤销导入：${found.record.file}`, source: 'local' };
  const undone: string[] = [];
  for (const batch of batches) {
    const result = ledger.undo(batch, info);
    if (result.ok) {
      undone.push(batch);
      continue;
    }
    const problem = blockedBy(session, ledger, result.problem);
    for (const id of undone.reverse())
      ledger.redo(id, { ...info, what: `恢复导入：${found.record.file}` });
    if (undone.length > 0) session.touch(['roster', 'sheets', 'compliance', 'exchange']);
    return failed(problem);
  }
  if (undone.length === 0) return failed({ code: 'not-found', what: 'delivery' });
  session.touch(['overview', 'roster', 'sheets', 'compliance', 'exchange']);
  return done(null);
};
