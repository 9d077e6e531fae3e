import type { FileTrouble, Problem } from '#api/reply';
import { recordWord } from '#api/sentences';
import type { WriteTrouble } from '#documents/package/trouble';
import { academicYearText } from '#domain/period';
import { monthText } from '#domain/plain-date';
import { labelOf } from '../records.ts';
import type { Register } from '../register.ts';
import type { Parcel } from './package-content.ts';
import type { Held, Told } from './scope.ts';
import type { Gathered, Outgoing } from './to-send.ts';

const FILE_TROUBLES: readonly FileTrouble[] = [
  'exists',
  'read-only',
  'disk-full',
  'in-use',
  'missing',
  'too-large',
  'other',
];

/** Why a package wasn't written, as a problem for the window. */
export const writeTrouble = (file: string, { code, text }: WriteTrouble): Problem => {
  if (code === 'cancelled') return { code };
  if (code === 'not-verified') return { code, file };
  const why = FILE_TROUBLES.find((trouble) => trouble === code);
  return why === undefined
    ? { code: 'invalid', field: file, text }
    : { code: 'write-failed', file, why };
};

const titleOf = (register: Register, told: Told): string => {
  const name = (id: string): string => register.people.get(id)?.name ?? '';
  if (told.kind === 'sheet')
    return `${name(told.record.person)} ${monthText(told.record.month)} ${recordWord.sheet}`;
  if (told.kind === 'declaration')
    return `${name(told.record.person)} ${academicYearText(told.record.academicYear)} ${recordWord.declaration}`;
  return labelOf(register, told.kind, told.record);
};

/** What goes, in a few words. */
export const outgoingTitle = (register: Register, { told, deleted }: Outgoing): string =>
  `${deleted ? '撤回：' : ''}${titleOf(register, told)}`;

/** Names told one by one; of more only how many there are. */
const NAMED = 3;

/** Up to three names, and how many there are where there are more. */
const named = (names: readonly string[]): string => {
  const all = [...new Set(names)];
  const said = all
    .slice(0, NAMED)
    .map((name) => `“${name}”`)
    .join('、');
  return all.length > NAMED ? `${said}等 ${String(all.length)} 个` : said;
};

const heldSentence = (
  why: Held,
  { count, kind, files }: { count: number; kind: Told['kind']; files: readonly string[] },
): string => {
  const what = `${String(count)} 条${recordWord[kind]}`;
  switch (why) {
    case 'draft':
      return `${what}还没有提交，没有放进来；提交后再报送。`;
    case 'returned':
      return `${what}被退回后还没有重新提交，没有放进来。`;
    case 'with-entry':
      return `${what}附在没有放进来的工作记录上，以后和它一起报送。`;
    case 'no-file':
      return `${what}的附件文件${named(files)}在本机找不到，没有放进来；请找回或重新添加附件后再报送。`;
  }
};

/** What won't go into a parcel, and what to mind; `unknown` names what the other side hasn't in its roster. */
export const parcelNotes = (parcel: Parcel, unknown: readonly string[]): readonly string[] => {
  const { kind, gathered, target } = parcel;
  const held = new Map<string, Gathered['held'][number][]>();
  for (const one of gathered.held) {
    const key = `${one.why} ${one.told.kind}`;
    held.set(key, [...(held.get(key) ?? []), one]);
  }
  const withdrawn = gathered.records.filter(({ deleted }) => deleted).length;
  const noRoster =
    kind === 'receipt' && target.traffic.went.every((went) => went.kind !== 'roster');
  return [
    ...(gathered.records.length === 0 ? ['没有新的改动。'] : []),
    ...(withdrawn === 0
      ? []
      : [`其中 ${String(withdrawn)} 条是撤回（本机已删除，或已退回草稿）。`]),
    ...(noRoster ? ['还没有给这个单位做过下发包；它要先用下发包建立填报，才收得进回执包。'] : []),
    ...(unknown.length === 0
      ? []
      : [
          `名册有变动（${named(unknown)}），该单位收到的名册里还没有；请先送下发包，再送这个回执包。`,
        ]),
    ...[...held.values()].flatMap((group) => {
      const [first] = group;
      const files = group.flatMap((one) => one.files);
      return first === undefined
        ? []
        : [heldSentence(first.why, { count: group.length, kind: first.told.kind, files })];
    }),
  ];
};
