import type { CarrierForm } from '../policy/form.ts';
import type { SheetLine } from '../sheet-lines.ts';
import type { CarrierSheet, SheetRow } from '../sheet.ts';
import { HEAD_NEEDS, headWords, repeated, said, sayable } from './template-words.ts';
import type { Repeated, Said, TemplateNeed, TemplateSource, Vocabulary } from './template-words.ts';

/**
 * Stand before a label that several rows have in common: in the first of them, and in those that follow. A cell that
 * holds nothing else is merged over the rows, as on the standard sheet; elsewhere the sign is dropped. They are code
 * points that no text has.
 */
export const SHARED_LABEL = { first: '\u{1fffe}', further: '\u{2fffe}' } as const;

type Source = TemplateSource<CarrierSheet>;

/** One row: a visit, or a carrier without any. */
interface Visit {
  readonly line: SheetLine;
  readonly row: SheetRow;
  readonly index: number;
}

const BLANK: SheetLine = { entry: '', object: '', time: '', summary: '' };

const visitsOf = (rows: readonly SheetRow[]): readonly Visit[] =>
  rows.flatMap((row) =>
    (row.lines.length === 0 ? [BLANK] : row.lines).map((line, index) => ({ line, row, index })),
  );

const labelText = ({ row, index }: Visit): string => {
  if (row.lines.length < 2) return row.label;
  return `${index === 0 ? SHARED_LABEL.first : SHARED_LABEL.further}${row.label}`;
};

const LINE_WORDS: readonly Said<SheetLine>[] = [
  said('对象', '联系的对象，如某个班级', ({ object }) => object),
  said('时间', '联系的日期，如 10月9日上午', ({ time }) => time),
  said('工作简况', '做了什么', ({ summary }) => summary),
];

const ofVisit = ({ name, meaning, text }: Said<SheetLine>): Said<Visit> =>
  said(name, meaning, ({ line }) => text(line));

/** Fields of a row of a group; what the policy's own heads call them is understood too. */
const fieldsOf = (heads: CarrierForm['groups'][number]['heads']): readonly Said<Visit>[] => {
  const label = '这一行的名称，与标准表样相同；同一名称有几条记录的，单独占一格时自动上下合并';
  const own = LINE_WORDS.map(ofVisit);
  const [, time, summary] = own;
  return [
    { name: '群体', meaning: label, text: labelText },
    ...own,
    { name: '载体', meaning: label, text: labelText },
    { name: heads.object, meaning: label, text: labelText },
    ...(time === undefined ? [] : [{ ...time, name: heads.time }]),
    ...(summary === undefined ? [] : [{ ...summary, name: heads.summary }]),
  ];
};

const rowOf = (sheet: CarrierSheet, carrier: string): readonly SheetRow[] =>
  sheet.groups
    .flatMap(({ rows }) => rows)
    .filter((row) => row.carrier === carrier)
    .slice(0, 1);

const groupRows = (form: CarrierForm): readonly Repeated<Source>[] =>
  form.groups.map((group, index) =>
    repeated(
      {
        name: group.label,
        meaning: `“${group.label}”的各行：一次联系一行，没有记录的名称也留一行空白`,
      },
      ({ sheet }) => visitsOf(sheet.groups[index]?.rows ?? []),
      fieldsOf(group.heads),
    ),
  );

type Labels = ReadonlyMap<string, string>;

const carriersOf = (form: CarrierForm): readonly (readonly [carrier: string, group: number])[] =>
  form.groups.flatMap(({ carriers }, index) =>
    carriers.map((carrier) => [carrier, index] as const),
  );

/** One carrier alone: its rows, and each of its fields as one text of several lines. */
const carrierWords = (
  form: CarrierForm,
  labels: Labels,
): Pick<Vocabulary<Source>, 'values' | 'rows'> => ({
  rows: carriersOf(form).map(([carrier, index]) => {
    const label = labels.get(carrier) ?? carrier;
    return repeated(
      {
        name: label,
        meaning: `只有“${label}”的各行：一次联系一行，没有记录时留一行空白`,
      },
      ({ sheet }) => visitsOf(rowOf(sheet, carrier)),
      fieldsOf(form.groups[index]?.heads ?? { object: '群体', time: '时间', summary: '工作简况' }),
    );
  }),
  values: carriersOf(form).flatMap(([carrier]) => {
    const label = labels.get(carrier) ?? carrier;
    return LINE_WORDS.map(({ name, text }) =>
      said<Source>(
        `${label}${name}`,
        `“${label}”全部记录的${name}，写在同一格里，一次一行`,
        ({ sheet }) =>
          rowOf(sheet, carrier)
            .flatMap(({ lines }) => lines)
            .map(text)
            .join('\n'),
      ),
    );
  }),
});

/** Of each group, when and what: by the group's rows, or by every carrier's. */
const needsOf = (form: CarrierForm, labels: Labels): readonly TemplateNeed[] =>
  form.groups.flatMap(({ label: group, carriers, heads }) =>
    (
      [
        ['时间', heads.time],
        ['工作简况', heads.summary],
      ] as const
    ).flatMap(([name, head]) =>
      carriers.map((carrier) => {
        const label = labels.get(carrier) ?? carrier;
        return {
          what: `“${label}”的${name}`,
          oneOf: [
            ...[group, label].flatMap((rows) => [`${rows}/${name}`, `${rows}/${head}`]),
            `${label}${name}`,
          ],
        };
      }),
    ),
  );

/** What a template of a sheet of rows by carrier may say. Labels of its carriers are the policy's. */
export const carrierVocabulary = (form: CarrierForm, labels: Labels): Vocabulary<Source> => {
  const alone = carrierWords(form, labels);
  return sayable({
    values: [
      ...headWords<CarrierSheet>(),
      said('零报告', '零报告的说明；没有时为空', ({ sheet }) => sheet.remarks.join('\n')),
      ...alone.values,
    ],
    rows: [...groupRows(form), ...alone.rows],
    needs: [...HEAD_NEEDS, ...needsOf(form, labels)],
  });
};
