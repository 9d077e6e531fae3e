import type { Taken } from '#api/exchange-views';
import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import type { RosterWords } from '#domain/exchange/roster-rows';
import { readRoster, readSheetRoster } from '#intake/roster';
import type { RosterRead } from '#intake/roster';
import { registerOf } from '../register.ts';
import { wordsOf } from '../roster-import.ts';
import { ledgerOf } from '../session.ts';
import { purposeOf } from './purpose.ts';
import { refusedFile } from './taking-file.ts';
import type { TakenFile, Taking } from './taking-file.ts';

/** Files larger than this aren't rosters. */
const LIMIT = 20 * 1024 * 1024;

/** Hands a roster over to where rosters are reviewed; its headings say which one it is. */
const handOver = async (
  { session, imports }: Pick<Taking, 'session' | 'imports'>,
  { path, name }: Pick<TakenFile, 'path' | 'name'>,
  readAs: (bytes: Uint8Array, words: RosterWords) => RosterRead,
): Promise<Reply<Taken>> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  if (purposeOf(open.value).side === 'department')
    return refusedFile(name, '这是名册一类的表。部门填报的名册由下发包更新，不在这里导入。');
  const file = session.ports.files.read(path, LIMIT);
  if (!file.ok) return failed({ code: 'read-failed', file: name, why: file.why });
  const read = readAs(file.value, wordsOf(registerOf(session, open.value).policies));
  if (!read.ok) return refusedFile(name, read.refusal.text);
  const review = await imports.drop({ kind: read.kind, name, bytes: file.value });
  return review.ok ? done({ state: 'table', kind: read.kind, review: review.value }) : review;
};

/** A roster as a text table. */
export const takeTable = (taking: Taking, file: TakenFile): Promise<Reply<Taken>> =>
  handOver(taking, file, (bytes, words) => readRoster(bytes, file.name, words));

/** A roster as the cells of a worksheet, which were read from a file at `path`. */
export const takeCells = (
  taking: Taking,
  file: Pick<TakenFile, 'path' | 'name'>,
  cells: readonly (readonly string[])[],
): Promise<Reply<Taken>> =>
  handOver(taking, file, (_bytes, words) => readSheetRoster(cells, file.name, words));
