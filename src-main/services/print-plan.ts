import type { Asked } from '#api/contract';
import { safeFileName, sheetFileNames, uniqueNames } from '#documents/file-name';
import { collectedOutline } from '#domain/forms/collected-outline';
import type { ListOutline } from '#domain/forms/list-outline';
import { monthText } from '#domain/plain-date';
import type { PlainMonth } from '#domain/plain-date';
import type { Form, TableForm } from '#domain/policy/form';
import { formFileName } from '#domain/sheet';
import { sheetForms } from '#domain/sheet-form';
import type { FormHome } from '#domain/sheet-form';
import { sheetMonth, sheetPeriodText, sheetSpan } from '#domain/sheet-period';
import type { Ledger } from '#storage/ledger';
import { peopleWithForm, registerOf, standingPosts, unitNameOf } from './register.ts';
import type { Register } from './register.ts';
import type { Session } from './session.ts';
import { handedInContentOf, sheetRecord } from './sheet-content.ts';
import { isExempt } from './sheets.ts';
import { demoNote } from './written-files.ts';

/** One file of a batch: a person's sheet. */
interface SheetPlan {
  readonly kind: 'sheet';
  readonly person: string;
  readonly file: string;
}

/** One file of a batch: everybody's rows of a table in one list. */
export interface CollectedPlan {
  readonly kind: 'collected';
  readonly home: FormHome & { readonly form: TableForm };
  readonly people: readonly string[];
  readonly file: string;
}

/** One file of a batch. */
export type Planned = SheetPlan | CollectedPlan;

/** The form that a batch is of; `undefined` when it is of all. */
const formOf = (register: Register, asked: Asked<'document.month'>): Form | undefined =>
  sheetForms(register.policies, asked.month).find(({ form }) => form.id === asked.form)?.form;

/** What a batch is called: `2026年10月工作记录表`, `2026年下半年工作台账`. */
export const batchName = (register: Register, asked: Asked<'document.month'>): string => {
  const form = formOf(register, asked);
  return form?.kind === 'table'
    ? `${sheetPeriodText(form, asked.month)}${form.short}`
    : `${monthText(asked.month)}工作记录表`;
};

/** The files of a batch, in the order of the forms and of the register. */
export const planned = (register: Register, asked: Asked<'document.month'>): readonly Planned[] => {
  const chosen = asked.people === null ? undefined : new Set(asked.people);
  return sheetForms(register.policies, asked.month)
    .filter(({ form }) => asked.form === null || form.id === asked.form)
    .flatMap((home): readonly Planned[] => {
      const { form } = home;
      const month = sheetMonth(form, asked.month);
      const everyone = peopleWithForm(register, form.id, month);
      const named = everyone.map(({ id, name }) => ({
        name,
        unit: unitNameOf(register, standingPosts(register, id, sheetSpan(form, month))),
      }));
      const period = sheetPeriodText(form, month);
      // Names are told apart among everybody, so that a part of the batch gives the same names as the whole.
      const files = sheetFileNames(formFileName(form), period, named);
      const sheets = everyone
        .map(({ id }, index) => ({ kind: 'sheet' as const, person: id, file: files[index] ?? id }))
        .filter(({ person }) => chosen === undefined || chosen.has(person));
      if (form.kind !== 'table' || sheets.length < 2) return sheets;
      const file = safeFileName(`${formFileName(form)}-汇总-${period}`);
      return [
        ...sheets,
        {
          kind: 'collected',
          home: { ...home, form },
          people: sheets.map(({ person }) => person),
          file,
        },
      ];
    });
};

/** The rows of everybody whose sheet is in, of what was handed in; who owes one still is named below. */
export const collectedOf = (
  session: Session,
  ledger: Ledger,
  { home, people }: CollectedPlan,
  asked: PlainMonth,
): ListOutline => {
  const { form } = home;
  const month = sheetMonth(form, asked);
  const register = registerOf(session, ledger);
  const rows = people.map((person) => {
    const key = { person, month };
    const status = sheetRecord(ledger, key)?.status;
    return {
      name: register.people.get(person)?.name ?? '',
      unit: unitNameOf(register, standingPosts(register, person, sheetSpan(form, month))),
      isIn: status === 'submitted' || status === 'accepted',
      isFree: isExempt(session, ledger, key, home),
      content: handedInContentOf(session, ledger, key, home),
    };
  });
  const out = rows.filter(({ isIn }) => !isIn);
  return collectedOutline(
    {
      form,
      month,
      sheets: rows.flatMap(({ isIn, content }) =>
        isIn && content.kind === 'table' ? [content] : [],
      ),
      missing: uniqueNames(out.filter(({ isFree }) => !isFree)),
      exempt: uniqueNames(out.filter(({ isFree }) => isFree)),
    },
    demoNote(session),
  );
};
