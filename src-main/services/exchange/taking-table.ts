import type { Taken } from '#api/exchange-views';
import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import { readRoster } from '#intake/roster';
import { registerOf } from '../register.ts';
import { wordsOf } from '../roster-import.ts';
import { ledgerOf } from '../session.ts';
import { purposeOf } from './purpose.ts';
import { refusedFile } from './taking-file.ts';
import type { TakenFile, Taking } from './taking-file.ts';

/** Files larger than this aren't rosters. */
const LIMIT = 20 * 1024 * 1024;

/** Hands a roster's bytes over to where rosters are reviewed; its headings say which one it is. */
const handOver = (
  { session, imports }: Pick<Taking, 'session' | 'imports'>,
  name: string,
  bytes: Uint8Array,
): Reply<Taken> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  if (purposeOf(open.value).side === 'department')
    return refusedFile(name, '这是名册一类的表。部门填报的名册由下发包更新，不在这里导入。');
  const words = wordsOf(registerOf(session, open.value).policies);
  const read = readRoster(bytes, name, words);
  if (!read.ok) return refusedFile(name, read.refusal.text);
  const review = imports.drop({ kind: read.kind, name, bytes });
  return review.ok ? done({ state: 'table', kind: read.kind, review: review.value }) : review;
};

/** A roster as a text table. */
export const takeTable = (taking: Taking, { path, name }: TakenFile): Reply<Taken> => {
  const bytes = taking.session.ports.files.read(path, LIMIT);
  return bytes.ok
    ? handOver(taking, name, bytes.value)
    : failed({ code: 'read-failed', file: name, why: bytes.why });
};

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/** A roster as the cells of a worksheet. */
export const takeCells = (
  taking: Taking,
  name: string,
  cells: readonly (readonly string[])[],
): Reply<Taken> =>
  handOver(
    taking,
    name,
    new TextEncoder().encode(cells.map((line) => line.map(quoted).join(',')).join('\r\n')),
  );
