import type { CarrierSheet, SheetLine, SheetRow } from '../sheet.ts';
import { filled, linesOf, millimetres, points, widthOf } from './measure.ts';
import type { Outline, TableCell, TableRow } from './outline.ts';
import { A4, TEXT_HEIGHT, TEXT_WIDTH, cellMaker, headBlocks, headHeight } from './paper.ts';
import type { Density } from './paper.ts';

/** White space left and right of a cell's text, in millimetres. */
const INLINE_PAD = 1.2;

interface Setting extends Density {
  /** Widest the object's column may be, in ems. */
  readonly object: number;
}

/** From roomy to tight: 小四, then 五号, which is as small as it gets (forms.md). */
const DENSITIES: readonly Density[] = [
  { size: 12, line: 18, pad: 3, air: 14 },
  { size: 12, line: 16, pad: 2, air: 10 },
  { size: 10.5, line: 15, pad: 2, air: 10 },
  { size: 10.5, line: 13.5, pad: 1.2, air: 6 },
  { size: 10.5, line: 12.5, pad: 0.5, air: 3 },
];

/** For each, a roomy and a narrow column of objects: 护理学院领导班子 on one line or on two. */
const SETTINGS: readonly Setting[] = DENSITIES.flatMap((density) =>
  [8.1, 7.1, 5.6].map((object) => ({ ...density, object })),
);

/** What does not fit one page anyway need not be squeezed. */
const FLOWING: Setting = { size: 10.5, line: 15, pad: 2.5, air: 10, object: 7.1 };

/** No row is made higher than this merely to fill the page, in points. */
const HIGHEST = 42;

const BLANK: SheetLine = { entry: '', object: '', time: '', summary: '' };

/** One printed row: a visit, or a carrier without any. */
interface Visit {
  readonly line: SheetLine;
  readonly row: SheetRow;
  readonly first: boolean;
}

const visitsOf = (rows: readonly SheetRow[]): readonly Visit[] =>
  rows.flatMap((row) =>
    (row.lines.length === 0 ? [BLANK] : row.lines).map((line, index) => ({
      line,
      row,
      first: index === 0,
    })),
  );

const clamp = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, value));

const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map(widthOf));

/** Text widths of the five columns in ems: group label, object, fixed label, 时间, 工作简况. */
const textWidths = (sheet: CarrierSheet, setting: Setting): readonly number[] => {
  const rows = sheet.groups.flatMap((group) => group.rows);
  const lines = rows.flatMap((row) => row.lines);
  const label = 2.2;
  const object = lines.length === 0 ? setting.object : clamp(widest(lines.map((line) => line.object)), 5, setting.object);
  const fixed = clamp(widest(rows.map((row) => row.label)), 4, 6) + 0.2;
  const time = clamp(widest(lines.map((line) => line.time)), 4.6, 6.2);
  const room = (points(TEXT_WIDTH) - points(INLINE_PAD) * 10) / setting.size;
  return [label, object, fixed, time, room - label - object - fixed - time];
};

/** Heights the texts ask for, in points: of the first row, of a row of heads, and of each visit. */
interface Heights {
  readonly first: number;
  readonly heads: number;
  readonly visits: readonly (readonly number[])[];
}

const measure = (sheet: CarrierSheet, setting: Setting, widths: readonly number[]): Heights => {
  const [, object = 1, fixed = 1, time = 1, summary = 1] = widths;
  const high = (lines: number): number => lines * setting.line + setting.pad * 2 + 0.6;
  const single = Math.max(high(1), setting.size === 12 ? 22 : 18);
  return {
    first: Math.max(
      single,
      high(linesOf([sheet.title], summary)),
      high(linesOf([sheet.name], object + fixed)),
    ),
    heads: single,
    visits: sheet.groups.map((group) =>
      visitsOf(group.rows).map(({ line, row, first }) =>
        high(
          Math.max(
            linesOf([line.object], object),
            first ? Math.ceil(linesOf([row.label], fixed) / Math.max(1, row.lines.length)) : 1,
            linesOf([line.time], time),
            linesOf([line.summary], summary),
          ),
        ),
      ),
    ),
  };
};

const total = (heights: Heights): number =>
  heights.first +
  heights.visits.reduce((sum, group) => sum + heights.heads + group.reduce((a, b) => a + b, 0), 0);

