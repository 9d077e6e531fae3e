import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Paper } from '#documents/paper';
import { printJobs } from '#documents/paper-pages';
import { withNote } from '#documents/write-paper';
import type { ListOutline, LetterOutline } from '#domain/forms/list-outline';
import { sheetOutline } from '#domain/forms/sheet-outline';
import type { SheetContent } from '#domain/sheet';
import { LETTER, MATRIX, MISSED, oneCell } from '../documents/papers.ts';
import { REPORT, longReport } from '../documents/reports.ts';
import {
  EMPTY,
  EMPTY_2,
  LIN,
  SU,
  VISITS,
  carrierSheet,
  manyVisits,
} from '../fixtures/forms/sheets.ts';
import { entryOf, ledgerOf } from '../fixtures/forms/tables.ts';
import { expect, test } from './fixtures.ts';
import { readPdf, startHost } from './pdf-printer.ts';
import type { Host, ReadPdf } from './pdf-printer.ts';

const PORTRAIT = [210, 297] as const;
const LANDSCAPE = [297, 210] as const;

const form = (content: SheetContent): Paper => ({ kind: 'form', outline: sheetOutline(content) });

const papers = (...outlines: Extract<Paper, { kind: 'papers' }>['outlines']): Paper => ({
  kind: 'papers',
  outlines,
});

