import { afterEach, beforeEach, expect, test } from 'vitest';
import { carry, joined, sendTo, unitId } from './exchange-departments.ts';
import { inLedger } from './exchange-worlds.ts';
import { collegeWorld, personId, visit } from './world.ts';
import type { World } from './world.ts';

const month = '2026-10';
let office: World;
let department: World;
let unit: string;
let person: string;

beforeEach(async () => {
  office = await collegeWorld();
  unit = await unitId(office, '护理学院');
  person = await personId(office, '何雨桐');
  department = await joined(await sendTo(office, 'roster', unit));
});
afterEach(() => {
  office.end();
  department.end();
});

const issue = (entry: string) => ({
  ...{ id: null, raised: '2026-10-09', person, entry, text: '热水供应时间太短' },
  ...{ kind: '后勤', weight: 'ordinary' as const, unit: null },
});

test('what the office follows up stays, and holds up nothing else, when the department withdraws it', async () => {
  const write = async (happened: string) =>
    (await department.get('entry.save', visit(person, { happened, carriers: ['branch'] }))).id;
  const id = await write('2026-10-09');
  await department.get('sheet.submit', { person, month });
  await carry(await sendTo(department, 'entries', unit), office);
  await office.get('issue.save', issue(id));
  await department.get('record.remove', { kind: 'entry', id });
  const other = await write('2026-10-16');
  await department.get('sheet.submit', { person, month });
  await carry(await sendTo(department, 'entries', unit), office);
  expect(inLedger(office, (ledger) => ledger.entry(other))).toBeDefined();
  expect(inLedger(office, (ledger) => ledger.entry(id))).toBeDefined();
  const pending = await office.get('exchange.pending', null);
  expect(pending.map(({ row }) => row.reason)).toEqual([expect.stringContaining('请决定')]);
});

test('an issue goes with the entry that was taken back, and comes again with it', async () => {
  const { id } = await department.get(
    'entry.save',
    visit(person, { happened: '2026-10-09', carriers: ['branch'] }),
  );
  await department.get('issue.save', issue(id));
  await department.get('sheet.submit', { person, month });
  await carry(await sendTo(department, 'entries', unit), office);
  const issues = () => inLedger(office, (ledger) => ledger.all('issue').length);
  expect(issues()).toBe(1);
  await department.get('change.undo', null);
  await carry(await sendTo(department, 'entries', unit), office);
  expect(issues()).toBe(0);
  await department.get('sheet.submit', { person, month });
  await carry(await sendTo(department, 'entries', unit), office);
  expect(issues()).toBe(1);
  expect(inLedger(office, (ledger) => ledger.entry(id))).toBeDefined();
});
