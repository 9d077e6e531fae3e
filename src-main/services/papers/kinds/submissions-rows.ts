import type { DataSection } from '#api/document-contract';
import { submissionFigures, handedWord, isWanting } from '#domain/forms/lists/submission-list';
import type {
  CollectedSheet,
  Handed,
  SubmissionsToList,
} from '#domain/forms/lists/submission-list';
import type { Explanation } from '#domain/compliance/verdict';
import { counts, isBackfill } from '#domain/entry';
import type { Sheet } from '#domain/entry';
import {
  addMonths,
  covers,
  dayOf,
  daysBetween,
  fullDayText,
  lastOfMonth,
  monthOf,
} from '#domain/plain-date';
import type { PlainMonth, Span } from '#domain/plain-date';
import { boundRanks } from '#domain/policy/amend';
import type { Person } from '#domain/people';
import { sheetForms } from '#domain/sheet-form';
import type { FormHome } from '#domain/sheet-form';
import { monthsOfSheet, sheetMonth, sheetPeriodText, sheetSpan } from '#domain/sheet-period';
import { uniqueNames } from '#documents/file-name';
import { peopleWithForm, standingPosts, titleOf } from '../../register.ts';
import { returnReasonOf } from '../../return-reason.ts';
import { entriesOf, sheetRecord } from '../../sheet-content.ts';
import { sheetExplained } from '../../sheets.ts';
import type { Desk } from '../maker.ts';

/** A form, and the last month of one of its sheets. */
export interface FormPeriod {
  readonly home: FormHome;
  readonly month: PlainMonth;
}

/** Sheets of ranks that a policy binds, as those in force in a month have them. */
export const formsIn = ({ register }: Desk, month: PlainMonth): readonly FormHome[] =>
  sheetForms(register.policies, month).filter(({ form, policy }) =>
    boundRanks(policy).some(({ id }) => id === form.rank),
  );

/** The forms' sheets that end in a span, month after month. */
export const sheetsEnding = (desk: Desk, span: Span): readonly FormPeriod[] => {
  const found: FormPeriod[] = [];
  for (let month = monthOf(span.from); month <= monthOf(span.until); month = addMonths(month, 1))
    if (covers(span, lastOfMonth(month)))
      found.push(
        ...formsIn(desk, month)
          .filter(({ form }) => sheetMonth(form, month) === month)
          .map((home) => ({ home, month })),
      );
  return found;
};

/** One person's sheet with whose it is. */
export interface SheetOf extends CollectedSheet {
  readonly person: string;
  readonly drafts: number;
}

/** Sheets of a form and period as they came in; what is on screen, gathered for paper. */
export interface Submissions extends SubmissionsToList {
  readonly units: readonly {
    readonly id: string;
    readonly name: string;
    readonly liaison: string;
    readonly sheets: readonly SheetOf[];
  }[];
  readonly sheets: readonly SheetOf[];
}

const handedOf = (sheet: Sheet | null, explained: Explanation | undefined): Handed => {
  if (sheet?.status === 'submitted' || sheet?.status === 'accepted') return sheet.status;
  const status = explained?.verdict.status;
  if (status === 'exempt') return 'exempt';
  if (status === 'not-applicable') return 'unasked';
  return sheet?.status === 'returned' ? 'returned' : 'missing';
};

type Because = NonNullable<Explanation['exemptBecause']>['kind'];

/** Why nothing is asked for, where it isn't an absence. */
const BECAUSE: ReadonlyMap<Because, string> = new Map<Because, string>([
  ['vacation', '假期'],
  ['holiday', '法定节假日'],
  ['not-in-force', '制度当时未施行'],
  ['no-post', '本期无此项任职'],
  ['other-rule', '按另一条要求'],
]);

/** Why nothing is asked for, in a word: 假期, 外出培训; empty where something is. */
const exemptWords = ({ register }: Desk, explained: Explanation | undefined): string => {
  const kind = explained?.exemptBecause?.kind;
  if (explained === undefined || kind === undefined) return '';
  if (kind !== 'absent') return BECAUSE.get(kind) ?? '';
  const reasons = register.exemptions.flatMap(({ id, reason }) =>
    explained.exemptions.includes(id) ? [reason] : [],
  );
  return reasons.length === 0 ? '在岗不足半数工作日' : [...new Set(reasons)].join('、');
};

