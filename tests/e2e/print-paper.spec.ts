import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { DocumentQuery, WriteQuery } from '#api/document-contract';
import type { JobState } from '#api/views';
import { ask } from './calendar-school.ts';
import { expect, test } from './fixtures.ts';
import { answerDialogs, filesBelow, opened } from './print-desk.ts';
import { openDemo } from './steps.ts';

test.use({
  world: {
    prepare: (dataFolder) => {
      mkdirSync(join(dataFolder, 'out'));
    },
  },
});

test.beforeEach(async ({ window, electronApp, dataFolder }) => {
  await openDemo(window);
  await answerDialogs(electronApp, join(dataFolder, 'out'));
});

const ended = async (page: Page, { id }: JobState): Promise<JobState> => {
  await expect
    .poll(async () => (await ask(page, 'job.state', { id })).running, { timeout: 60_000 })
    .toBe(false);
  return ask(page, 'job.state', { id });
};

const OCTOBER: DocumentQuery = {
  kind: 'sheets',
  range: { kind: 'month', day: '2026-10-15' },
  options: {},
};

const textOf = (pdf: string): string =>
  execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' });
const pagesOf = (pdf: string): number =>
  Number(/Pages:\s+(\d+)/u.exec(execFileSync('pdfinfo', [pdf], { encoding: 'utf8' }))?.[1]);

const write = async (page: Page, asked: Partial<WriteQuery>): Promise<JobState> => {
  const query = {
    query: OCTOBER,
    items: null,
    format: 'pdf',
    as: 'each',
    existing: 'both',
  } as const;
  const begun = await ask(page, 'document.write', { ...query, folder: null, ...asked });
  if (begun?.kind !== 'job') throw new Error(JSON.stringify(begun));
  return ended(page, begun.job);
};

test('what is to be printed is one PDF of everybody, opened in the system’s program and recorded', async ({
  window,
  electronApp,
  dataFolder,
}) => {
  const job = await ended(
    window,
    await ask(window, 'document.print', { query: OCTOBER, items: null }),
  );
  expect(job).toMatchObject({ failed: [], done: 37, written: ['工作记录表-2026年10月.pdf'] });
  const path = join(dataFolder, '暂存', '打印', '工作记录表-2026年10月.pdf');
  expect(await opened(electronApp)).toEqual([path]);
  expect(pagesOf(path)).toBeGreaterThanOrEqual(37);
  const { items } = await ask(window, 'document.plan', OCTOBER);
  const text = textOf(path).replaceAll(/\s/gu, '');
  for (const { name, printed } of items) {
    // A long name goes on in the next line of its cell.
    expect(text.includes(name.slice(0, 4)), name).toBe(true);
    expect(printed).toMatchObject({ edition: 1, copies: 1, same: true });
  }
  expect(text.match(/示例数据，不作为正式材料/gu)).toHaveLength(pagesOf(path));
  const again = await ended(
    window,
    await ask(window, 'document.print', { query: OCTOBER, items: null }),
  );
  expect(again.written).toEqual(['工作记录表-2026年10月（2）.pdf']);
});

test('sheets are saved as a PDF each, and a list as one', async ({ window, dataFolder }) => {
  const out = join(dataFolder, 'out');
  const { items } = await ask(window, 'document.plan', OCTOBER);
  const three = items.slice(0, 3).map(({ id }) => id);
  expect(await write(window, { items: three })).toMatchObject({ failed: [], done: 3 });
  const files = filesBelow(out);
  expect(files).toEqual(
    ['林致远', '陈若水', '周启明']
      .map((name) => `2026年10月/附件1-${name}-2026年10月.pdf`)
      .toSorted(),
  );
  for (const file of files) {
    expect(readFileSync(join(out, file)).subarray(0, 5).toString()).toBe('%PDF-');
    expect(textOf(join(out, file))).toContain('工作记录表');
  }
  const submissions = { ...OCTOBER, kind: 'submissions' } as const;
  expect(await write(window, { query: submissions, as: 'one' })).toMatchObject({ failed: [] });
  expect(readdirSync(out)).toHaveLength(2);
});
