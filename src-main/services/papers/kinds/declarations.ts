import type { DataSection } from '#api/document-contract';
import type { DeclarationBoard } from '#api/office-views';
import { done } from '#api/reply';
import { uniqueNames } from '#documents/file-name';
import { declarationList, declarationWord } from '#domain/forms/lists/declaration-list';
import { academicYearAt } from '#domain/period';
import { fullDayText, monthOf } from '#domain/plain-date';
import { declarationBoard } from '../../declarations.ts';
import { linkContext, rulesOn } from '../../link-context.ts';
import { askedPeriod } from '../asked-period.ts';
import type { Desk, Maker, PlannedPaper } from '../maker.ts';
import { peopleSentence } from './submissions-rows.ts';
import { saidOf } from './submissions-said.ts';

const TITLE = '申报汇总表';

const isAskedFor = ({ session, ledger, frame }: Desk): boolean =>
  rulesOn(linkContext(session, ledger), frame.today, 'submission').some(
    ({ demand }) => demand.what === 'declaration',
  );

type Row = DeclarationBoard['rows'][number];

const namesOf = ({ rows }: DeclarationBoard, status: Row['status']): readonly string[] =>
  uniqueNames(
    rows.flatMap((row) =>
      row.status === status ? [{ name: row.subject.name, unit: row.subject.unit }] : [],
    ),
  );

const dataOf = ({ rows }: DeclarationBoard): DataSection => ({
  title: '申报',
  columns: ['单位', '姓名', '职务', '收到日期', '状态'],
  rows: rows.map((row) => {
    const { subject, declaration } = row;
    const received = declaration?.received ?? null;
    return {
      cells: [
        subject.unit,
        subject.name,
        subject.title,
        received === null ? '' : fullDayText(received),
        declarationWord(row),
      ],
      marks: [],
      to: { room: 'links' },
    };
  }),
});

const stateOf = ({ rows }: DeclarationBoard): PlannedPaper['state'] => {
  if (rows.every(({ declaration, status }) => declaration === null && status === 'exempt'))
    return 'empty';
  return rows.every(({ status }) => status === 'complete' || status === 'exempt')
    ? 'ready'
    : 'incomplete';
};

const NOBODY = '这一学年没有人应当申报，请核对校历和名册';

/** 申报汇总表 of an academic year: what everybody declared, and who hasn't. */
export const declarations: Maker = {
  kind: 'declarations',
  offer: (desk) =>
    isAskedFor(desk)
      ? {
          title: TITLE,
          about: '一个学年里每人申报的特长和联系载体，注明未报和不完整的。',
          group: '每年',
          periods: ['academic-year'],
          formats: ['docx', 'xlsx', 'pdf'],
          options: [],
          per: 'school',
        }
      : undefined,
  plan: (desk, query) => {
    const period = askedPeriod(desk, query);
    if (!period.ok) return period;
    const { label, until } = period.value;
    const academicYear = academicYearAt(query.range.day, desk.register.prepared) ?? '';
    const board = declarationBoard(desk.session, { academicYear });
    if (!board.ok) return board;
    const made = board.value;
    const { today } = desk.frame;
    const isOpen = made.deadline !== null && today <= made.deadline;
    const state = stateOf(made);
    const complete = namesOf(made, 'complete').length;
    const owed = made.rows.length - namesOf(made, 'exempt').length;
    return done({
      label,
      notes: [],
      papers: [
        {
          id: academicYear,
          name: TITLE,
          about: label,
          state,
          standing: `已报 ${String(complete)}/${String(owed)} 人`,
          gaps: [
            ...(state === 'empty' ? [NOBODY] : []),
            ...(isOpen && state === 'incomplete'
              ? [`申报期限 ${fullDayText(made.deadline)} 还没有过`]
              : []),
            ...peopleSentence('未报', namesOf(made, 'missing')),
            ...peopleSentence('只有草稿', namesOf(made, 'draft')),
            ...peopleSentence('申报不完整', namesOf(made, 'incomplete')),
          ],
          file: [label, `${TITLE}-${label}`],
          key: { document: 'declarations', person: null, month: monthOf(until), subject: '' },
          make: () => {
            const outline = declarationList(made, desk.frame);
            return done({
              paper: { kind: 'papers', outlines: [outline] },
              data: [dataOf(made)],
              said: saidOf(outline, today),
            });
          },
        },
      ],
    });
  },
};
