import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { onStick as sentTo, stick, unitId } from './exchange-departments.ts';
import { inLedger, refusal, reviewOf, rowsOf } from './exchange-worlds.ts';
import { collegeWorld, personId, visit } from './world.ts';
import type { World } from './world.ts';

let world: World;

beforeEach(async () => {
  world = await collegeWorld();
});
afterEach(() => {
  world.end();
});

const FILL = 'xl/worksheets/sheet1.xml';
const MONTH = 'xl/worksheets/sheet2.xml';
const LISTS = 'xl/worksheets/sheet4.xml';

/** The workbook of a unit as it was sent. */
const sent = async (unit: string): Promise<Uint8Array> => {
  const units = [await unitId(world, unit)];
  const drive = await stick(world);
  const [file] = (await world.get('exchange.workbooks', { units, month: '2026-10', drive })) ?? [];
  if (file === undefined) throw new Error('nothing was written');
  return new Uint8Array(readFileSync(sentTo(world, file)));
};

type Change = (xml: string) => string;

/** The workbook as somebody filled it in, on the stick. */
const filled = (bytes: Uint8Array, changes: Readonly<Record<string, Change>>): string => {
  const members = unzipSync(bytes);
  for (const [name, change] of Object.entries(changes)) {
    const before = strFromU8(members[name] ?? new Uint8Array());
    const after = change(before);
    if (after === before) throw new Error(`nothing changed in ${name}`);
    members[name] = strToU8(after);
  }
  const folder = join(world.folder, 'stick');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, '填报表.xlsx');
  writeFileSync(path, zipSync(members));
  return path;
};

/** Types into an empty cell. */
const typed =
  (cells: Readonly<Record<string, string>>): Change =>
  (xml) =>
    Object.entries(cells).reduce(
      (before, [place, text]) =>
        before.replace(
          new RegExp(`(<c r="${place}"[^>]*?)/>`, 'u'),
          `$1 t="str"><v>${text}</v></c>`,
        ),
      xml,
    );

/** The row of a label on 本月情况. */
const rowOf = (bytes: Uint8Array, label: string): string => {
  const xml = strFromU8(unzipSync(bytes)[MONTH] ?? new Uint8Array());
  const row = new RegExp(`<c r="A(\\d+)"[^>]*><is><t[^>]*>${label}<`, 'u').exec(xml)?.[1];
  if (row === undefined) throw new Error(`no line of ${label}`);
  return row;
};

const row = (person: string): Change =>
  typed({ A4: person, B4: '2026-10-13', E4: '班级', F4: '护理一班', L4: '参加主题班会。' });

test('a workbook of another ledger is refused, and so is one that nobody has filled in', async () => {
  const bytes = await sent('护理学院');
  const id = inLedger(world, (ledger) => ledger.id);
  const foreign = filled(bytes, {
    [LISTS]: (xml) => xml.replace(id, '01890000-0000-7000-8000-00000000ffff'),
    [FILL]: row('何雨桐'),
  });
  const said = await refusal(world, foreign);
  expect(said).toContain('另一个台账');
  expect(said).toContain('护理学院，2026年10月');
  const empty = filled(bytes, { [FILL]: (xml) => xml.replace('请不要改动表头', '请保留表头') });
  expect(await refusal(world, empty)).toContain('还没有填写任何记录');
});

test("people of another unit in a unit's workbook are named", async () => {
  const stranger = '林致远';
  const path = filled(await sent('护理学院'), { [FILL]: row(stranger) });
  const review = await reviewOf(world, path);
  const [first] = await rowsOf(world, review.id);
  const asked = first?.fields.find(({ field }) => field === 'participants');
  const person = await personId(world, stranger);
  expect(asked?.options.map(({ value }) => value)).toContain(person);
  await world.get('exchange.decide', {
    review: review.id,
    rows: [first?.key ?? ''],
    decision: { choice: 'edit', fields: { participants: { value: person } } },
  });
  await world.get('exchange.commit', { review: review.id });
  const again = await reviewOf(world, path);
  expect(again.notices.join('')).toContain(`不属于该单位的人的记录：${stranger}`);
  const own = await reviewOf(world, filled(await sent('护理学院'), { [FILL]: row('何雨桐') }));
  expect(own.notices.join('')).not.toContain('不属于');
  expect(own.counts).toMatchObject({ new: 1 });
});

test('free text and zero reports come in by the rank of each person, and go round', async () => {
  const bytes = await sent('护理学院');
  const at = rowOf(bytes, '何雨桐');
  const path = filled(bytes, {
    [MONTH]: typed({ [`B${at}`]: '开展谈心谈话。', [`C${at}`]: '本月外出培训。' }),
  });
  const review = await reviewOf(world, path);
  expect(review).toMatchObject({ open: 0, counts: { new: 1 } });
  await world.get('exchange.commit', { review: review.id });
  const person = await personId(world, '何雨桐');
  const sheet = () =>
    inLedger(world, (ledger) => ledger.all('sheet').find((one) => one.person === person));
  expect(sheet()).toMatchObject({ month: '2026-10', zeroReason: '本月外出培训。' });
  const same = filled(await sent('护理学院'), {
    [FILL]: (xml) => xml.replace('请不要改动表头', '请保留表头'),
  });
  expect(await reviewOf(world, same)).toMatchObject({ writes: 0, counts: { unchanged: 1 } });
  const cleared = filled(await sent('护理学院'), {
    [MONTH]: (xml) => xml.replace('本月外出培训。', ''),
  });
  const second = await reviewOf(world, cleared);
  expect(second).toMatchObject({ writes: 1, counts: { update: 1 } });
  await world.get('exchange.commit', { review: second.id });
  expect(sheet()).toMatchObject({ zeroReason: '' });
});

test('an entry that was corrected in a workbook is one field changed', async () => {
  const person = await personId(world, '何雨桐');
  const said = { happened: '2026-10-09', carriers: ['班级'], summary: '参加主题班会。' };
  await world.get('entry.save', visit(person, said));
  await world.get('sheet.submit', { person, month: '2026-10' });
  const before = inLedger(world, (ledger) => ledger.all('entry'));
  const path = filled(await sent('护理学院'), {
    [FILL]: (xml) => xml.replace('参加主题班会。', '参加主题班会和座谈。'),
  });
  const review = await reviewOf(world, path);
  expect(review.counts).toMatchObject({ update: 1, new: 0, duplicate: 0 });
  await world.get('exchange.commit', { review: review.id });
  expect(inLedger(world, (ledger) => ledger.all('entry'))).toEqual([
    { ...before[0], summary: '参加主题班会和座谈。' },
  ]);
});
