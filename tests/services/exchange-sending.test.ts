import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { canonicalText, sharedForm } from '#domain/exchange/shared-form';
import { digest } from '#platform/digest';
import {
  carry,
  joined,
  linesOf,
  listed,
  readFrom,
  sendTo,
  stick,
  unitId,
} from './exchange-departments.ts';
import { collegeWorld, personId, visit } from './world.ts';
import type { World } from './world.ts';

const month = '2026-10';
let office: World;
let department: World;
let unit: string;
let person: string;

/** Writes an entry for the department's head and hands its sheet in. */
const report = async (world: World, day: string, summary: string): Promise<string> => {
  const { id } = await world.get(
    'entry.save',
    visit(person, { happened: day, carriers: ['branch'], summary }),
  );
  await world.get('sheet.submit', { person, month });
  return id;
};

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

describe('a roster package', () => {
  test('tells a department what it needs and nothing of others', async () => {
    const all = await department.get('roster.all', null);
    expect(all.people.map(({ name }) => name)).toContain('何雨桐');
    expect(all.people.map(({ name }) => name)).not.toContain('林致远');
    const overview = await department.get('exchange.overview', null);
    expect(overview.purpose).toMatchObject({
      side: 'department',
      unit: { id: unit, name: '护理学院' },
    });
    expect(overview.partners).toMatchObject([{ id: 'office', gaps: [], toSend: 0 }]);
    const [partner] = (await office.get('exchange.overview', null)).partners.filter(
      ({ id }) => id === unit,
    );
    expect(partner?.lastOut).not.toBeNull();
    const { fingerprint } = await office.get('exchange.overview', null);
    expect(overview.partners[0]?.fingerprint).toBe(fingerprint);
  });

  test('can be sealed, and opens only with its passphrase', async () => {
    const path = await sendTo(office, 'roster', unit, { passphrase: '一个口令' });
    const other = await joined(path, '一个口令');
    expect((await other.get('roster.all', null)).people.length).toBeGreaterThan(0);
    other.end();
  });

  test('does not make a second ledger, nor one from another kind of package', async () => {
    const path = await sendTo(office, 'roster', unit);
    department.hands.open.push(path);
    const view = await department.get('join.choose', { file: null, passphrase: null });
    expect(
      await department.refused('join.create', {
        file: view?.file ?? '',
        passphrase: null,
        fingerprint: view?.fingerprint ?? '',
      }),
    ).toEqual({ code: 'ledger-exists' });
    department.hands.open.push(await sendTo(office, 'receipt', unit));
    expect(await department.refused('join.choose', { file: null, passphrase: null })).toMatchObject(
      { code: 'file-refused' },
    );
  });
});

describe('an entry package', () => {
  test('tells what was handed in, with the revision and what the office said last', async () => {
    await report(department, '2026-10-09', '列席总支委员会。');
    const path = await sendTo(department, 'entries', unit);
    const { manifest } = await readFrom(path);
    expect(manifest).toMatchObject({ kind: 'entries', sequence: 1, previous: null });
    expect(manifest.acknowledges).not.toBeNull();
    const [line] = await linesOf(path, 'entry');
    expect(line).toMatchObject({ base: null, deleted: false });
    expect(line?.data).toMatchObject({ summary: '列席总支委员会。', status: 'submitted' });
    expect(line?.data).not.toHaveProperty('received');
    expect(await linesOf(path, 'object')).toEqual([]);
  });

  test('leaves drafts aside, and says so', async () => {
    await department.get(
      'entry.save',
      visit(person, { happened: '2026-10-09', carriers: ['branch'] }),
    );
    const [preview] = await department.get('exchange.preview', {
      kind: 'entries',
      units: [unit],
      all: false,
    });
    expect(preview?.counts).toEqual({});
    expect(preview?.notes.join('')).toContain('1 条工作记录还没有提交');
    expect(await linesOf(await sendTo(department, 'entries', unit), 'entry')).toEqual([]);
  });

  test('tells everything again until the office says that it has it', async () => {
    await report(department, '2026-10-09', '列席总支委员会。');
    await sendTo(department, 'entries', unit);
    await report(department, '2026-10-16', '与支部书记谈话。');
    const second = await sendTo(department, 'entries', unit);
    expect(await linesOf(second, 'entry')).toHaveLength(2);
    expect((await readFrom(second)).manifest.sequence).toBe(2);
    // The first one is lost on the way.
    await carry(second, office);
    await carry(await sendTo(office, 'receipt', unit), department);
    const { partners, deliveries } = await department.get('exchange.overview', null);
    expect(partners[0]?.toSend).toBe(0);
    expect(
      deliveries.filter(({ direction }) => direction === 'out').map((one) => one.acknowledged),
    ).toEqual([true, true]);
    await report(department, '2026-10-23', '参加组织生活会。');
    const third = await sendTo(department, 'entries', unit);
    const lines = await linesOf(third, 'entry');
    expect(lines.map(({ data }) => data?.summary)).toEqual(['参加组织生活会。']);
  });

  test('carries the digest of what the office said last', async () => {
    const id = await report(department, '2026-10-09', '列席总支委员会。');
    await carry(await sendTo(department, 'entries', unit), office);
    await office.get('sheet.decide', { person, month, decision: 'return', reason: '写明议题。' });
    await carry(await sendTo(office, 'receipt', unit), department);
    const sheet = await department.get('sheet.open', { person, month });
    const entry = sheet.entries.map((row) => row.entry).find((one) => one.id === id)!;
    expect(entry).toMatchObject({ status: 'returned', returnReason: '写明议题。' });
    await department.get(
      'entry.save',
      visit(person, { ...entry, id, summary: '列席总支委员会，议题三项。' }),
    );
    await department.get('sheet.submit', { person, month });
    const [line] = await linesOf(await sendTo(department, 'entries', unit), 'entry');
    expect(line?.base).toBe(digest(canonicalText(sharedForm('entry', entry, 'office'))));
  });

  test('withdraws what was told before and is gone, and nothing else', async () => {
    const told = await report(department, '2026-10-09', '列席总支委员会。');
    await sendTo(department, 'entries', unit);
    const never = await report(department, '2026-10-16', '与支部书记谈话。');
    await department.get('record.remove', { kind: 'entry', id: told });
    await department.get('record.remove', { kind: 'entry', id: never });
    const lines = await linesOf(await sendTo(department, 'entries', unit), 'entry');
    expect(lines).toMatchObject([{ id: told, deleted: true, data: null }]);
  });
});

