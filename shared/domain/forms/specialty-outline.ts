import type { SheetLine } from '../sheet-lines.ts';
import type { SpecialtySheet } from '../sheet.ts';
import { linesOf, measured, millimetres, points } from './measure.ts';
import type { Outline, TableCell, TableRow } from './outline.ts';
import { A4, NOTE_SIZE, TEXT_HEIGHT, cellMaker, headBlocks, headHeight } from './paper.ts';
import type { Density } from './paper.ts';

/** From roomy to tight; 五号 is as small as it gets. What is longer flows at the last. */
const SETTINGS: readonly [Density, ...Density[]] = [
  { size: 12, line: 20, pad: 3, air: 14 },
  { size: 12, line: 17, pad: 2, air: 10 },
  { size: 10.5, line: 15, pad: 2, air: 8 },
];

/** White space left and right of a cell's text, in millimetres. */
const INLINE_PAD = 1.6;

/** Millimetres; the first holds 特长's note at seven characters a line, as the paper does. */
const COLUMNS = [30, 26, 16, 38, 16, 30] as const;

/** Least height of a row of the upper part, in points. */
const LOWEST = 30;

const NAME_ROW = [0, 1, 2, 3, 4, 5] as const;

/** A visit as one paragraph: `10月9日，5号楼302宿舍：走访6名学生……` */
export const visitText = (line: SheetLine): string =>
  `${line.time}${line.object === '' ? '' : `，${line.object}`}：${line.summary}`;

/** Ems of text that fit into columns `from` up to but not including `until`. */
const room = (size: number, from: number, until: number): number =>
  points(COLUMNS.slice(from, until).reduce((sum, width) => sum + width, 0) - INLINE_PAD * 2) / size;

/**
 * 附件2: one middle manager, one month. Six columns; 特长 is merged over its three kinds, 自主选择联系载体 over
 * 教师 and 学生, and 工作内容 takes the whole width: its label and note, the dated visits, then what was written freely.
 * The last row fills the page as on paper and may flow over further ones, each under the row with the name.
 */
export const specialtyOutline = (sheet: SpecialtySheet, documentNumber: string): Outline => {
  const { labels } = sheet.form;
  const named = [labels.name, sheet.name, labels.unit, sheet.unit, labels.title, sheet.title];
  const specialties = [
    [labels.jobFunction, sheet.jobFunction],
    [labels.businessBody, sheet.businessBody],
    [labels.personalStrength, sheet.personalStrength],
  ] as const;
  const carriers = [
    [labels.teachers, sheet.teacherCarriers],
    [labels.students, sheet.studentCarriers],
  ] as const;
  const content = [...sheet.lines.map(visitText), ...sheet.content];
  const told = [labels.content, labels.contentNote, ...content];

  const measure = (density: Density) => {
    const high = (lines: number): number =>
      Math.max(LOWEST, lines * density.line + density.pad * 2 + 0.6);
    const right = (text: string): number => high(linesOf(measured(text), room(density.size, 2, 6)));
    const note = measured(labels.specialties, labels.specialtiesNote);
    const noteShare = (linesOf(note, room(NOTE_SIZE, 0, 1)) * density.line + density.pad * 2) / 3;
    const upper = [
      Math.max(
        ...NAME_ROW.map((index) =>
          high(linesOf(measured(named[index] ?? ''), room(density.size, index, index + 1))),
        ),
      ),
      ...specialties.map(([, text]) => Math.max(noteShare, right(text))),
      ...carriers.map(([, text]) => right(text)),
    ];
    const indented = content.map((text) => `\u3000\u3000${text}`);
    const last = high(
      linesOf(measured(labels.content, labels.contentNote, ...indented), room(density.size, 0, 6)),
    );
    return {
      upper,
      last,
      free: TEXT_HEIGHT - headHeight(density) - upper.reduce((a, b) => a + b, 0),
    };
  };
  const setting =
    SETTINGS.find((candidate) => {
      const { last, free } = measure(candidate);
      return last <= free - 8;
    }) ??
    SETTINGS.at(-1) ??
    SETTINGS[0];
  const { upper, last, free } = measure(setting);

  const cell = cellMaker(setting);
  const row = (index: number, cells: readonly TableCell[]): TableRow => ({
    height: millimetres(upper[index] ?? LOWEST),
    header: index === 0,
    cells,
  });
  const wide = (text: string): TableCell => cell(text, { span: 4, align: 'left' });
  const rows: readonly TableRow[] = [
    row(
      0,
      named.map((text) => cell(text)),
    ),
    ...specialties.map(([label, text], index) =>
      row(1 + index, [
        index === 0
          ? cell([labels.specialties, labels.specialtiesNote], { merge: 'start', notes: [1] })
          : cell('', { merge: 'continue' }),
        cell(label),
        wide(text),
      ]),
    ),
    ...carriers.map(([label, text], index) =>
      row(4 + index, [
        index === 0 ? cell(labels.chosen, { merge: 'start' }) : cell('', { merge: 'continue' }),
        cell(label),
        wide(text),
      ]),
    ),
    {
      // Filling the page is for what fits; LibreOffice does not split a row over pages within its least height.
      height: millimetres(last <= free - 8 ? free - 8 : LOWEST),
      header: false,
      cells: [cell(told, { span: 6, align: 'left', vertical: 'top', indentFrom: 2, notes: [1] })],
    },
  ];
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
        columns: COLUMNS,
        padding: { block: millimetres(setting.pad), inline: INLINE_PAD },
        rows,
      },
    ],
  };
};
