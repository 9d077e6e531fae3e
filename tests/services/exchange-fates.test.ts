import { afterEach, beforeEach, expect, test } from 'vitest';
import { carry, joined, sendTo, unitId } from './exchange-departments.ts';
import { collegeWorld, personId, visit } from './world.ts';
import type { World } from './world.ts';

const month = '2026-10';
let office: World;
let department: World;
let unit: string;
let person: string;
let id: string;

const fate = async () => {
  const fates = await department.get('exchange.fates', { month });
  expect(fates).toHaveLength(1);
  const { state, note, sequence } = fates[0]!;
  return { state, note, sequence };
};
const save = async (summary: string): Promise<void> => {
  const known = id === '' ? null : id;
  const asked = visit(person, { happened: '2026-10-09', carriers: ['branch'], summary });
  id = (await department.get('entry.save', { ...asked, id: known })).id;
};
const submit = () => department.get('sheet.submit', { person, month });
const there = async (): Promise<void> => carry(await sendTo(department, 'entries', unit), office);
const back = async (): Promise<void> => carry(await sendTo(office, 'receipt', unit), department);

beforeEach(async () => {
  office = await collegeWorld();
  unit = await unitId(office, '护理学院');
  person = await personId(office, '何雨桐');
  department = await joined(await sendTo(office, 'roster', unit));
  id = '';
});
afterEach(() => {
  office.end();
  department.end();
});

test('an entry is followed from its draft to what the office made of it', async () => {
  await save('列席总支委员会。');
  expect(await fate()).toEqual({ state: 'draft', note: '', sequence: null });
  const sheet = await submit();
  expect(sheet.sheet?.received).toBeNull();
  expect(await fate()).toMatchObject({ state: 'to-send', sequence: null });
  await sendTo(department, 'entries', unit);
  expect(await fate()).toEqual({ state: 'sent', note: '', sequence: 1 });
  await save('列席总支委员会，议题两项。');
  expect(await fate()).toMatchObject({ state: 'changed-since' });
  await there();
  expect(await fate()).toMatchObject({ state: 'sent', sequence: 2 });
  await back();
  expect(await fate()).toMatchObject({ state: 'received', sequence: 2 });
  await office.get('sheet.decide', { person, month, decision: 'return', reason: '写明议题。' });
  await back();
  expect(await fate()).toEqual({ state: 'returned', note: '写明议题。', sequence: 2 });
  await save('列席总支委员会，议题三项。');
  await submit();
  expect(await fate()).toMatchObject({ state: 'changed-since', note: '' });
  await there();
  await office.get('sheet.decide', { person, month, decision: 'accept', reason: '' });
  await back();
  expect(await fate()).toMatchObject({ state: 'accepted', sequence: 3 });
  const office2 = await office.get('sheet.open', { person, month });
  expect(office2.entries[0]?.entry).toMatchObject({
    summary: '列席总支委员会，议题三项。',
    status: 'accepted',
  });
});

test('what the office changed in an entry is named', async () => {
  await save('列席总支委员会。');
  await submit();
  await there();
  const { entries } = await office.get('sheet.open', { person, month });
  await office.get('entry.save', { ...visit(person, entries[0]!.entry), id, place: '行政楼' });
  await back();
  expect(await fate()).toMatchObject({ state: 'received', note: '中心台账改动了：地点' });
});

test('only a department asks what became of its entries', async () => {
  expect(await office.refused('exchange.fates', { month })).toEqual({
    code: 'other-side',
    side: 'department',
  });
});

test('a department writes entries, and nothing that the office answers for', async () => {
  const refusal = { code: 'other-side', side: 'office' };
  const asked = { person, month, decision: 'accept', reason: '' } as const;
  expect(await department.refused('sheet.decide', asked)).toEqual(refusal);
  expect(await department.refused('lock.close', { month, note: '' })).toEqual(refusal);
  expect(await department.refused('record.remove', { kind: 'person', id: person })).toEqual(
    refusal,
  );
  expect(await department.refused('institution.save', { institution: '另一所学院' })).toEqual(
    refusal,
  );
  const letters = {
    kind: 'letters',
    range: { kind: 'month', day: `${month}-15` },
    options: {},
  } as const;
  expect(await department.refused('document.plan', letters)).toEqual(refusal);
  expect(await department.refused('document.print', { query: letters, items: null })).toEqual(
    refusal,
  );
  const kinds = (await department.get('document.offers', null)).map(({ kind }) => kind);
  expect(kinds).toContain('sheets');
  expect(kinds).not.toContain('letters');
  const object = await department.get('object.save', {
    ...{ id: null, kind: '班级', name: '护理2601班', unit, cohort: 2026, note: '' },
    ...{ counsellor: '', contact: '', size: null, since: null, until: null },
  });
  await department.get('record.remove', { kind: 'object', id: object.id });
});
