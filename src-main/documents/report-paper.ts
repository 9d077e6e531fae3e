import { listPage } from '#domain/forms/list-outline';
import type { ReportOutline, ReportPart } from '#domain/forms/report-outline';
import { sharedSetting } from './list-frame.ts';
import type { TableSetting } from './list-frame.ts';
import { linesAbove, linesBelow, paperTitle } from './paper-lines.ts';
import type { PaperLook } from './paper-looks.ts';
import type { PaperLayout, Pen } from './paper-pen.ts';
import { signature } from './paper-signature.ts';

/** How a report's running text is set, in points. */
interface Setting {
  readonly size: number;
  readonly line: number;
  readonly page: PaperLayout['page'];
  readonly table: TableSetting;
}

/** 三号 for a report in words alone (GB/T 9704—2012, 5.2.2), 小四 beside tables. */
const settingOf = (outline: ReportOutline): Setting => {
  const page = listPage(outline);
  const tables = outline.parts.flatMap(({ table }) => (table === null ? [] : [table]));
  const table = sharedSetting(tables, page);
  return tables.length === 0
    ? { size: 16, line: 28, page, table }
    : { size: 12, line: 21, page, table };
};

/** Under a table and its notes; not kept with what follows, so that no part drags the one before it along. */
const SPACE: PaperLook = { face: 'table', size: 9, line: 9 };

/** One part; what is signed `below` the last one has some of it on its page. */
const partBody = (
  pen: Pen,
  { heading, paragraphs, table, notes }: ReportPart,
  { size, line, page, table: tableSetting }: Setting,
  below: string,
): string => {
  const indent = { firstLineChars: 200, firstLine: size * 40 };
  const running: PaperLook = { face: 'table', size, line, align: 'both', indent };
  const last = paragraphs.length - 1;
  const end = linesBelow(pen, notes, below !== '') + below;
  const isLastKept = table !== null || (below !== '' && notes.length === 0);
  return (
    (heading === ''
      ? ''
      : pen.paragraph(heading, { face: 'heading', size, line, after: 3, keepNext: true })) +
    paragraphs
      .map((text, index) =>
        pen.paragraph(
          text,
          index === last && isLastKept
            ? { ...running, after: table === null ? 0 : 3, keepNext: true }
            : running,
        ),
      )
      .join('') +
    (table === null ? end : pen.table(table, page, tableSetting, end))
  );
};

/** A report as a paper: its parts one under the other, each heading on the page of its table. */
export const reportPaper = (outline: ReportOutline): PaperLayout => {
  const setting = settingOf(outline);
  const { page } = setting;
  const signedLook: PaperLook = {
    face: 'table',
    size: 12,
    line: 26,
    keepNext: outline.signature.length > 0,
  };
  return {
    page,
    numbered: 'every',
    note: outline.note,
    body: (pen) => {
      const signed =
        (outline.signed.length === 0
          ? ''
          : pen.paragraph('', { ...SPACE, keepNext: true }) +
            pen.signed(outline.signed, signedLook, page)) +
        signature(pen, outline.signature, { face: 'table', size: 12, line: 22, before: 12 });
      const last = outline.parts.length - 1;
      const parts = outline.parts.map((part, index) =>
        partBody(pen, part, setting, index === last ? signed : ''),
      );
      return (
        paperTitle(pen, outline.title) +
        linesAbove(pen, outline.subtitle) +
        parts.join(pen.paragraph('', SPACE)) +
        (parts.length === 0 ? signed : '')
      );
    },
  };
};
