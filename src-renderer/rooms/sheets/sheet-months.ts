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

/** The sheet that holds the wanted month, known by its own month. */
export const keyed = (wanted: Shown): Shown => {
  const form = policyForm(wanted.form);
  return form === undefined || wanted.month === ''
    ? wanted
    : { ...wanted, month: sheetMonth(form, wanted.month) };
};

/** The month to go on with from one sheet to another: this month, where the one that is left spans it. */
export const goOn = ({ form, month }: Shown): PlainMonth => {
  const found = policyForm(form);
  // A month may be chosen before the forms are here.
  if (found === undefined) return month === '' ? monthOf(today()) : month;
  return isOnSheet(found, month, today()) ? monthOf(today()) : month;
};
