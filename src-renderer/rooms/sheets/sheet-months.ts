import { monthOf } from '#domain/plain-date';
import type { PlainMonth } from '#domain/plain-date';
import type { Form } from '#domain/policy/form';
import { isOnSheet, sheetMonth } from '#domain/sheet-period';
import { today } from '../../state/overview.svelte.ts';
import { roster } from '../../state/roster.svelte.ts';
import { formsOf } from './sheet-forms.ts';
import type { Shown } from './shown.ts';

const policyForm = (form: string): Form | undefined =>
  formsOf(roster.current).find(({ id }) => id === form);

/** The month by which the sheet is known that holds the wanted one. */
export const keyMonth = ({ form, month }: Pick<Shown, 'form' | 'month'>): PlainMonth => {
  const found = policyForm(form);
  return found === undefined || month === '' ? month : sheetMonth(found, month);
};

/** The same sheet, known by its month. */
export const keyed = (shown: Shown): Shown => ({ ...shown, month: keyMonth(shown) });

/** The month to go on with from one sheet to another: this month, where the one that is left spans it. */
export const goOn = ({ form, month }: Shown): PlainMonth => {
  const found = policyForm(form);
  if (found === undefined || month === '') return monthOf(today());
  return isOnSheet(found, month, today()) ? monthOf(today()) : month;
};
