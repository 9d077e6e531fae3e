import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeDocx } from '#documents/docx-writer';
import { sheetMarks, sheetOutline } from '#domain/forms/sheet-outline';
import type { SheetOutlineOptions } from '#domain/forms/sheet-outline';
import type { SheetContent } from '#domain/sheet';
import {
  EMPTY,
  EMPTY_2,
  LIN,
  SU,
  VISITS,
  carrierSheet,
  manyVisits,
  summaryOf,
} from '../fixtures/forms/sheets.ts';
import { toPdf } from './office.ts';
import type { Rendered } from './office.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'forms-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const render = async (
  name: string,
  content: SheetContent,
  options: SheetOutlineOptions = {},
): Promise<Rendered> => {
  const path = join(folder, `${name}.docx`);
  const outline = sheetOutline(content, options);
  await writeFile(path, await writeDocx(outline, sheetMarks(content, 'p1')));
  return toPdf(path);
};

/** Each text's wrapped lines stand between those of its neighbours, hence characters are looked for in order. */
const holds = (rendered: Rendered, text: string): boolean => {
  let at = 0;
  for (const character of text.replace(/\s+/gu, '')) {
    at = rendered.text.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
};

const counted = (text: string): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const character of text.replace(/\s+/gu, '')) {
    counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return counts;
};

/** Everything that was to be printed is there, character for character. */
const expectAll = (rendered: Rendered, texts: readonly string[]): void => {
  const found = counted(rendered.text);
  for (const [character, times] of counted(texts.join(''))) {
    expect([character, (found.get(character) ?? 0) >= times]).toEqual([character, true]);
  }
  for (const text of texts) expect([text, holds(rendered, text)]).toEqual([text, true]);
};

describe('as LibreOffice shows it', { timeout: 120_000 }, () => {
  it('an ordinary month of 附件1 is one page with everything on it', async () => {
    const rendered = await render('lin', LIN);
    expect(rendered.pages).toBe(1);
    expectAll(rendered, ['附件1', LIN.form.title, '填表时间：2026年10月', ...VISITS.flat()]);
  });

  it('a note stands on top of every page and takes no room from the form', async () => {
    const note = '示例数据，不作为正式材料';
    const one = await render('note', LIN, { note });
    expect(one.pages).toBe(1);
    expect(one.text).toContain(note);
    const plain = await render('no-note', LIN);
    expect(one.text.replace(note, '')).toBe(plain.text);
    const flowing = await render(
      'note-2',
      { ...SU, content: Array(40).fill(summaryOf(120, 1)) },
      { note },
    );
    expect(flowing.pages).toBeGreaterThan(2);
    for (const page of flowing.pageTexts) expect(page).toContain(note);
  });

  it('twelve visits of 50 to 70 characters are still one page', async () => {
    const full = VISITS.map(
      ([object, carrier, time], index) =>
        [object, carrier, time, summaryOf(50 + Math.floor((index * 20) / 11), index)] as const,
    );
    const rendered = await render('full', carrierSheet('林致远', '党委书记', full));
    expect(rendered.pages).toBe(1);
    expectAll(rendered, full.flat());
  });

  it('a zero report says so below the table, on the same page', async () => {
    const reason =
      '零报告：省委党校脱产培训，本月未能下基层，已委托联络员转达师生意见，下月补上。'.repeat(2);
    const seen = await render('zero', { ...EMPTY, remarks: [reason] });
    expect(seen.pages).toBe(1);
    expect(seen.text).toContain(reason);
  });

  it('the empty forms are one page each', async () => {
    expect((await render('empty-1', EMPTY)).pages).toBe(1);
    expect((await render('empty-2', EMPTY_2)).pages).toBe(1);
  });

  it('附件2 is one page with everything on it', async () => {
    const rendered = await render('su', SU);
    expect(rendered.pages).toBe(1);
    expectAll(rendered, [
      SU.form.title,
      SU.jobFunction,
      SU.form.labels.contentNote,
      ...SU.lines.map((line) => `${line.time}，${line.object}：${line.summary}`),
      ...SU.content,
    ]);
  });

  it('forty visits flow over pages, each under the name, with nothing lost', async () => {
    const visits = manyVisits(40, 60);
    const rendered = await render('forty', carrierSheet('王䶮', '院长', visits));
    expect(rendered.pages).toBeGreaterThan(2);
    for (const page of rendered.pageTexts) expect(page).toMatch(/姓名王䶮职务院长/u);
    // The fixed label is printed once over several visits.
    expectAll(
      rendered,
      visits.flatMap(([object, , time, summary]) => [object, time, summary]),
    );
  });

  it('a long text inside the merged block is printed whole over a page end', async () => {
    const long = VISITS.map(
      ([object, carrier, time, summary], index) =>
        [
          object,
          carrier,
          time,
          index === 2 ? summaryOf(600, 3) : index === 3 ? summaryOf(2500, 4) : summary,
        ] as const,
    );
    const rendered = await render('long', carrierSheet('林致远', '党委书记', long));
    expect(rendered.pages).toBeGreaterThan(2);
    expectAll(rendered, long.flat());
  });

  it('a long 附件2 flows over pages whole', async () => {
    const content = Array.from({ length: 40 }, (_, index) => summaryOf(120, index));
    const rendered = await render('long-2', { ...SU, content });
    expect(rendered.pages).toBeGreaterThan(2);
    expectAll(rendered, content);
  });
});