/** Lines that wrap in neighbouring cells stand between each other: characters are looked for in order. */
const holds = (text: string, wanted: string): boolean => {
  let at = 0;
  for (const character of wanted.replace(/\s+/gu, '')) {
    at = text.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
};

const expectAll = (seen: ReadPdf, texts: readonly string[]): void => {
  expect(texts.filter((text) => !holds(seen.text, text))).toEqual([]);
};

const longLetter: LetterOutline = {
  ...LETTER,
  table: { ...LETTER.table!, rows: Array.from({ length: 5 }, () => LETTER.table!.rows).flat() },
};

test.describe('papers as PDF', () => {
  let host: Host;
  test.beforeAll(async () => {
    host = await startHost();
  });
  test.afterAll(() => host.end());

  const seen = async (...all: readonly Paper[]): Promise<ReadPdf> => readPdf(await host.pdf(all));

  test('forms are a page of A4 each, with everything on it and fonts in it', async () => {
    for (const [content, texts] of [
      [LIN, ['附件1', LIN.form.title, '填表时间：2026年10月', ...VISITS.flat()]],
      [EMPTY, [EMPTY.form.title, '进网络']],
      [SU, [SU.form.title, SU.jobFunction, ...SU.content]],
      [EMPTY_2, [EMPTY_2.form.title, '个人专长']],
    ] as const) {
      const read = await seen(form(content));
      expect(read.sizes).toEqual([PORTRAIT]);
      expectAll(read, texts);
      expect(read.text).not.toMatch(/—\d—/u);
      expect(read.fonts.length).toBeGreaterThan(0);
      expect(read.fonts.filter(({ isEmbedded }) => !isEmbedded)).toEqual([]);
      expect(read.info).toMatch(/Tagged:\s+yes/u);
      expect(read.info).toContain(content.form.title);
    }
  });

  test('forty visits flow over pages under the name, and a ledger lies on its side', async () => {
    const visits = manyVisits(40, 60);
    const forty = await seen(form(carrierSheet('王䶮', '院长', visits)));
    expect(forty.pages).toHaveLength(4);
    for (const page of forty.pages) expect(page).toContain('姓名王䶮职务院长');
    expectAll(
      forty,
      visits.map(([, , , summary]) => summary),
    );
    const ledger = await seen(form(ledgerOf([entryOf('e1'), entryOf('e2', { place: '图书馆' })])));
    expect(ledger.sizes).toEqual([LANDSCAPE]);
    expectAll(ledger, ['（2026年下半年）', '图书馆']);
  });

  test('a long list has its head, note and number on every page, and all its rows', async () => {
    const note = '第2稿';
    const read = await seen(withNote(papers(MISSED), note));
    expect(read.pages).toHaveLength(5);
    read.pages.forEach((page, index) => {
      expect(page).toContain('序号姓名应履行事项应完成日期');
      expect(page).toContain(note);
      expect(page).toContain(`—${String(index + 1)}—`);
    });
    expect(read.text.match(/2026-09-\d\d/gu)).toHaveLength(60);
    expect(read.pages.at(-1)).toContain('党委办公室2026年10月9日');
  });

  test('a letter of one page has no number, a longer one from its second page on', async () => {
    const one = await seen(papers(LETTER));
    expect(one.pages).toHaveLength(1);
    expect(one.text).not.toContain('—1—');
    const long = await seen(papers(longLetter));
    expect(long.pages).toHaveLength(3);
    expect(long.pages.map((page) => /—\d—/u.exec(page)?.[0])).toEqual([undefined, '—2—', '—3—']);
    expect(long.pages.at(-1)).toContain('特此催报');
    expect(long.text.match(/未报送(?!或)/gu)).toHaveLength(30);
  });

  test('papers of all sizes are one file, each with its own note and numbers', async () => {
    const read = await seen(
      form(LIN),
      withNote(form(SU), '第3稿'),
      papers(MATRIX, REPORT),
      papers(longLetter),
      form(LIN),
    );
    expect(read.sizes).toEqual([
      PORTRAIT,
      PORTRAIT,
      LANDSCAPE,
      ...Array.from({ length: 6 }, () => PORTRAIT),
    ]);
    expect(read.pages.map((page) => /—\d—/u.exec(page)?.[0] ?? '')).toEqual([
      '',
      '',
      '—1—',
      '—1—',
      '—2—',
      '',
      '—2—',
      '—3—',
      '',
    ]);
    expect(read.pages.map((page) => page.includes('第3稿')).indexOf(true)).toBe(1);
    expect(read.fonts.filter(({ isEmbedded }) => !isEmbedded)).toEqual([]);
    expectAll(read, [...VISITS.flat(), MATRIX.title, REPORT.title, LETTER.closing[0] ?? '']);
  });

  test('a report keeps its signature with what is signed', async () => {
    const read = await seen(papers(longReport(60)));
    expect(read.pages).toHaveLength(5);
    for (const page of read.pages.slice(1, -1)) expect(page).toContain('日期联系对象工作简况');
    expect(read.pages.at(-1)).toMatch(/汇总人：审核人：.*党委办公室2026年12月31日/u);
  });

  test('hard text comes through whole', async () => {
    const hard = [
      '𠮷野家、㛃、王䶮、𡘙',
      '阿卜杜·热西提',
      '１２３４５，2026年10月9日',
      '😀👩🏽‍🎓',
      '<b>&amp;</b>&lt;"\'</td>',
      'javascript:alert(1)',
      'https://example.invalid/'.repeat(20),
      '甲\u0000乙\u001b丙\u0085丁',
    ];
    const rows: ListOutline['rows'] = hard.map((text) => ({ cells: [{ text }] }));
    const read = await seen(papers(oneCell('难字', { rows, note: hard.join('') })));
    const plain = read.text.replace(/[\p{Cc}]/gu, '');
    for (const text of hard.slice(0, 7)) expect(plain).toContain(text.replace(/\s/gu, ''));
    expect(plain).toContain('甲乙丙丁');
    const long = await seen(papers(oneCell('长'.repeat(10_000), { title: '万字' })));
    expect(long.text.match(/长/gu)).toHaveLength(10_000);
  });

  test('a hundred forms are one file, in their order', async () => {
    test.setTimeout(120_000);
    const many = Array.from({ length: 120 }, (_, index) =>
      form(carrierSheet(`人员${String(index + 1)}号`, '院长', VISITS)),
    );
    const read = await seen(...many);
    expect(read.pages).toHaveLength(120);
    read.pages.forEach((page, index) => {
      expect(page).toContain(`人员${String(index + 1)}号`);
    });
  });

  test('the hidden window asks for nothing but its own page, whatever a page says', async () => {
    const asked: string[] = [];
    const server = createServer((request, answer) => {
      asked.push(request.url ?? '');
      answer.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    const [job] = printJobs([form(LIN)]) ?? [];
    if (job === undefined) throw new Error('no job');
    await host.print(job.pages);
    await host.app.evaluate(({ session }) => {
      const seenRequests: string[] = [];
      Object.assign(globalThis, { seenRequests });
      const { webRequest } = session.fromPartition('paper');
      webRequest.onSendHeaders(({ url }) => seenRequests.push(url));
    });
    const evil =
      `<meta http-equiv="refresh" content="0;url=${address}/refresh">` +
      `<link rel="stylesheet" href="${address}/style"><link rel="preload" as="image" href="${address}/pre">` +
      `<img src="${address}/image"><iframe src="${address}/frame"></iframe>` +
      `<iframe src="file:///etc/passwd"></iframe><object data="${address}/object"></object>` +
      `<script src="${address}/script"></script><script>document.title='ran'</script>` +
      `<style>@import url(${address}/import)</style><a href="${address}/link">外链</a>`;
    const bytes = await host.print({
      ...job.pages,
      html: job.pages.html.replace('<section>', `${evil}<section>`),
      css: `@import url(${address}/css);@font-face{font-family:x;src:url(${address}/font)}${job.pages.css}body{font-family:x;background:url(${address}/back)}`,
    });
    expect(bytes).not.toBeNull();
    const sent = await host.app.evaluate(
      () => (globalThis as unknown as { seenRequests: string[] }).seenRequests,
    );
    expect(sent.filter((url) => !/^app:\/\/paper\/\d+\/paper\.(?:html|css)$/u.test(url))).toEqual(
      [],
    );
    expect(sent.some((url) => url.endsWith('paper.html'))).toBe(true);
    expect(asked).toEqual([]);
    const read = await readPdf(bytes!);
    expectAll(read, VISITS.flat());
    expect(read.info).toContain(LIN.form.title);
    server.close();
  });

  test('the hidden window is locked, one for all jobs, and another one after a crash', async () => {
    const [job] = printJobs([form(LIN)]) ?? [];
    if (job === undefined) throw new Error('no job');
    const all = await Promise.all([host.print(job.pages), host.print(job.pages)]);
    expect(all.filter((bytes) => bytes === null)).toEqual([]);
    const windows = await host.app.evaluate(({ BrowserWindow, session }) =>
      BrowserWindow.getAllWindows().map((window) => {
        const contents = window.webContents as unknown as {
          getLastWebPreferences: () => Record<string, unknown>;
        };
        const { sandbox, contextIsolation, nodeIntegration, javascript, preload } =
          contents.getLastWebPreferences();
        const own = session.fromPartition('paper');
        return {
          ...{ sandbox, contextIsolation, nodeIntegration, javascript },
          preload: preload ?? null,
          isOwn: window.webContents.session === own,
          isKept: own.isPersistent(),
          isVisible: window.isVisible(),
        };
      }),
    );
    expect(windows).toEqual([
      {
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        javascript: false,
        preload: null,
        isOwn: true,
        isKept: false,
        isVisible: false,
      },
    ]);
    await host.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
    });
    // The crash may come before or within the next job; the one after it has a new window in any case.
    await host.print(job.pages);
    expect(await host.print(job.pages)).not.toBeNull();
  });
});

test('closing the app’s window ends the job on hand, and leaves no hidden window', async () => {
  const host = await startHost();
  const [job] = printJobs(Array.from({ length: 100 }, () => form(LIN))) ?? [];
  if (job === undefined) throw new Error('no job');
  const outcome = await host.app.evaluate(async ({ BrowserWindow }, pages) => {
    const { printPages } = globalThis as unknown as {
      printPages: (pages: unknown) => Promise<Uint8Array | null>;
    };
    const main = new BrowserWindow({ show: false });
    const printing = printPages(pages);
    const next = printPages(pages);
    // The job begins in a later turn; its window is there when it has.
    while (BrowserWindow.getAllWindows().length < 2) await new Promise(setImmediate);
    main.destroy();
    const jobs = [await printing, await next, await printPages(pages)];
    return { jobs, left: BrowserWindow.getAllWindows().length };
  }, job.pages);
  expect(outcome).toEqual({ jobs: [null, null, null], left: 0 });
  await host.end();
});
