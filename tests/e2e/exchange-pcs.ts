import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { EntryInput } from '#api/contract';
import type { Entry } from '#domain/entry';
import { newId } from '#platform/ids';
import { openLedger } from '#storage/open';
import { contentsOf } from '../services/exchange-ledgers.ts';
import type { Contents } from '../services/exchange-ledgers.ts';
import { visit } from '../services/world.ts';
import { ask } from './calendar-school.ts';
import { collectComplaints, expect, launch, test as base, today } from './fixtures.ts';
import { makeLedger } from './sheets-ledger.ts';
import { openRoom, willChoose } from './steps.ts';

export { ask, expect };

/** One PC of the exchange: an app with a data folder of its own. */
export interface Pc {
  readonly app: ElectronApplication;
  readonly page: Page;
}

const STICK = 'KINGSTON';
const FOLDER = '联系师生台账';

/** What only the ledger itself says of an entry. */
const LEDGERS = ['status', 'returnReason', 'submitted', 'received', 'created'];

/** PCs that are open at once; the stick lies in all of them. */
export const test = base.extend<{
  /** Starts the app on a data folder of its own. */
  readonly start: (name: string) => Promise<Pc>;
  /** Where the stick's packages lie. */
  readonly stick: string;
}>({
  stick: async ({ dataFolder }, use) => {
    mkdirSync(join(dataFolder, 'sticks', STICK), { recursive: true });
    await use(join(dataFolder, 'sticks', STICK, FOLDER));
  },
  start: async ({ dataFolder, stick, complaints }, use) => {
    const apps: ElectronApplication[] = [];
    await use(async (name) => {
      const app = await launch(join(dataFolder, name), { drives: join(stick, '../..') });
      apps.push(app);
      const page = await app.firstWindow();
      await page.setViewportSize({ width: 1366, height: 768 });
      collectComplaints(page, complaints);
      await page.waitForLoadState('load');
      return { app, page };
    });
    for (const app of apps) await app.close();
  },
});

export const button = (page: Page, name: RegExp | string): Locator =>
  page.getByRole('button', { name, exact: typeof name === 'string' });

/** Opens a part of 收发. */
export async function openPart(page: Page, name: RegExp | string): Promise<void> {
  await openRoom(page, '收发');
  await page.getByRole('tab', { name, exact: typeof name === 'string' }).click();
}

/** The office's PC, with the example school and not one entry. */
export async function startOffice(start: (name: string) => Promise<Pc>): Promise<Pc> {
  const pc = await start('office');
  await makeLedger(pc.page);
  return pc;
}

/** Writes one package to the stick, and answers with its name. */
export async function send(
  { page }: Pc,
  kind: '下发包' | '回执包' | '报送包',
  unit: string | null,
  passphrase = '',
): Promise<string> {
  await openPart(page, '送');
  const again = button(page, '继续送');
  if (await again.isVisible()) await again.click();
  if (kind !== '报送包')
    await page.getByRole('radiogroup', { name: '送什么' }).getByText(kind).click();
  if (unit !== null) await page.getByLabel(`选中 ${unit}`, { exact: true }).check();
  await page.getByLabel('密码（可不设）').fill(passphrase);
  await button(page, `写到 U盘 ${STICK}`).click();
  await expect(page.getByText('✓ 可以安全拔出U盘。')).toBeVisible();
  const name = await page.getByRole('status').getByRole('strong').innerText();
  await again.click();
  if (unit !== null) await page.getByLabel(`选中 ${unit}`, { exact: true }).uncheck();
  return name;
}

/** The code that this PC shows of itself, for the telephone. */
export async function ownCode(page: Page): Promise<string> {
  await openPart(page, '往来单位');
  return codeIn(page.getByRole('figure', { name: '本机的核对码' }));
}

/** A code as it is read out. */
export const codeIn = async (figure: Locator): Promise<string> =>
  (await figure.getByRole('paragraph').innerText()).replace(/\s+/gu, ' ').trim();

/** 部门填报, first run: a ledger from a roster package that lies on the stick. */
export async function joinOffice(
  start: (name: string) => Promise<Pc>,
  name: string,
  file: string,
  said: { readonly code: string; readonly passphrase?: string },
): Promise<Pc> {
  const pc = await start(name);
  const { app, page } = pc;
  await page.getByText('部门填报', { exact: true }).click();
  await button(page, '下一步').click();
  await willChoose(app, file);
  await button(page, '选择下发包……').click();
  if (said.passphrase !== undefined) {
    await page.getByLabel(/加了密码/u).fill(said.passphrase);
    await page.keyboard.press('Enter');
  }
  const figure = page.getByRole('figure', { name: '党政办公室的核对码' });
  expect(await codeIn(figure)).toBe(said.code);
  await button(page, '核对一致，建立').click();
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible();
  return pc;
}

/** Begins to take a file of the stick in. */
export async function take({ page }: Pc, file: string): Promise<void> {
  // What lies deeper on a stick is looked for when the room is entered.
  await openRoom(page, '工作台');
  await openPart(page, '收');
  await button(page, file).click();
}

/** Writes what is being reviewed, as it stands. */
export async function importNow({ page }: Pc): Promise<void> {
  await button(page, /^(?:导入 \d+ 条|完成核对)$/u).click();
  await expect(page.getByText(/^已导入：/u)).toBeVisible();
}

/** The id of the only person of that name. */
export async function idOf({ page }: Pc, name: string): Promise<string> {
  const { people } = await ask(page, 'roster.all', null);
  return people.find((person) => person.name === name)!.id;
}

/** The entries of somebody's month. */
export async function entriesOf({ page }: Pc, person: string): Promise<readonly Entry[]> {
  const sheet = await ask(page, 'sheet.open', { person, month: '2026-10' });
  return sheet.entries.map(({ entry }) => entry);
}

/** What the ledger of a PC says, read from its file; its app has to be closed. */
export const contentsIn = (dataFolder: string, name: string): Contents => {
  const folder = join(dataFolder, name);
  const opened = openLedger({
    file: join(folder, '联系师生台账.lxdb'),
    backups: { folder: join(folder, '备份') },
    create: false,
    ports: { now: () => `${today}T09:00:00`, newId },
    nativeBinding: undefined,
  });
  if (!opened.ok) throw new Error(opened.code);
  try {
    const proof = opened.ledger.verifyHistory();
    if (!proof.ok) throw new Error('the history is broken');
    return contentsOf(opened.ledger);
  } finally {
    opened.ledger.close();
  }
};

/** Writes a visit of October, and hands the sheet in. */
export async function reportVisit(
  { page }: Pc,
  person: string,
  said: Partial<EntryInput>,
): Promise<string> {
  const { id } = await ask(page, 'entry.save', {
    ...visit(person, { happened: '2026-10-09', carriers: ['班级'] }),
    ...said,
  });
  await ask(page, 'sheet.submit', { person, month: '2026-10' });
  return id;
}

/** Changes what a visit of October says. */
export async function rewrite(
  pc: Pc,
  person: string,
  said: Partial<EntryInput> & { readonly id: string },
): Promise<void> {
  const entry = (await entriesOf(pc, person)).find(({ id }) => id === said.id)!;
  const kept = Object.entries(entry).filter(([name]) => !LEDGERS.includes(name));
  const before = Object.fromEntries(kept) as unknown as EntryInput;
  await ask(pc.page, 'entry.save', { ...before, ...said });
}
