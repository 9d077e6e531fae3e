import type { Purpose } from '#api/exchange-views';
import type { Overview } from '#api/views';
import { holidayYearsKnown, semesterOf, teachingWeek } from '#domain/academic-calendar';
import { academicYearText } from '#domain/period';
import type { PlainDate } from '#domain/plain-date';
import { boundRanks } from '#domain/policy/amend';
import { isSheet } from '#domain/sheet-form';
import type { Ledger } from '#storage/ledger';
import { purposeOf } from './exchange/purpose.ts';
import { registerOf, versionOn } from './register.ts';
import type { Register } from './register.ts';
import type { Session } from './session.ts';
import { labelOfStep, redoable, undoable } from './steps.ts';

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

type Ranks = Extract<Overview, { readonly stage: 'ready' }>['ranks'];

/** The ranks of each series, as the version in force names them; versions of one series name a rank once. */
const ranksOf = (register: Register, today: PlainDate): Ranks => {
  const series = new Set(register.policies.map((policy) => policy.series));
  return [...series].flatMap((id) => {
    const now = versionOn(register.policies, id, today);
    return (now === undefined ? [] : boundRanks(now)).map((rank) => ({
      id: rank.id,
      name: rank.name,
      short: rank.short,
      policy: id,
      form: now?.forms.find((form) => form.rank === rank.id && isSheet(form))?.id ?? null,
    }));
  });
};

/** A department sees the ranks its own people hold: it has no others to look after. */
const ranksShown = (register: Register, purpose: Purpose, today: PlainDate): Ranks => {
  const ranks = ranksOf(register, today);
  const held = new Set(register.posts.map(({ rank }) => rank));
  return purpose.side === 'office' || held.size === 0
    ? ranks
    : ranks.filter(({ id }) => held.has(id));
};

/** Whose ledger it is, as it signs what it writes. */
export const institutionOf = (ledger: Ledger): string => {
  const value = ledger.record('setting', SETTING.institution)?.record.value;
  return typeof value === 'string' ? value : '';
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
  const purpose = purposeOf(ledger);
  const known = holidayYearsKnown(register.calendar);
  return {
    ...base,
    stage: 'ready',
    institution: institutionOf(ledger),
    purpose,
    demo: setting(SETTING.demo) === true,
    file: ports.place.file(),
    termText: termText(register, base.today),
    holidaysUntil: known.at(-1) ?? null,
    lastBackup: ledger.listBackups()[0]?.at ?? null,
    ranks: ranksShown(register, purpose, base.today),
    undo: labelOfStep(undoable(ledger)),
    redo: labelOfStep(redoable(ledger)),
    revision: session.revision(),
  };
};
