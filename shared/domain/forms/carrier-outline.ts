import type { SheetLine } from '../sheet-lines.ts';
import type { CarrierSheet, SheetRow } from '../sheet.ts';
import { fillHeight, linesOf, measured, millimetres, points, widthOf } from './measure.ts';
import type { Measured } from './measure.ts';
import type { Outline, ParagraphBlock, TableCell, TableRow } from './outline.ts';
import { A4, TEXT_HEIGHT, TEXT_WIDTH, cellMaker, headBlocks, headHeight } from './paper.ts';
import type { Density } from './paper.ts';

interface Setting extends Density {
  /** Widest that object and 时间 may be, in ems. */
  readonly object: number;
  readonly time: number;
  /** White space left and right of a cell's text, in millimetres. */
  readonly inline: number;
}

/** Columns for 护理学院领导班子 on one line, and two that have it wrap to give more room to 工作简况. */
const ROOMY = { object: 8.2, time: 6.9, inline: 1.2 } as const;
const MEDIUM = { object: 7.1, time: 6.9, inline: 1.2 } as const;
const NARROW = { object: 6.1, time: 4.9, inline: 0.9 } as const;

/** From roomy to tight: 小四, then 五号, which is as small as it gets. The first that fits one page is taken. */
const SETTINGS: readonly Setting[] = [
  { size: 12, line: 18, pad: 3, air: 14, ...ROOMY },
  { size: 12, line: 17, pad: 2, air: 10, ...MEDIUM },
  { size: 10.5, line: 15, pad: 2.5, air: 10, ...ROOMY },
  { size: 10.5, line: 14, pad: 1.5, air: 6, ...ROOMY },
  { size: 10.5, line: 14, pad: 1.5, air: 6, ...MEDIUM },
  { size: 10.5, line: 13, pad: 1, air: 4, ...MEDIUM },
  { size: 10.5, line: 13, pad: 1, air: 4, ...NARROW },
  { size: 10.5, line: 12.5, pad: 0.3, air: 1, ...NARROW },
];

/** What does not fit one page anyway need not be squeezed. */
const FLOWING: Setting = { size: 10.5, line: 15, pad: 2.5, air: 10, ...MEDIUM };

/** No row is made higher than this merely to fill the page, in points. */
const HIGHEST = 42;

/** Left empty at the foot, in points: what estimates may be wrong by. */
const SLACK = 16;

const BLANK: SheetLine = { entry: '', object: '', time: '', summary: '' };

/** One printed row: a visit, or a carrier without any; with its texts taken apart for measuring. */
interface Visit {
  readonly line: SheetLine;
  readonly row: SheetRow;
  readonly first: boolean;
  readonly object: Measured;
  readonly label: Measured;
  readonly time: Measured;
  readonly summary: Measured;
}

const visitsOf = (rows: readonly SheetRow[]): readonly Visit[] =>
  rows.flatMap((row) =>
    (row.lines.length === 0 ? [BLANK] : row.lines).map((line, index) => ({
      line,
      row,
      first: index === 0,
      object: measured(line.object),
      label: measured(row.label),
      time: measured(line.time),
      summary: measured(line.summary),
    })),
  );

/** What is measured again for each setting that is tried. */
interface Texts {
  readonly name: Measured;
  readonly title: Measured;
  readonly groups: readonly (readonly Visit[])[];
  /** Widest text of a column, in ems. */
  readonly widest: { readonly object: number; readonly label: number; readonly time: number };
}

const textsOf = (sheet: CarrierSheet): Texts => {
  const groups = sheet.groups.map((group) => visitsOf(group.rows));
  const widest = (column: 'object' | 'label' | 'time'): number =>
    Math.max(0, ...groups.flat().map((visit) => widthOf(visit[column])));
  return {
    name: measured(sheet.name),
    title: measured(sheet.title),
    groups,
    widest: { object: widest('object'), label: widest('label'), time: widest('time') },
  };
};

const clamp = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, value));

/** Text widths of the five columns in ems: group label, object, fixed label, 时间, 工作简况. */
const textWidths = ({ widest }: Texts, setting: Setting): readonly number[] => {
  const label = 2.2;
  const object =
    widest.object === 0
      ? Math.min(6.4, setting.object)
      : clamp(widest.object + 0.1, 5, setting.object);
  const fixed = clamp(widest.label, 4, 6) + 0.2;
  const time = clamp(widest.time + 0.1, 4.9, setting.time);
  const room = points(TEXT_WIDTH - setting.inline * 10) / setting.size;
  return [label, object, fixed, time, room - label - object - fixed - time];
};