describe('writing', () => {
  test('never overwrites, and puts a number behind', async () => {
    await sendTo(office, 'receipt', unit);
    const drive = await stick(office, 'SECOND');
    mkdirSync(join(office.folder, 'sticks/SECOND/联系师生台账'));
    const taken = '护理学院-回执包-003-20261121.lxb';
    writeFileSync(join(office.folder, 'sticks/SECOND/联系师生台账', taken), 'mine');
    const asked = { kind: 'receipt', units: [unit], all: false, passphrase: null } as const;
    const sent = await office.get('exchange.send', { ...asked, drive });
    expect(sent?.[0]).toMatchObject({ name: '护理学院-回执包-003-20261121（2）.lxb', safe: true });
    await office.get('file.reveal', { id: sent?.[0]?.id ?? '' });
    expect(office.hands.opened.at(-1)).toContain('（2）.lxb');
    expect(listed(office, 'SECOND')).toEqual(
      ['护理学院-回执包-003-20261121（2）.lxb', taken].sort(),
    );
  });

  test('notes nothing as sent when the place refuses', async () => {
    const before = (await office.get('exchange.overview', null)).deliveries.length;
    const folder = join(office.folder, 'read-only');
    mkdirSync(folder);
    writeFileSync(join(office.folder, 'no-folder'), '');
    office.hands.folder.push(join(office.folder, 'no-folder'));
    const asked = { kind: 'receipt', units: [unit], all: true, passphrase: null } as const;
    expect(await office.refused('exchange.send', { ...asked, drive: null })).toMatchObject({
      code: 'write-failed',
      why: 'missing',
    });
    expect(await office.refused('exchange.send', { ...asked, drive: 'gone' })).toMatchObject({
      code: 'write-failed',
    });
    expect(await office.get('exchange.send', { ...asked, drive: null })).toBeNull();
    if (process.getuid?.() !== 0) {
      chmodSync(folder, 0o500);
      office.hands.folder.push(folder);
      expect(await office.refused('exchange.send', { ...asked, drive: null })).toMatchObject({
        why: 'read-only',
      });
    }
    expect((await office.get('exchange.overview', null)).deliveries).toHaveLength(before);
  });

  test('is refused to the wrong side', async () => {
    const asked = { units: [unit], all: false } as const;
    expect(await office.refused('exchange.preview', { ...asked, kind: 'entries' })).toEqual({
      code: 'other-side',
      side: 'department',
    });
    expect(await department.refused('exchange.preview', { ...asked, kind: 'roster' })).toEqual({
      code: 'other-side',
      side: 'office',
    });
  });

  test('makes workbooks for departments without the app', async () => {
    const drive = await stick(office);
    const sent = await office.get('exchange.workbooks', { units: [unit], month, drive });
    expect(sent?.map(({ name }) => name)).toEqual(['护理学院-填报表-2026年10月.xlsx']);
    const { deliveries } = await office.get('exchange.overview', null);
    expect(deliveries[0]).toMatchObject({ direction: 'out', kind: 'excel', acknowledged: null });
  });
});
