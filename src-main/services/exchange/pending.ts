import type { Asked } from '#api/contract';
import type { PendingView } from '#api/exchange-views';
import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import { recordWord } from '#api/sentences';
import type { Conflict } from '#domain/exchange/kept';
import { OFFICE_PARTNER } from '#domain/exchange/kept';
import type { PlanRow, PlanWorld } from '#domain/exchange/plan';
import { isStill, settleConflict } from '#domain/exchange/settle';
import type { Standing } from '#domain/exchange/settle';
import type { Ledger } from '#storage/ledger';
import type { Change } from '#storage/records';
import { registerOf } from '../register.ts';
import { importSource, ledgerOf } from '../session.ts';
import type { Session } from '../session.ts';
import { changeOf } from './commit-records.ts';
import { makeWorld } from './plan-world.ts';
import { purposeOf } from './purpose.ts';
import { rowView } from './row-words.ts';
import { namesOf, titleOfRow } from './row-words-titles.ts';

const openOnes = (ledger: Ledger): readonly Conflict[] =>
  ledger.all('conflict').filter(({ settled }) => settled === null);

/** A world for each partner whose conflicts are looked at. */
const worldsFor = (session: Session, ledger: Ledger, conflicts: readonly Conflict[]) => {
  const { side } = purposeOf(ledger);
  const worlds = new Map<string | null, PlanWorld>();
  return ({ partner }: Conflict): PlanWorld => {
    const known =
      worlds.get(partner) ??
      makeWorld(session, ledger, {
        side,
        source: { partner, side: side === 'office' ? 'department' : 'office' },
        candidates: conflicts,
      });
    worlds.set(partner, known);
    return known;
  };
};

const outcomeOf = ({ type }: Conflict): PlanRow['outcome'] =>
  type === 'duplicate' ? 'duplicate' : 'conflict';

const becauseOf = (
  { type, kind, record }: Conflict,
  { ours, fields, solved }: Standing,
  world: PlanWorld,
): PlanRow['because'] => {
  if (solved) return { code: 'same' };
  if (type === 'duplicate') return { code: 'alike', records: [record] };
  if (ours === null) return { code: 'deleted-here' };
  if (type === 'settled' || type === 'withdrawn') {
    const as = world.settled(kind, record);
    if (as !== null) return { code: 'settled', as };
    if (type === 'withdrawn') return { code: 'withdrawn' };
  }
  return { code: 'both-changed', fields };
};

const choicesOf = ({ type }: Conflict, standing: Standing): PlanRow['choices'] => {
  if (standing.solved) return ['ours'];
  if (type === 'duplicate') return ['ours', 'theirs', 'both', 'edit', 'distinct'];
  return standing.ours === null || standing.theirs === null
    ? ['ours', 'theirs']
    : ['ours', 'theirs', 'edit'];
};

/** A conflict as a row of a plan, as both sides stand now. */
const rowOf = (conflict: Conflict, world: PlanWorld): PlanRow => {
  const standing = isStill(conflict, world);
  const { kind, record, theirs, base } = conflict;
  return {
    candidate: {
      key: conflict.id,
      kind,
      id: theirs.id,
      rev: theirs.rev,
      base: null,
      data: standing.theirs,
      digest: '',
      where: '',
      doubts: [],
    },
    record,
    outcome: outcomeOf(conflict),
    because: becauseOf(conflict, standing, world),
    ours: standing.ours,
    base,
    after: standing.ours,
    fields: standing.fields,
    choices: choicesOf(conflict, standing),
  };
};

const PAPER = '纸质表或表格';

/** 待定事项: the open ones, as they stand now, oldest first. */
export const pendingViews = (session: Session): Reply<readonly PendingView[]> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const ledger = open.value;
  const conflicts = openOnes(ledger);
  const register = registerOf(session, ledger);
  const names = namesOf(register, ledger, new Map());
  const purpose = purposeOf(ledger);
  const worldOf = worldsFor(session, ledger, conflicts);
  return done(
    conflicts.map((conflict) => {
      const { partner, delivery } = conflict;
      const row = rowOf(conflict, worldOf(conflict));
      const office = purpose.side === 'department' ? purpose.office.name : '';
      return {
        conflict,
        row: rowView({ row, decision: null, form: null }, { names, ledger }),
        partner:
          partner === null ? PAPER : partner === OFFICE_PARTNER ? office : names.unit(partner),
        file: ledger.record('delivery', delivery)?.record.file ?? '',
      };
    }),
  );
};

/** Open conflicts in which nothing is left to decide, closed; they are written with the next import. */
export const settledThemselves = (session: Session, ledger: Ledger): readonly Conflict[] => {
  const conflicts = openOnes(ledger);
  if (conflicts.length === 0) return [];
  const worldOf = worldsFor(session, ledger, conflicts);
  const at = session.ports.clock.now();
  return conflicts
    .filter((conflict) => isStill(conflict, worldOf(conflict)).solved)
    .map((conflict) => ({ ...conflict, settled: { choice: 'ours' as const, at } }));
};

const VERB: Readonly<Record<string, string>> = {
  ours: '用本台账的',
  theirs: '用对方的',
  both: '两条都留',
  distinct: '是两条不同的记录',
  edit: '改后保留',
};

const changesOf = (
  ledger: Ledger,
  writes: ReturnType<typeof settleConflict>,
): readonly Change[] => [
  ...writes.records.map((record) => changeOf(ledger, record)),
  ...writes.conflicts.map((after) => ({ kind: 'conflict' as const, id: after.id, after })),
  ...writes.matches.map((after) => ({ kind: 'match' as const, id: after.id, after })),
];

/** The office's own word may go into a month that it closed; ours is told back to it. */
const sourceOf = ({ partner, delivery }: Conflict, choice: string): string =>
  partner === OFFICE_PARTNER && choice === 'theirs' ? importSource(delivery, 'office') : 'local';

const invalid = (text: string) => failed({ code: 'invalid', field: '待定事项', text });

/** Decides one pending matter, in one batch that can be undone. */
export const settlePending = (session: Session, asked: Asked<'exchange.settle'>): Reply<null> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const ledger = open.value;
  const found = ledger.record('conflict', asked.conflict);
  if (found?.deleted !== false) return failed({ code: 'not-found', what: 'conflict' });
  const conflict = found.record;
  if (conflict.settled !== null) return invalid('这一条已经处理过了。');
  const world = worldsFor(session, ledger, [conflict])(conflict);
  const row = rowOf(conflict, world);
  const { choice } = asked.decision;
  if (!row.choices.includes(choice)) return invalid('这一条现在不能这样处理，请重新看过再决定。');
  const { newId, digest } = session.ports;
  const writes = settleConflict(conflict, asked.decision, world, { newId, digest });
  const names = namesOf(registerOf(session, ledger), ledger, new Map());
  const what = `处理待定事项：${recordWord[conflict.kind]} ${titleOfRow(row, names)} ${VERB[choice] ?? ''}`;
  const written = session.write(
    what.trim(),
    changesOf(ledger, writes),
    ['roster', 'sheets', 'compliance', 'exchange'],
    { source: sourceOf(conflict, choice), arrivals: writes.arrivals },
  );
  return written.ok ? done(null) : written;
};