/** Heights the texts ask for, in points: of the first row, of a row of heads, and of each visit. */
interface Heights {
  readonly first: number;
  readonly heads: number;
  readonly visits: readonly (readonly number[])[];
}

const measure = (texts: Texts, setting: Setting): Heights => {
  const [, object = 1, fixed = 1, time = 1, summary = 1] = textWidths(texts, setting);
  const high = (lines: number): number => lines * setting.line + setting.pad * 2 + 0.6;
  const single = high(1) + Math.min(4, setting.pad * 4);
  const nameWidth = object + fixed + points(setting.inline * 2) / setting.size;
  return {
    first: Math.max(
      single,
      high(linesOf(texts.title, summary)),
      high(linesOf(texts.name, nameWidth)),
    ),
    heads: single,
    visits: texts.groups.map((group) =>
      group.map((visit) =>
        high(
          Math.max(
            linesOf(visit.object, object),
            visit.first
              ? Math.ceil(linesOf(visit.label, fixed) / Math.max(1, visit.row.lines.length))
              : 1,
            linesOf(visit.time, time),
            linesOf(visit.summary, summary),
          ),
        ),
      ),
    ),
  };
};

const total = (heights: Heights): number =>
  heights.first +
  heights.visits.reduce((sum, group) => sum + heights.heads + group.reduce((a, b) => a + b, 0), 0);

const fits = (texts: Texts, setting: Setting): boolean =>
  headHeight(setting) + total(measure(texts, setting)) <= TEXT_HEIGHT - SLACK / 2;

/** The roomiest setting that keeps the form on one page; within it, lines as far apart as the page still bears. */
const settingFor = (texts: Texts): Setting | undefined => {
  let setting = SETTINGS.find((candidate) => fits(texts, candidate));
  while (setting !== undefined && setting.line < setting.size * 1.5) {
    const eased: Setting = { ...setting, line: setting.line + 0.5 };
    if (!fits(texts, eased)) break;
    setting = eased;
  }
  return setting;
};

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
  const texts = textsOf(sheet);
  const onePage = settingFor(texts);
  const setting = onePage ?? FLOWING;
  const widths = textWidths(texts, setting);
  const heights = measure(texts, setting);
  const starts =
    onePage === undefined
      ? pageStarts(heights, headHeight(setting))
      : heights.visits.map((group) => group.map(() => false));
  // A remark below the table takes its lines from what the rows are stretched to.
  const lines = linesOf(measured(...sheet.remarks), points(TEXT_WIDTH) / setting.size);
  const below = sheet.remarks.length === 0 ? 0 : lines * setting.line;
  const room =
    TEXT_HEIGHT -
    headHeight(setting) -
    heights.first -
    heights.heads * sheet.groups.length -
    below -
    SLACK;
  // A row's least height never comes from its own text: LibreOffice would not split it over pages.
  const least =
    onePage === undefined ? heights.heads : fillHeight(heights.visits.flat(), room, HIGHEST);

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
    texts.groups[groupIndex]?.forEach((visit, index) => {
      const anew = begun[index] === true && worthAgain(begun, index, group.label);
      const joined = !visit.first;
      const several = visit.row.lines.length > 1;
      rows.push(
        row(least, [
          anew
            ? cell(group.label, { merge: 'start', upright: true })
            : cell('', { merge: 'continue', upright: true }),
          cell(visit.line.object, { joined }),
          visit.first || anew
            ? cell(visit.row.label, { merge: several ? 'start' : 'none' })
            : cell('', { merge: 'continue' }),
          cell(visit.line.time, { joined }),
          cell(visit.line.summary, { align: 'left', joined }),
        ]),
      );
    });
  });

  const columns = widths.map((width) => millimetres(width * setting.size) + setting.inline * 2);
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
        padding: { block: millimetres(setting.pad), inline: setting.inline },
        rows,
      },
      ...sheet.remarks.map((text): ParagraphBlock => ({
        kind: 'paragraph',
        text,
        face: 'table',
        size: setting.size,
        align: 'left',
        after: 0,
      })),
    ],
  };
};
