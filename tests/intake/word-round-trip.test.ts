import { createHash } from 'node:crypto';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pathToFileURL } from 'node:url';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { writeDocx } from '#documents/docx-writer';
import { sheetMarks, sheetOutline } from '#domain/forms/sheet-outline';
import type { SheetContent, SpecialtySheet } from '#domain/sheet';
import type { TableSheet } from '#domain/sheet-table';
import { LIN, SU, carrierSheet, manyVisits } from '../fixtures/forms/sheets.ts';
import { FORMS, fileOf, formOf } from './word-help.ts';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

const write = (content: SheetContent): Promise<Uint8Array> =>
  writeDocx(
    sheetOutline(content),
    sheetMarks(content, 'p1', { digest, entry: () => undefined, sheet: null }),
  );

/** What a program makes of a file when it opens and saves it. */
const saved = async (bytes: Uint8Array): Promise<Uint8Array> => {
  const folder = await mkdtemp(join(tmpdir(), 'saved-'));
  try {
    const path = join(folder, 'form.docx');
    await writeFile(path, bytes);
    const profile = pathToFileURL(join(folder, 'profile')).href;
    await promisify(execFile)(
      'soffice',
      [
        `-env:UserInstallation=${profile}`,
        '--headless',
        '--convert-to',
        'docx:MS Word 2007 XML',
        '--outdir',
        join(folder, 'out'),
        path,
      ],
      { timeout: 120_000 },
    );
    return await readFile(join(folder, 'out', 'form.docx'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const MIDDLE = FORMS.find(({ form }) => form.kind === 'specialties')?.form;
const LEDGER = FORMS.find(({ form }) => form.kind === 'table' && form.rows === 'entries')?.form;
if (MIDDLE?.kind !== 'specialties' || LEDGER?.kind !== 'table') throw new Error('no such forms');

const specialties: SpecialtySheet = {
  ...SU,
  form: MIDDLE,
  lines: [
    ...SU.lines,
    { entry: 's3', object: '', time: '10月22日晚', summary: '线上：答复2人。\n第二段接着写。' },
  ],
  content: [...SU.content, '10月20日提出的事，已经办结。'],
};

const cells = (ordinal: string, time: string, summary: string): readonly string[] => [
  ordinal,
  '苏明睿',
  '学生工作部部长',
  '2026级护理3班',
  time,
  '教室',
  '面对面',
  '32',
  summary,
  '1. 热水不足\n2. 网速慢',
  '',
  '先进典型',
];

const table: TableSheet = {
  kind: 'table',
  form: LEDGER,
  month: '2026-12',
  name: '苏明睿',
  title: '部长',
  unit: '学生工作部',
  lines: [
    { entry: 't1', object: '2026级护理3班', time: '10月13日', summary: '参加班会。' },
    { entry: 't2', object: '2026级护理3班', time: '12月2日', summary: '走访宿舍。' },
  ].map((line, index) => ({
    ...line,
    cells: cells(String(index + 1), line.time, line.summary),
  })),
  blank: [],
  remarks: [],
};

const long = carrierSheet('王䶮', '院长', manyVisits(40, 60));

const PROGRAMS: readonly (readonly [string, (bytes: Uint8Array) => Promise<Uint8Array>])[] = [
  ['as written', (bytes) => Promise.resolve(bytes)],
  ['saved again by LibreOffice', saved],
];

describe.each(PROGRAMS)('a form of ours, %s', { timeout: 120_000 }, (_, through) => {
  it.each([
    ['附件1', LIN],
    ['附件1 over several pages, several visits a row', long],
  ])('%s', async (_name, content) => {
    const form = await formOf(await through(await write(content)));
    const lines = content.groups.flatMap(({ rows }) =>
      rows.flatMap((row) => row.lines.map((line) => ({ ...line, carriers: [row.carrier] }))),
    );
    expect(form).toMatchObject({
      personId: 'p1',
      name: content.name,
      month: '2026-10',
      doubts: [],
    });
    expect(
      form.visits.map(({ id, object, time, summary, carriers }) => ({
        entry: id,
        object,
        time,
        summary,
        carriers,
      })),
    ).toEqual(lines);
    expect(
      form.visits.every(({ asPrinted, doubts }) => asPrinted === true && doubts.length === 0),
    ).toBe(true);
  });

  it('附件2: visits and free text come apart where they were put together', async () => {
    const form = await formOf(await through(await write(specialties)));
    expect(
      form.visits.map(({ id, object, summary, asPrinted }) => ({ id, object, summary, asPrinted })),
    ).toEqual(
      specialties.lines.map(({ entry, object, summary }) => ({
        id: entry,
        object,
        summary,
        asPrinted: true,
      })),
    );
    expect(form).toMatchObject({
      content: specialties.content.join('\n'),
      contentAsPrinted: true,
      unit: '学生工作部',
      doubts: [],
      declaration: { teacherCarriers: '专职辅导员组', businessBody: '' },
    });
  });

  it('工作台账', async () => {
    const form = await formOf(await through(await write(table)));
    expect(form).toMatchObject({
      personId: 'p1',
      name: '苏明睿',
      title: '学生工作部部长',
      month: '2026-12',
    });
    expect(form.visits).toMatchObject([
      {
        id: 't1',
        day: '2026-10-13',
        present: 32,
        mode: 'face-to-face',
        asPrinted: true,
        doubts: [],
      },
      {
        id: 't2',
        day: '2026-12-02',
        place: '教室',
        issue: '1. 热水不足\n2. 网速慢',
        asPrinted: true,
      },
    ]);
  });
});

/** The form with its document's XML changed, as a person's edit would. */
const edited = async (
  content: SheetContent,
  change: (xml: string) => string,
): Promise<Uint8Array> => {
  const parts = unzipSync(await write(content));
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const changed = change(xml);
  if (changed === xml) throw new Error('nothing changed');
  return zipSync({ ...parts, 'word/document.xml': strToU8(changed) });
};

const TWO = carrierSheet('林致远', '党委书记', [
  ['甲支部', '党支部', '10月9日', '第一次。'],
  ['甲支部', '党支部', '10月16日', '第二次。'],
  ['赵闻笛', '青年教师', '10月23日', '谈心。'],
]);

describe('a form of ours that was changed by hand', () => {
  it('keeps the id of what was corrected', async () => {
    const form = await formOf(
      await edited(TWO, (xml) => xml.replace('第二次。', '第二次，改过。')),
    );
    expect(form.visits).toMatchObject([
      { id: 'e1', asPrinted: true },
      { id: 'e2', asPrinted: false, summary: '第二次，改过。' },
      { id: 'e3', asPrinted: true },
    ]);
  });

  it('keeps the id of what got another date', async () => {
    const form = await formOf(await edited(TWO, (xml) => xml.replace('10月16日', '10月17日')));
    expect(form.visits[1]).toMatchObject({ id: 'e2', day: '2026-10-17', doubts: [] });
  });

  it('gives no id to what was added', async () => {
    const file = await fileOf(
      await edited(TWO, (xml) =>
        xml
          .replace('10月23日', '10月23日、10月30日')
          .replace('谈心。', '谈心。</w:t><w:br/><w:t>再谈。'),
      ),
    );
    const [form] = file.forms;
    expect(form?.visits.slice(2)).toMatchObject([
      { id: 'e3', asPrinted: true, summary: '谈心。' },
      { id: null, day: '2026-10-30', summary: '再谈。', doubts: [] },
    ]);
  });

  it('says what is gone, which means nothing', async () => {
    const file = await fileOf(
      await edited(TWO, (xml) => xml.replace('10月23日', '').replace('谈心。', '')),
    );
    expect(file.forms[0]?.visits.map(({ id }) => id)).toEqual(['e1', 'e2']);
    expect(file.notes.join('')).toMatch(/没有的记录 1 条；台账里的不会因此删除/u);
  });

  it('is a new form when its month was changed', async () => {
    const file = await fileOf(
      await edited(TWO, (xml) => xml.replace('2026 年 10 月', '2026 年 11 月')),
    );
    expect(file.forms).toMatchObject([{ personId: null, month: '2026-11' }]);
    expect(file.forms[0]?.visits.every(({ id }) => id === null)).toBe(true);
    expect(file.notes.join('')).toMatch(/2026年10月 的表改的/u);
  });

  it('is read by its labels where a program dropped the marks', async () => {
    const parts = unzipSync(await write(LIN));
    const bare = Object.fromEntries(
      Object.entries(parts).filter(([name]) => !name.startsWith('customXml/')),
    );
    const form = await formOf(zipSync(bare));
    expect(form.personId).toBeNull();
    expect(form.visits).toHaveLength(12);
  });
});
