import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { filesBelow, run, settle, settleDemo, start } from './batch-run.ts';
import { expect, launch, test } from './fixtures.ts';
import { handedIn, lineOf, packageOf, reviewOf, senderOf } from '../services/exchange-worlds.ts';
import { collegeWorld, personId } from '../services/world.ts';

/** The report of a run as other programs read it. */
interface Report {
  readonly format: string;
  readonly version: number;
  readonly exit: number;
  readonly refused: readonly string[];
  readonly ledger: { readonly demo: boolean } | null;
  readonly imports: readonly {
    readonly file: string;
    readonly title: string;
    readonly result: string;
    readonly counts: Readonly<Record<string, number>>;
    readonly problem: string | null;
  }[];
  readonly documents: readonly {
    readonly title: string;
    readonly written: readonly string[];
    readonly skipped: readonly string[];
    readonly incomplete: readonly { readonly name: string; readonly gaps: readonly string[] }[];
    readonly problem: string | null;
  }[];
}

const reportIn = (text: string): Report => JSON.parse(text) as Report;

/** A file that keeps its reader waiting until somebody writes into it. */
const slowFile = (folder: string): string => {
  const path = join(folder, '慢.lxb');
  execFileSync('mkfifo', [path]);
  return path;
};

test('a month is written as Word without a window, and told to people', async ({ dataFolder }) => {
  const data = join(dataFolder, '数据');
  await settleDemo(data);
  const into = join(dataFolder, '打印 十月');
  const report = join(dataFolder, '运行报告.txt');
  const words = ['--documents=sheets', '--month=上月', `--into=${into}`, `--report=${report}`];
  const first = await run(data, words);
  expect(first.code).toBe(1);
  const text = readFileSync(report, 'utf8');
  expect(text.startsWith('\uFEFF联系师生台账 无人值守运行报告\r\n')).toBe(true);
  expect(text).toContain('结果 1：已完成。有事要人处理，或有文件不完整，见下。');
  expect(text).toContain('（示例数据）');
  expect(first.out).toBe(text.slice(1));
  const files = filesBelow(into);
  expect(files.length).toBeGreaterThan(10);
  for (const file of files) {
    expect(file).toMatch(/2026年10月\/附件[12]-.+-2026年10月\.docx$/u);
    expect(text).toContain(`写成 ${file}`);
    expect(unzipSync(readFileSync(file))).toHaveProperty(['word/document.xml']);
  }
  // Once more: nothing that is there is touched.
  const again = await run(data, [...words, '--json']);
  const [sheets] = reportIn(readFileSync(report, 'utf8')).documents;
  expect(again.code).toBe(1);
  expect(sheets?.written).toEqual([]);
  expect(sheets?.skipped.toSorted()).toEqual(files);
});

test('a month is written as PDF, and told to programs', async ({ dataFolder }) => {
  const data = join(dataFolder, '数据');
  await settleDemo(data);
  const into = join(dataFolder, '打印');
  const words = [
    '--documents=附件1',
    '--month=2026-10',
    `--into=${into}`,
    '--format=pdf',
    '--json',
  ];
  const ended = await run(data, words);
  const told = reportIn(ended.out);
  expect(told).toMatchObject({
    format: 'lianxi-batch-report',
    version: 1,
    exit: ended.code,
    refused: [],
    ledger: { demo: true },
  });
  expect([0, 1]).toContain(ended.code);
  const written = told.documents.flatMap((one) => one.written);
  expect(written.length).toBeGreaterThan(5);
  expect(written.toSorted()).toEqual(filesBelow(into));
  for (const file of written) expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
});

test('what can’t be done is refused before anything is', async ({ dataFolder }) => {
  const data = join(dataFolder, '数据');
  const report = join(dataFolder, '运行报告.json');
  const wrong = await run(data, ['--moth=上月', '--import=x.lxb', `--report=${report}`, '--json']);
  expect(wrong.code).toBe(2);
  expect(reportIn(readFileSync(report, 'utf8')).refused).toEqual([
    expect.stringContaining('没有“--moth”这个选项。可用的选项：--ledger、--import'),
  ]);
  const none = await run(data, ['--import=x.lxb']);
  expect(none.code).toBe(3);
  expect(none.out).toContain('这里还没有台账，无人值守时不会新建。');
  expect(filesBelow(data).filter((file) => file.includes('.lxdb'))).toEqual([]);
  const help = await run(data, ['--help']);
  expect(help.code).toBe(0);
  expect(help.out).toContain('--documents=名称');
  // A report replaces a report, and nothing else.
  const precious = join(dataFolder, '会议纪要.txt');
  writeFileSync(precious, '会议纪要');
  const over = await run(data, ['--import=x.lxb', `--report=${precious}`]);
  expect(over.code).toBe(2);
  expect(over.out).toContain('不是本程序的运行报告，没有覆盖');
  expect(readFileSync(precious, 'utf8')).toBe('会议纪要');
});

