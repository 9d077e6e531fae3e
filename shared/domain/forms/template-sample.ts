import type { Form } from '../policy/form.ts';
import type { SheetLine } from '../sheet-lines.ts';
import type { SheetContent, SheetRow } from '../sheet.ts';
import type { Block, Outline, TableCell } from './outline.ts';
import { sheetOutline } from './sheet-outline.ts';
import { RECORDS } from './template-others.ts';

const tag = (name: string): string => `{{${name}}}`;

/** Any month: what is printed of it is replaced by placeholders. */
const MONTH = '2026-12';

/** Stands for an ordinary month while the page is set, so that it is set for one; its rows are left out again. */
const FILLER = '□';

const FILL: SheetLine = {
  entry: '',
  object: FILLER.repeat(13),
  time: FILLER.repeat(7),
  summary: FILLER.repeat(84),
};

const rowsOf = (carrier: string, group: string): SheetRow => ({
  carrier,
  label: tag('群体'),
  lines: [
    {
      entry: '',
      object: `{{#${group}}}${tag('对象')}`,
      time: tag('时间'),
      summary: `${tag('工作简况')}{{/${group}}}`,
    },
  ],
});

/** A sheet whose texts are placeholders. */
const sampleSheet = (form: Form): SheetContent => {
  const head = { month: MONTH, name: tag('姓名'), title: tag('职务') };
  switch (form.kind) {
    case 'carriers':
      return {
        kind: 'carriers',
        form,
        ...head,
        groups: form.groups.map(({ label, heads, carriers: ids }) => ({
          label,
          heads,
          rows: ids.map((carrier, index) =>
            index === 0 ? rowsOf(carrier, label) : { carrier, label: FILLER, lines: [FILL] },
          ),
        })),
        remarks: [tag('零报告')],
        unplaced: [],
      };
    case 'specialties': {
      const { labels } = form;
      return {
        kind: 'specialties',
        form,
        ...head,
        unit: tag('部门'),
        jobFunction: tag(labels.jobFunction),
        businessBody: tag(labels.businessBody),
        personalStrength: tag(labels.personalStrength),
        teacherCarriers: tag(`${labels.teachers}载体`),
        studentCarriers: tag(`${labels.students}载体`),
        lines: [],
        content: [`{{#${labels.content}各段}}`, tag('内容'), `{{/${labels.content}各段}}`],
      };
    }
    case 'table': {
      const cells = form.columns.map(({ label }) => tag(label.replace(/\s+/gu, '')));
      const last = cells.length - 1;
      const marked = cells.map(
        (cell, index) =>
          `${index === 0 ? `{{#${RECORDS}}}` : ''}${cell}${index === last ? `{{/${RECORDS}}}` : ''}`,
      );
      return {
        kind: 'table',
        form,
        ...head,
        unit: tag('部门'),
        lines: [{ entry: '', object: '', time: '', summary: '', cells: marked }],
        blank: [],
        remarks: [tag('零报告')],
      };
    }
  }
};

/** The lines over the table say of when the sheet is; a template leaves that open. */
const openHead = (block: Block, { dateLabel }: Form): Block => {
  if (block.kind !== 'paragraph') return block;
  if (block.text.startsWith(dateLabel))
    return { ...block, text: `${dateLabel}${tag('年')} 年 ${tag('月')} 月` };
  return /^（.*半年）$/u.test(block.text) ? { ...block, text: `（${tag('期间')}）` } : block;
};

/** Rows of a standard sheet are stretched to fill its page; these are repeated, and stay low. */
const LOW = 9;

const isRepeated = ({ paragraphs }: TableCell): boolean =>
  paragraphs.some((text) => text.includes('{{#'));

const isFiller = ({ paragraphs }: TableCell): boolean =>
  paragraphs.some((text) => text.startsWith(FILLER));

const tableRows = (block: Block): Block =>
  block.kind === 'paragraph'
    ? block
    : {
        ...block,
        rows: block.rows
          .filter(({ cells }) => !cells.some(isFiller))
          .map((row) =>
            row.cells.length > 1 && row.cells.some(isRepeated) ? { ...row, height: LOW } : row,
          ),
      };

/**
 * The standard sheet with placeholders in place of what is filled in: what a clerk begins with who wants a template
 * of their own. It passes the check, and printed from it a sheet says the same as the standard one.
 */
export const templateSample = (form: Form): Outline => {
  const outline = sheetOutline(sampleSheet(form));
  return { ...outline, blocks: outline.blocks.map((block) => tableRows(openHead(block, form))) };
};