const sheetOf = (desk: Desk, { home, month }: FormPeriod, person: Person): SheetOf => {
  const { session, ledger, register, frame } = desk;
  const key = { person: person.id, month };
  const sheet = sheetRecord(ledger, key);
  const explained = sheetExplained(session, ledger, key, home);
  const handed = handedOf(sheet, explained);
  const isIn = handed === 'submitted' || handed === 'accepted';
  const entries = entriesOf(session, ledger, key);
  const counted = entries.filter(counts);
  const drafts = entries.filter(
    (entry) => !counts(entry) && entry.participants[0]?.person === person.id,
  ).length;
  const deadline = explained?.verdict.deadline ?? null;
  const stamp = sheet?.submitted ?? (isIn ? (sheet?.received ?? null) : null);
  const submitted = stamp === null ? null : dayOf(stamp);
  const figures = explained?.verdict.figures ?? {
    expected: 1,
    done: isIn ? 1 : 0,
    onTime: isIn ? 1 : 0,
  };
  const exempt = exemptWords(desk, explained);
  const returned = handed === 'returned' && sheet !== null ? returnReasonOf(ledger, sheet) : '';
  return {
    person: person.id,
    name: person.name,
    title: titleOf(standingPosts(register, person.id, sheetSpan(home.form, month))),
    handed,
    ...figures,
    submitted,
    deadline,
    daysLate:
      isIn && submitted !== null && deadline !== null
        ? Math.max(0, daysBetween(deadline, submitted))
        : 0,
    overdue: !isIn && deadline !== null && frame.today > deadline,
    entries: counted.length,
    backfilled: counted.filter((entry) => isBackfill(entry, register.settings.backfillDays)).length,
    drafts,
    zero: isIn ? (sheet?.zeroReason ?? '') : '',
    remarks: [
      ...(exempt === '' ? [] : [isIn ? `免考核（${exempt}），自行报送` : exempt]),
      ...(returned === '' ? [] : [`退回原因：${returned}`]),
      ...(drafts === 0 ? [] : [`另有 ${String(drafts)} 条没有提交`]),
    ],
  };
};

/** Everybody's sheet of a form and period, unit by unit in the register's order. */
export const submissionsOf = (desk: Desk, asked: FormPeriod): Submissions => {
  const { register } = desk;
  const { form } = asked.home;
  const span = sheetSpan(form, asked.month);
  const byUnit = new Map<string, SheetOf[]>();
  for (const person of peopleWithForm(register, form.id, asked.month)) {
    const unit = standingPosts(register, person.id, span)[0]?.unit ?? '';
    const sheet = sheetOf(desk, asked, person);
    byUnit.set(unit, [...(byUnit.get(unit) ?? []), sheet]);
  }
  const units = [...register.units.values()].flatMap(({ id, name, liaison }) => {
    const sheets = byUnit.get(id);
    return sheets === undefined ? [] : [{ id, name, liaison, sheets }];
  });
  const sheets = units.flatMap((unit) => unit.sheets);
  return {
    rhythm: monthsOfSheet(form) === 1 ? '月度' : '半年',
    form,
    label: sheetPeriodText(form, asked.month),
    deadline: sheets.find(({ deadline }) => deadline !== null)?.deadline ?? null,
    backfillDays: register.settings.backfillDays,
    units,
    sheets,
  };
};

/** So many names a sentence takes; the rest it counts. */
const NAMED = 12;

/** `未交 3 人：林甲、秦丙（已退回）…`; nothing for nobody. */
export const peopleSentence = (label: string, names: readonly string[]): readonly string[] => {
  if (names.length === 0) return [];
  const more = names.length > NAMED ? '等' : '';
  return [`${label} ${String(names.length)} 人：${names.slice(0, NAMED).join('、')}${more}`];
};

/** Names in a sentence, those of one name told apart by their unit. */
const namesOf = ({ units }: Submissions, wanted: (sheet: SheetOf) => boolean): readonly string[] =>
  uniqueNames(
    units.flatMap((unit) =>
      unit.sheets.filter(wanted).map(({ name }) => ({ name, unit: unit.name })),
    ),
  );

/** How the sheets of a form stand as a whole, in words. */
export const standingOf = (
  desk: Desk,
  submissions: Submissions,
): { readonly standing: string; readonly gaps: readonly string[] } => {
  const { expected, done } = submissionFigures(submissions.sheets);
  const { deadline } = submissions;
  const isOpen = deadline !== null && desk.frame.today <= deadline && done < expected;
  return {
    standing: `已交 ${String(done)}/${String(expected)} 人`,
    gaps: [
      ...(isOpen ? [`报送期限 ${fullDayText(deadline)} 还没有过`] : []),
      ...peopleSentence(
        '未交',
        namesOf(submissions, (sheet) => isWanting(sheet) && sheet.handed !== 'returned'),
      ),
      ...peopleSentence(
        '退回后没有再交',
        namesOf(submissions, (sheet) => isWanting(sheet) && sheet.handed === 'returned'),
      ),
    ],
  };
};

/** Each sheet behind the paper, to be opened where it is written. */
export const submissionData = ({ units }: Submissions, month: PlainMonth): DataSection => ({
  title: '交表情况',
  columns: ['单位', '姓名', '职务', '交表情况', '首次提交', '记录条数'],
  rows: units.flatMap((unit) =>
    unit.sheets.map(
      ({ person, name, title, handed, submitted, entries, backfilled, drafts, zero }) => ({
        cells: [
          unit.name,
          name,
          title,
          handedWord(handed),
          submitted === null ? '' : fullDayText(submitted),
          String(entries),
        ],
        marks: [
          ...(zero === '' ? [] : ['零报告']),
          ...(backfilled === 0 ? [] : [`补录 ${String(backfilled)} 条`]),
          ...(drafts === 0 ? [] : [`${String(drafts)} 条没有提交`]),
        ],
        to: { room: 'sheets' as const, person, month },
      }),
    ),
  ),
});