test('departments’ files are taken in like on the screen', async ({ dataFolder }) => {
  const world = await collegeWorld();
  const sender = await senderOf(world, '护理学院');
  const person = await personId(world, '秦嘉树');
  const inbox = join(dataFolder, '收件');
  mkdirSync(inbox);
  const first = await packageOf(sender, { lines: [lineOf('entry', handedIn(person), 1)] });
  const review = await reviewOf(world, first.path);
  await world.get('exchange.commit', { review: review.id });
  const second = await packageOf(sender, {
    sequence: 2,
    lines: [lineOf('entry', handedIn(person, { happened: '2026-10-16' }), 2)],
  });
  const stranger = await packageOf(await senderOf(world, '药学院'), { lines: [] });
  const data = join(dataFolder, '数据');
  settle(world, data);
  writeFileSync(join(inbox, '1.lxb'), readFileSync(second.path));
  const good = await run(data, [`--import=${inbox}`, '--json']);
  expect(good.code).toBe(0);
  expect(reportIn(good.out).imports).toMatchObject([
    { title: '护理学院 第 2 号报送包', result: 'taken', counts: { new: 1, waiting: 0 } },
  ]);
  writeFileSync(join(inbox, '2.lxb'), readFileSync(stranger.path));
  writeFileSync(join(inbox, '3.lxb'), readFileSync(second.path).subarray(0, 900));
  const bad = await run(data, [`--import=${inbox}`, '--json']);
  world.end();
  expect(bad.code).toBe(4);
  const told = reportIn(bad.out).imports;
  expect(told.map(({ result }) => result)).toEqual(['unchanged', 'refused', 'refused']);
  expect(told[1]?.problem).toContain('还没有和“药学院”对过核对码，无人值守时不收');
  expect(told[2]?.problem).toContain('“3.lxb”没有导入');

  const app = await launch(data);
  const page = await app.firstWindow();
  const who = await page.evaluate(async (id) => {
    const { ledger } = globalThis as unknown as {
      ledger: { ask: (question: string, asked: unknown) => Promise<unknown> };
    };
    const sheet = (await ledger.ask('sheet.open', { person: id, month: '2026-10' })) as {
      value: { entries: { entry: { id: string; happened: string } }[] };
    };
    const entry = sheet.value.entries.find((one) => one.entry.happened === '2026-10-16');
    return ledger.ask('record.history', { kind: 'entry', id: entry?.entry.id });
  }, person);
  expect(JSON.stringify(who)).toContain('本机（无人值守）');
  await app.close();
});

test('a run stays away from a program that is open', async ({ window, dataFolder }) => {
  await expect(window).toHaveTitle('联系师生台账');
  const before = filesBelow(dataFolder).filter((file) => file.includes('台账'));
  const ended = await run(dataFolder, ['--import=x.lxb', '--json']);
  expect(ended.code).toBe(3);
  expect(reportIn(ended.out).refused).toEqual([expect.stringContaining('本程序正开着')]);
  expect(filesBelow(dataFolder).filter((file) => file.includes('台账'))).toEqual(before);
});

test('who opens the program during a run is told why it doesn’t open', async ({ dataFolder }) => {
  const data = join(dataFolder, '数据');
  await settleDemo(data);
  const slow = slowFile(dataFolder);
  const under = start(data, ['--batch', `--import=${slow}`, '--json']);
  await expect
    .poll(() => filesBelow(data).some((file) => file.endsWith('无人值守运行中')))
    .toBe(true);
  const clerk = await start(data, []).ended;
  expect(clerk.errors).toContain('正在进行无人值守的运行');
  const other = await run(data, ['--import=x.lxb', '--json']);
  expect(other.code).toBe(3);
  // Whoever waits to read it finds it empty.
  closeSync(openSync(slow, 'w'));
  const ended = await under.ended;
  expect(ended.code).toBe(4);
  expect(filesBelow(data).some((file) => file.endsWith('无人值守运行中'))).toBe(false);
});

test('a run that is killed leaves whole files, and the next one goes on', async ({
  dataFolder,
}) => {
  const data = join(dataFolder, '数据');
  await settleDemo(data);
  const into = join(dataFolder, '打印');
  const words = ['--documents=sheets', '--month=2026-10', `--into=${into}`, '--json'];
  const docs = (): readonly string[] => filesBelow(into).filter((file) => file.endsWith('.docx'));
  const killed = start(data, ['--batch', ...words]);
  await expect.poll(() => docs().length, { intervals: [10] }).toBeGreaterThan(2);
  killed.child.kill('SIGKILL');
  await killed.ended;
  for (const file of docs())
    expect(unzipSync(readFileSync(file))).toHaveProperty(['word/document.xml']);
  // The ledger process may outlive the main process by a moment: until then the ledger is busy.
  await expect.poll(async () => (await run(data, words)).code, { timeout: 30_000 }).toBe(1);
  for (const file of docs())
    expect(unzipSync(readFileSync(file))).toHaveProperty(['word/document.xml']);
});
