import { describe, expect, it } from 'vitest';
import type { Span } from '#domain/plain-date';
import type { Form } from '#domain/policy/form';
import type { Policy } from '#domain/policy/schema';
import { chosenForm, policiesOn, sheetForms } from '#domain/sheet-form';
import {
  isOnSheet,
  sheetAfter,
  sheetMonth,
  sheetPeriodText,
  sheetSpan,
} from '#domain/sheet-period';
import { LIN } from '../fixtures/forms/sheets.ts';
import { LEDGER } from '../fixtures/forms/tables.ts';

const monthly: Form = LIN.form;

const policyOf = (id: string, from: string, forms: readonly Form[], more: Partial<Policy> = {}) =>
  ({
    id,
    series: id,
    format: 1,
    title: id,
    institution: '示例大学',
    documentNumber: '',
    issued: from,
    effectiveFrom: from,
    effectiveUntil: null,
    ranks: [],
    flags: [],
    objectKinds: [],
    carriers: [],
    activities: [],
    evidenceKinds: [],
    rules: [],
    forms,
    text: [],
    ...more,
  }) satisfies Policy;

const ids = (homes: readonly { readonly policy: Policy; readonly form: Form }[]) =>
  homes.map(({ policy, form }) => `${policy.id}/${form.id}`);

describe('what a sheet spans', () => {
  it('is a month, or the half-year that holds one', () => {
    expect(sheetSpan(monthly, '2026-02')).toEqual({ from: '2026-02-01', until: '2026-02-28' });
    for (const month of ['2026-07', '2026-10', '2026-12']) {
      expect(sheetMonth(LEDGER, month)).toBe('2026-12');
      expect(sheetSpan(LEDGER, month)).toEqual({ from: '2026-07-01', until: '2026-12-31' });
      expect(sheetPeriodText(LEDGER, month)).toBe('2026年下半年');
    }
    expect(sheetPeriodText(LEDGER, '2026-06')).toBe('2026年上半年');
    expect(sheetPeriodText(monthly, '2026-06')).toBe('2026年6月');
    expect(isOnSheet(LEDGER, '2026-12', '2026-07-01')).toBe(true);
    expect(isOnSheet(LEDGER, '2026-12', '2026-06-30')).toBe(false);
  });

  it('is followed by the next one', () => {
    expect(sheetAfter(LEDGER, '2026-09', 1)).toBe('2027-06');
    expect(sheetAfter(LEDGER, '2026-12', -1)).toBe('2026-06');
    expect(sheetAfter(monthly, '2026-12', 1)).toBe('2027-01');
  });
});

describe('whose form it is', () => {
  const both: Form = { ...monthly, id: 'middle-month', rank: 'middle' };
  const older = policyOf('older', '2021-03-30', [monthly, both]);
  const newer = policyOf('newer', '2026-07-01', [{ ...LEDGER, rows: 'links', id: 'list' }, LEDGER]);
  const always =
    (...ranks: readonly string[]) =>
    (): readonly string[] =>
      ranks;

  it('leaves lists of the whole school out, and takes the policy that came into force last', () => {
    const forms = sheetForms([older, newer], '2026-10');
    expect(ids(forms)).toEqual(['newer/ledger', `older/${monthly.id}`, 'older/middle-month']);
    expect(chosenForm(forms, '2026-10', always('middle'))?.form.id).toBe('ledger');
    expect(chosenForm(forms, '2026-10', always('leader'))?.form.id).toBe(monthly.id);
    expect(chosenForm(forms, '2026-10', always('other'))).toBeUndefined();
    const before = sheetForms([older, newer], '2026-06');
    expect(chosenForm(before, '2026-06', always('middle'))?.form.id).toBe('middle-month');
  });

  it('is by the version in force on the last day the sheet spans', () => {
    const second = policyOf('newer-2', '2026-11-01', [LEDGER], { series: 'newer' });
    expect(ids(sheetForms([newer, second], '2026-08'))).toEqual(['newer-2/ledger']);
    expect(policiesOn([newer, second], '2026-10-31').map(({ id }) => id)).toEqual(['newer']);
  });

  it('is the one of the rank held in the month before one held later in the half-year', () => {
    const ranksIn = (span: Span): readonly string[] =>
      span.until < '2026-09-30' ? ['leader'] : ['middle'];
    const forms = sheetForms([older, newer], '2026-08');
    expect(chosenForm(forms, '2026-08', ranksIn)?.form.id).toBe(monthly.id);
    expect(chosenForm(forms, '2026-10', ranksIn)?.form.id).toBe('ledger');
  });
});
