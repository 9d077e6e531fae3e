import type { Verdict } from '#domain/compliance/verdict';
import { isBackfill } from '#domain/entry';
import type { Entry } from '#domain/entry';
import { NO_REFS } from '#domain/forms/lists/year-assessment';
import type { PersonAssessment, Refs, WorkRow } from '#domain/forms/lists/year-assessment';
import { mondayOf } from '#domain/plain-date';
import type { Carrier } from '#domain/policy/schema';
import type { Register } from '../../register.ts';
import { isOfWeeks } from './year-judged.ts';
import type { JudgedRule } from './year-judged.ts';

const GROUPS = {
  all: '工作记录',
  weeks: '按周',
  carriers: '按载体',
  activities: '按活动',
  reports: '报送',
} as const;

/** Whether a record was entered later than it should have been. */
export const isLate = ({ settings }: Register, entry: Entry): boolean =>
  isBackfill(entry, settings.backfillDays);

/** Whether a person led what an entry tells of. */
export const isLed = (entry: Entry, person: string): boolean =>
  entry.participants.some((other) => other.person === person && other.role === 'led');

const isFaceToFace = ({ mode }: Entry): boolean => mode === 'face-to-face';

const weeksOf = (entries: readonly Entry[]): number =>
  new Set(entries.filter(isFaceToFace).map(({ happened }) => mondayOf(happened))).size;

const isOwed = ({ status }: Verdict): boolean =>
  status !== 'exempt' && status !== 'not-applicable' && status !== 'counted';

/** Weeks in which a weekly rule was kept, of those in which it was owed. */
const weeksKept = ({ due }: JudgedRule): { readonly kept: number; readonly owed: number } => {
  const owed = due.filter(isOwed);
  const kept = owed.filter(({ figures }) => figures.done >= figures.expected);
  return { kept: kept.length, owed: owed.length };
};

const isWeekly = ({ due }: JudgedRule): boolean => due.some(({ period }) => isOfWeeks(period));

/** `32/38`: by the weekly rule that speaks to a person; where none does, the weeks with a meeting face to face. */
export const weeksText = (rules: readonly JudgedRule[], entries: readonly Entry[]): string => {
  const weekly = rules.find(isWeekly);
  if (weekly === undefined) return String(weeksOf(entries));
  const { kept, owed } = weeksKept(weekly);
  return `${String(kept)}/${String(owed)}`;
};

interface Counting {
  readonly register: Register;
  readonly person: string;
  /** The year's own records in order. */
  readonly entries: readonly Entry[];
  readonly numberOf: (entry: string) => number;
  readonly carriers: ReadonlyMap<string, Carrier>;
  readonly rules: readonly { readonly judged: JudgedRule; readonly refs: Refs }[];
  readonly reports: PersonAssessment['reports'];
}

/** Words that occur, in the order in which the policies have them; others after them. */
const inPolicyOrder = (
  known: readonly string[],
  occurring: readonly string[],
): readonly string[] => {
  const found = new Set(occurring);
  return [...new Set([...known, ...occurring])].filter((word) => found.has(word));
};

/** What a person did in a year by carrier, activity, manner and week, each with the numbers of its records. */
export const workOf = (counting: Counting): readonly WorkRow[] => {
  const { register, person, entries, numberOf, carriers, rules, reports } = counting;
  const row = (group: string, label: string, holds: (entry: Entry) => boolean): WorkRow => {
    const found = entries.filter(holds);
    return {
      group,
      label,
      amount: `${String(found.length)}次`,
      refs: { ...NO_REFS, entries: found.map(({ id }) => numberOf(id)) },
    };
  };
  const all = [
    row(GROUPS.all, '本年度工作记录', () => true),
    row(GROUPS.all, '其中：面对面', isFaceToFace),
    row(GROUPS.all, '键对键', (entry) => !isFaceToFace(entry)),
    row(GROUPS.all, '带队', (entry) => isLed(entry, person)),
    row(GROUPS.all, '参加', (entry) => !isLed(entry, person)),
    row(GROUPS.all, '补录', (entry) => isLate(register, entry)),
    row(GROUPS.all, '先进典型', ({ commendable }) => commendable),
  ].filter(({ refs }, index) => index === 0 || refs.entries.length > 0);
  const weekly = rules.filter(({ judged }) => isWeekly(judged));
  const labelOf = (id: string): string => carriers.get(id)?.label ?? id;
  return [
    ...all,
    {
      group: GROUPS.weeks,
      label: '有面对面联系的周',
      amount: `${String(weeksOf(entries))}周`,
      refs: { ...NO_REFS, entries: entries.filter(isFaceToFace).map(({ id }) => numberOf(id)) },
    },
    ...weekly.map(({ judged, refs }) => {
      const { kept, owed } = weeksKept(judged);
      return {
        group: GROUPS.weeks,
        label: judged.rule.title,
        amount: `${String(kept)}/${String(owed)}周`,
        refs,
      };
    }),
    ...inPolicyOrder(
      [...carriers.values()].map(({ label }) => label),
      entries.flatMap((entry) => entry.carriers.map(labelOf)),
    ).map((label) =>
      row(GROUPS.carriers, label, (entry) => entry.carriers.map(labelOf).includes(label)),
    ),
    ...inPolicyOrder(
      register.policies.flatMap(({ activities }) => activities),
      entries.flatMap(({ activities }) => activities),
    ).map((activity) =>
      row(GROUPS.activities, activity, ({ activities }) => activities.includes(activity)),
    ),
    ...reportRows(reports),
  ];
};

const reportRows = (reports: PersonAssessment['reports']): readonly WorkRow[] =>
  [...new Set(reports.map(({ title }) => title))].map((title) => {
    const own = reports.flatMap((report, index) =>
      report.title === title ? [{ ...report, number: index + 1 }] : [],
    );
    const inTime = own.filter(({ status }) => status === 'met').length;
    const late = own.filter(({ status }) => status === 'met-late').length;
    const zero = own.filter(({ zeroReason }) => zeroReason !== '').length;
    return {
      group: GROUPS.reports,
      label: title,
      amount: [
        `应报${String(own.length)}`,
        `已报${String(inTime + late)}`,
        `按时${String(inTime)}`,
        zero === 0 ? '' : `零报告${String(zero)}`,
      ]
        .filter((word) => word !== '')
        .join('，'),
      refs: { ...NO_REFS, reports: own.map(({ number }) => number) },
    };
  });
