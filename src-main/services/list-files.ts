import type { Asked } from '#api/contract';
import type { DutyQuery, ListSource } from '#api/office-contract';
import { done } from '#api/reply';
import type { Reply } from '#api/reply';
import type { SavedFile } from '#api/views';
import { safeFileName } from '#documents/file-name';
import type { Paper } from '#documents/paper';
import { declarationList } from '#domain/forms/lists/declaration-list';
import { dutyRows } from '#domain/forms/lists/duty-rows';
import { matrixList, policyText } from '#domain/forms/lists/matrix-list';
import { summaryLists } from '#domain/forms/lists/summary-list';
import { statusCell } from '#domain/forms/lists/words';
import type { ListFrame } from '#domain/forms/lists/words';
import { personList, ruleList } from '#domain/forms/lists/year-lists';
import type { ListOutline } from '#domain/forms/list-outline';
import { academicYearText } from '#domain/period';
import { fullDayText } from '#domain/plain-date';
import type { PlainDate } from '#domain/plain-date';
import { arrangementOf } from './arrangement.ts';
import { matrixOf } from './compliance.ts';
import { declarationBoard } from './declarations.ts';
import { dutyList } from './duty-list.ts';
import { institutionOf } from './overview.ts';
import { bytesOf } from './papers/leaving.ts';
import { registerOf, versionOn } from './register.ts';
import type { Register } from './register.ts';
import { ledgerOf } from './session.ts';
import type { Session } from './session.ts';
import { summaryOf } from './summary.ts';
import { demoNote, saveAs } from './written-files.ts';
import { personYear, ruleYear } from './year-views.ts';

/** A list, in parts where it has no room on one page, and the words of its file's name. */
export interface NamedList {
  readonly outlines: readonly ListOutline[];
  readonly words: readonly string[];
}

/** What every list looks at besides its own figures. */
export interface ListDesk {
  readonly session: Session;
  readonly register: Register;
  readonly frame: ListFrame;
}

const told = <Value>(reply: Reply<Value>, make: (value: Value) => NamedList): Reply<NamedList> =>
  reply.ok ? done(make(reply.value)) : reply;

/** 院领导, 中层; 全体 where no rank is asked for. */
export const rankWord = ({ register }: ListDesk, rank: string | null, none = '全体人员'): string =>
  rank === null
    ? none
    : (register.policies.flatMap(({ ranks }) => ranks).find(({ id }) => id === rank)?.short ??
      rank);

const ruleTitle = ({ register }: ListDesk, rule: string): string =>
  register.policies.flatMap(({ rules }) => rules).find(({ id }) => id === rule)?.title ?? rule;

/** 依据：《…》（…） of the version in force on a day. */
const titleOfSeries = (desk: ListDesk, series: string, day: PlainDate): string => {
  const policy = versionOn(desk.register.policies, series, day);
  return policy === undefined ? '' : policyText(policy);
};

/** What a list of duties was narrowed to, in words. */
const filterWords = (desk: ListDesk, query: DutyQuery): readonly string[] => [
  `范围：${rankWord(desk, query.rank)}`,
  query.unit === null ? '' : `单位：${desk.register.units.get(query.unit)?.name ?? ''}`,
  query.rule === null ? '' : `事项：${ruleTitle(desk, query.rule)}`,
  query.statuses.length === 0
    ? ''
    : `状态：${query.statuses.map((status) => statusCell(status).text).join('、')}`,
];

const BY = { school: '全校', rank: '按类别', unit: '按单位', person: '按人员' } as const;

const duties = (desk: ListDesk, query: DutyQuery): Reply<NamedList> =>
  told(dutyList(desk.session, query), (list) => {
    const policy = query.policy === null ? '' : titleOfSeries(desk, query.policy, list.span.until);
    const filter = [...filterWords(desk, query), policy].filter((word) => word !== '');
    const unit = query.unit === null ? '' : (desk.register.units.get(query.unit)?.name ?? '');
    const whom = unit === '' ? rankWord(desk, query.rank) : unit;
    return {
      outlines: [dutyRows(list, filter, desk.frame)],
      words: ['应完成事项清单', whom, list.label],
    };
  });

/** A list as the screen shows it, composed for paper. */
export const namedList = (desk: ListDesk, source: ListSource): Reply<NamedList> => {
  const { session, frame, register } = desk;
  switch (source.list) {
    case 'matrix': {
      const who = rankWord(desk, source.query.rank, '联系对象');
      return told(matrixOf(session, source.query), (matrix) => ({
        outlines: [matrixList(matrix, who, frame)],
        words: ['落实情况', who, matrix.label],
      }));
    }
    case 'duties':
      return duties(desk, source.query);
    case 'summary': {
      const { by, rank, policy } = source.query;
      return told(summaryOf(session, source.query), (summary) => ({
        outlines: summaryLists(
          summary,
          [titleOfSeries(desk, policy, summary.span.until), `范围：${rankWord(desk, rank)}`],
          frame,
        ),
        words: [
          '履职情况汇总表',
          BY[by],
          ...(rank === null ? [] : [rankWord(desk, rank)]),
          summary.label,
        ],
      }));
    }
    case 'person':
      return told(personYear(session, source.query), (year) => ({
        outlines: [personList(year, frame)],
        words: ['年度履职情况表', year.subject.name, year.label],
      }));
    case 'rule':
      return told(ruleYear(session, source.query), (year) => ({
        outlines: [ruleList(year, frame)],
        words: ['落实情况表', year.rule.short, year.label],
      }));
    case 'arrangement':
      return told(arrangementOf(register, source.query, frame), ({ form, outline }) => ({
        outlines: [outline],
        words: [form.short, fullDayText(source.query.day)],
      }));
    case 'declarations':
      return told(declarationBoard(session, source.query), (board) => ({
        outlines: [declarationList(board, frame)],
        words: ['申报汇总表', academicYearText(board.academicYear)],
      }));
  }
};

/** Saves a list as the screen shows it, as Word, Excel or PDF, where the clerk chooses; null when they cancelled. */
export const saveList = async (
  session: Session,
  { source, format }: Asked<'list.save'>,
): Promise<Reply<SavedFile | null>> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const made = namedList(
    {
      session,
      register: registerOf(session, open.value),
      frame: {
        today: session.ports.clock.today(),
        office: institutionOf(open.value),
        note: demoNote(session),
      },
    },
    source,
  );
  if (!made.ok) return made;
  const { outlines, words } = made.value;
  const name = `${safeFileName(words.join('-'))}.${format}`;
  const paper: Paper = { kind: 'papers', outlines };
  const bytes = await bytesOf(session, [{ name, paper }], { format, file: name });
  return bytes.ok ? saveAs(session, '保存清单', { name, bytes: bytes.value }) : bytes;
};
