import type { SpecialtyForm, TableForm } from '../policy/form.ts';
import type { SheetLine } from '../sheet-lines.ts';
import type { TableSheet } from '../sheet-table.ts';
import type { SpecialtySheet } from '../sheet.ts';
import { visitText } from './specialty-outline.ts';
import { HEAD_NEEDS, headWords, repeated, said, sayable } from './template-words.ts';
import type { Said, TemplateSource, Vocabulary } from './template-words.ts';

/** The rows of sheets that have only one kind of them. */
export const RECORDS = '工作记录';

/** Before what repeats by paragraph: 工作内容各段. */
const PARAGRAPHS = '各段';

const contentOf = ({ sheet }: TemplateSource<SpecialtySheet>): readonly string[] => [
  ...sheet.lines.map(visitText),
  ...sheet.content,
];

/** What a template of a sheet of specialties and free content may say; its labels are the policy's. */
export const specialtyVocabulary = ({
  labels,
}: SpecialtyForm): Vocabulary<TemplateSource<SpecialtySheet>> => {
  const teachers = `${labels.teachers}载体`;
  const students = `${labels.students}载体`;
  const paragraphs = `${labels.content}${PARAGRAPHS}`;
  return sayable({
    values: [
      ...headWords<SpecialtySheet>(),
      said('部门', '所在部门', ({ sheet }) => sheet.unit),
      said(labels.unit, '所在部门', ({ sheet }) => sheet.unit),
      said(labels.jobFunction, '申报的特长：这一项', ({ sheet }) => sheet.jobFunction),
      said(labels.businessBody, '申报的特长：这一项', ({ sheet }) => sheet.businessBody),
      said(labels.personalStrength, '申报的特长：这一项', ({ sheet }) => sheet.personalStrength),
      said(teachers, `自主选择的${labels.teachers}类载体`, ({ sheet }) => sheet.teacherCarriers),
      said(students, `自主选择的${labels.students}类载体`, ({ sheet }) => sheet.studentCarriers),
      said(labels.content, '全部工作内容：先是逐次的联系记录，再是补充的文字；一段一行', (source) =>
        contentOf(source).join('\n'),
      ),
      said('补充内容', '联系记录之外另写的文字和零报告的说明', ({ sheet }) =>
        sheet.content.join('\n'),
      ),
    ],
    rows: [
      repeated(
        { name: paragraphs, meaning: `${labels.content}的各段，一段一行` },
        (source) => (contentOf(source).length === 0 ? [''] : contentOf(source)),
        [said('内容', '这一段的文字', (text: string) => text)],
      ),
      repeated(
        { name: RECORDS, meaning: '逐次的联系记录，一次一行；没有记录时留一行空白' },
        ({ sheet }): readonly (SheetLine | null)[] =>
          sheet.lines.length === 0 ? [null] : sheet.lines,
        [
          said('时间', '联系的日期', (line: SheetLine | null) => line?.time ?? ''),
          said('对象', '联系的对象', (line: SheetLine | null) => line?.object ?? ''),
          said('工作简况', '做了什么', (line: SheetLine | null) => line?.summary ?? ''),
        ],
      ),
    ],
    needs: [
      ...HEAD_NEEDS,
      ...[labels.jobFunction, labels.businessBody, labels.personalStrength, teachers, students].map(
        (what) => ({ what, oneOf: [what] }),
      ),
      {
        what: labels.content,
        oneOf: [labels.content, `${paragraphs}/内容`, `${RECORDS}/工作简况`],
      },
    ],
  });
};

/** `联系方式（面对面/键对键）` is `联系方式` as well. */
const plainLabel = (label: string): string => label.replace(/[（(].*$/u, '').trim();

type Cells = readonly string[];

/** What a template of a table of entries may say; its columns are the policy's. */
export const tableVocabulary = ({ columns }: TableForm): Vocabulary<TemplateSource<TableSheet>> => {
  const column = (label: string, index: number): Said<Cells> =>
    said(label, `“${label}”一栏`, (cells) => cells[index] ?? '');
  return sayable({
    values: [
      ...headWords<TableSheet>(),
      said('部门', '所在部门', ({ sheet }) => sheet.unit),
      said('零报告', '零报告的说明；没有时为空', ({ sheet }) => sheet.remarks.join('\n')),
    ],
    rows: [
      repeated(
        { name: RECORDS, meaning: '表的各行，一条记录一行；没有记录时留一行，只有姓名和职务' },
        ({ sheet }): readonly Cells[] =>
          sheet.lines.length === 0 ? [sheet.blank] : sheet.lines.map(({ cells }) => cells),
        [
          ...columns.map(({ label }, index) => column(label.replace(/\s+/gu, ''), index)),
          ...columns.flatMap(({ label }, index) =>
            plainLabel(label) === '' ? [] : [column(plainLabel(label), index)],
          ),
        ],
      ),
    ],
    needs: [
      ...HEAD_NEEDS.filter(({ what }) => what === '月份'),
      ...columns
        .filter(({ field }) => field !== 'ordinal' && field !== 'note')
        .map(({ label, field }) => ({
          what: `“${label}”一栏`,
          oneOf: [
            `${RECORDS}/${label.replace(/\s+/gu, '')}`,
            `${RECORDS}/${plainLabel(label)}`,
            ...(field === 'name' ? ['姓名'] : []),
            ...(field === 'title' || field === 'unit-title' ? ['职务'] : []),
            ...(field === 'unit' ? ['部门'] : []),
          ],
        })),
    ],
  });
};
