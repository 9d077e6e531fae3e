import type { DataSection } from '#api/document-contract';
import { done } from '#api/reply';
import type { Reply } from '#api/reply';
import { academicYearAt, academicYearText } from '#domain/period';
import { fullDayText, monthOf } from '#domain/plain-date';
import type { PlainDate } from '#domain/plain-date';
import type { TableForm } from '#domain/policy/form';
import { policiesOn } from '#domain/sheet-form';
import { arrangementOf } from '../../arrangement.ts';
import type { Desk, Maker, PlannedPaper } from '../maker.ts';
import { peopleSentence } from './submissions-rows.ts';
import { saidOf } from './submissions-said.ts';

interface LinksForm {
  readonly series: string;
  readonly form: TableForm;
}

/** The lists of links that the policies in force on a day have. */
const formsOn = ({ register }: Desk, day: PlainDate): readonly LinksForm[] =>
  policiesOn(register.policies, day).flatMap(({ series, forms }) =>
    forms.flatMap((form) =>
      form.kind === 'table' && form.rows === 'links' ? [{ series, form }] : [],
    ),
  );

const paperOf = (desk: Desk, { series, form }: LinksForm, day: PlainDate): Reply<PlannedPaper> => {
  const { register, frame } = desk;
  const made = arrangementOf(register, { policy: series, form: form.id, day }, frame);
  if (!made.ok) return made;
  const { outline, links, without } = made.value;
  const year = academicYearAt(day, register.prepared);
  const data: DataSection = {
    title: '联系点',
    columns: ['单位', '姓名', '职务', '联系点', '起始时间'],
    rows: [
      ...links.map(({ unit, name, title, object, link }) => ({
        cells: [unit, name, title, object.name, fullDayText(link.since)],
        marks: [],
        to: { room: 'links' } as const,
      })),
      ...without.map((name) => ({
        cells: ['', name, '', '', ''],
        marks: ['尚未确定联系点'],
        to: { room: 'links' } as const,
      })),
    ],
  };
  return done({
    id: form.id,
    name: form.short,
    about: fullDayText(day),
    state: links.length === 0 ? 'empty' : without.length === 0 ? 'ready' : 'incomplete',
    standing: `${String(links.length)} 行`,
    gaps: [
      ...(links.length === 0 ? ['这一天还没有登记联系点'] : []),
      ...peopleSentence('尚未确定联系点', without),
    ],
    file: [
      year === undefined ? `${day.slice(0, 4)}年` : academicYearText(year),
      `${form.short}-${fullDayText(day)}`,
    ],
    // Of another day it is another list, not an edition of this one.
    key: {
      document: 'arrangement',
      person: null,
      month: monthOf(day),
      subject: `${form.id} ${day}`,
    },
    make: () =>
      done({
        paper: { kind: 'papers', outlines: [outline] },
        data: [data],
        said: saidOf(outline, frame.today),
      }),
  });
};

/** 安排表: who is linked to what on a day, in the columns of the policy's own form. */
export const arrangement: Maker = {
  kind: 'arrangement',
  offer: (desk) =>
    formsOn(desk, desk.frame.today).length === 0
      ? undefined
      : {
          title: '安排表',
          about: '某一天全校的联系点安排，一个联系点一行，末尾列出尚未确定联系点的人员。',
          group: '随时',
          periods: ['day'],
          formats: ['docx', 'xlsx', 'pdf'],
          options: [],
          per: 'school',
        },
  plan: (desk, { range: { day } }) => {
    const papers: PlannedPaper[] = [];
    for (const one of formsOn(desk, day)) {
      const paper = paperOf(desk, one, day);
      if (!paper.ok) return paper;
      papers.push(paper.value);
    }
    return done({
      label: fullDayText(day),
      notes: papers.length === 0 ? ['这一天施行的制度里没有安排表。'] : [],
      papers,
    });
  },
};