/** Where, by estimate, pages begin: for each group, whether a visit is the first to start on a new page. */
const pageStarts = (heights: Heights, head: number): readonly (readonly boolean[])[] => {
  let used = head + heights.first;
  return heights.visits.map((group) => {
    used += heights.heads;
    return group.map((height) => {
      const starts = used >= TEXT_HEIGHT;
      if (starts) used -= TEXT_HEIGHT - heights.first;
      used += height;
      return starts;
    });
  });
};

/** Whether what follows a start is high enough to hold the group's label once more. */
const worthAgain = (starts: readonly boolean[], at: number, label: string): boolean => {
  const next = starts.indexOf(true, at + 1);
  return (next === -1 ? starts.length : next) - at >= Math.max(2, label.length / 2);
};

/**
 * 附件1: one leader, one month. Labels, order and merges are the policy's; five columns: vertical label, object,
 * fixed label, 时间, 工作简况. The first is just wide enough for 姓名.
 *
 * Several visits in one row of the form are one table row each, the fixed label merged over them. The paper's own
 * way, one paragraph a visit inside a single row, only keeps object, date and text side by side while no summary
 * wraps; in rows of their own they stay aligned in every program and font, and a page may end between two visits.
 * A dotted line parts them, so that they still read as one row of the form.
 *
 * A month that fits is set as roomy as fits, and its rows fill the page as on paper; a longer one flows. The row with
 * the name repeats on every page. Word cannot repeat a merged cell, so the vertical label (and the fixed label of a
 * row that is longer than a page) begins anew at the first row that, by estimate, starts on a new page.
 */
export const carrierOutline = (sheet: CarrierSheet, documentNumber: string): Outline => {
  const fits = SETTINGS.find((candidate) => {
    const heights = measure(sheet, candidate, textWidths(sheet, candidate));
    return headHeight(candidate) + total(heights) <= TEXT_HEIGHT;
  });
  const setting = fits ?? FLOWING;
  const widths = textWidths(sheet, setting);
  const heights = measure(sheet, setting, widths);
  const starts =
    fits === undefined
      ? pageStarts(heights, headHeight(setting))
      : heights.visits.map((group) => group.map(() => false));
  const room =
    TEXT_HEIGHT - headHeight(setting) - heights.first - heights.heads * sheet.groups.length - 4;
  const least =
    fits === undefined ? heights.visits.flat() : filled(heights.visits.flat(), room, HIGHEST);

  const cell = cellMaker(setting);
  const row = (height: number, cells: readonly TableCell[], header = false): TableRow => ({
    height: millimetres(height),
    header,
    cells,
  });
  const { labels } = sheet.form;
  const rows: TableRow[] = [
    row(
      heights.first,
      [cell(labels.name), cell(sheet.name, { span: 2 }), cell(labels.title), cell(sheet.title)],
      true,
    ),
  ];
  let printed = 0;
  sheet.groups.forEach((group, groupIndex) => {
    const begun = starts[groupIndex] ?? [];
    rows.push(
      row(heights.heads, [
        cell(group.label, { merge: 'start', upright: true }),
        cell(group.heads.object, { span: 2 }),
        cell(group.heads.time),
        cell(group.heads.summary),
      ]),
    );
    visitsOf(group.rows).forEach((visit, index) => {
      const anew = begun[index] === true && worthAgain(begun, index, group.label);
      const joined = !visit.first;
      const several = visit.row.lines.length > 1;
      rows.push(
        row(least[printed] ?? 0, [
          anew
            ? cell(group.label, { merge: 'start', upright: true, joined: true })
            : cell('', { merge: 'continue', upright: true }),
          cell(visit.line.object, { joined }),
          visit.first || anew
            ? cell(visit.row.label, { merge: several ? 'start' : 'none', joined })
            : cell('', { merge: 'continue' }),
          cell(visit.line.time, { joined }),
          cell(visit.line.summary, { align: 'left', joined }),
        ]),
      );
      printed += 1;
    });
  });

  const columns = widths.map((width) => millimetres(width * setting.size) + INLINE_PAD * 2);
  return {
    title: sheet.form.title,
    page: A4,
    blocks: [
      ...headBlocks(
        {
          attachment: sheet.form.attachment,
          documentNumber,
          title: sheet.form.title,
          dateLabel: sheet.form.dateLabel,
          month: sheet.month,
        },
        setting,
      ),
      {
        kind: 'table',
        columns,
        padding: { block: millimetres(setting.pad), inline: INLINE_PAD },
        rows,
      },
    ],
  };
};
