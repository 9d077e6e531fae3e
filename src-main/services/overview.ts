import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import type { ChangeLabel, Overview } from '#api/views';
import { holidayYearsKnown, semesterOf, teachingWeek } from '#domain/academic-calendar';
import { academicYearText } from '#domain/period';
import type { PlainDate } from '#domain/plain-date';
import type { Ledger } from '#storage/ledger';
import { registerOf } from './register.ts';
import type { Register } from './register.ts';
import { ACTOR, ledgerOf, SETUP_SOURCE } from './session.ts';
import type { Session } from './session.ts';

/** Ids of the ledger's own settings. */
export const SETTING = { institution: 'institution', demo: 'demo' } as const;

const termText = (register: Register, today: PlainDate): string => {
  const semester = semesterOf(register.prepared, today)?.semester;
  if (semester === undefined) return '';
  const name = `${academicYearText(semester.academicYear)}第${semester.ordinal === 1 ? '一' : '二'}学期`;
  const week = teachingWeek(register.prepared, today);
  return week === undefined
    ? `${name} ${semester.ordinal === 1 ? '寒假' : '暑假'}`
    : `${name} 第${String(week.week)}周`;
};

/** How far back one can go step by step. */
const STEPS = 200;

/** The last change that still stands. Setting up the ledger itself is no step. */
const undoable = (ledger: Ledger): ChangeLabel | undefined => {
  const last = ledger.lastBatches(STEPS).find((batch) => batch.undoes === null && !batch.undone);
  return last === undefined || last.source === SETUP_SOURCE
    ? undefined
    : { batch: last.id, what: last.what ?? '' };
};

/** The change undone last, as long as nothing new was done after it. Changes done again are passed over. */
const redoable = (ledger: Ledger): ChangeLabel | undefined => {
  const batches = ledger.lastBatches(STEPS);
  const find = (id: string | null) => batches.find((batch) => batch.id === id);
  const isRedo = (batch: { readonly undoes: string | null }): boolean =>
    (find(batch.undoes)?.undoes ?? null) !== null;
  const last = batches.find((batch) => !batch.undone && !isRedo(batch));
  const target = last === undefined || last.undoes === null ? undefined : find(last.undoes);
  return target === undefined ? undefined : { batch: target.id, what: target.what ?? '' };
};

/** What every screen shows. */
export const overviewOf = (session: Session): Overview => {
  const { ports } = session;
  const base = { today: ports.clock.today(), version: ports.version };
  const stage = session.stage();
  if (stage.stage === 'setup') return { ...base, stage: 'setup' };
  if (stage.stage === 'blocked')
    return { ...base, stage: 'blocked', why: stage.why, file: stage.file };
  const { ledger } = stage;
  const register = registerOf(session, ledger);
  const setting = (id: string): unknown => ledger.record('setting', id)?.record.value;
  const known = holidayYearsKnown(register.calendar);
  const institution = setting(SETTING.institution);
  return {
    ...base,
    stage: 'ready',
    institution: typeof institution === 'string' ? institution : '',
    demo: setting(SETTING.demo) === true,
    file: ports.place.file(),
    termText: termText(register, base.today),
    holidaysUntil: known.at(-1) ?? null,
    lastBackup: ledger.listBackups()[0]?.at ?? null,
    ranks: register.policies.flatMap((policy) =>
      policy.ranks.map(({ id, name, short }) => ({
        id,
        name,
        short,
        policy: policy.id,
        form: policy.forms.find((form) => form.rank === id)?.id ?? null,
      })),
    ),
    undo: undoable(ledger) ?? null,
    redo: redoable(ledger) ?? null,
    revision: session.revision(),
  };
};

/** Takes the last change back, or does it again; each is a change of its own in the history. */
export const step = (session: Session, direction: 'undo' | 'redo'): Reply<ChangeLabel> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const ledger = open.value;
  const target = direction === 'undo' ? undoable(ledger) : redoable(ledger);
  if (target === undefined)
    return failed({ code: direction === 'undo' ? 'nothing-to-undo' : 'nothing-to-redo' });
  const verb = direction === 'undo' ? '撤销' : '重做';
  const info = { actor: ACTOR, what: `${verb}：${target.what}`, source: 'local' };
  const result =
    direction === 'undo' ? ledger.undo(target.batch, info) : ledger.redo(target.batch, info);
  if (!result.ok) return failed({ code: 'undo-blocked', what: target.what });
  session.touch(['overview', 'roster', 'sheets', 'compliance']);
  return done(target);
};
