import type { Asked } from '#api/contract';
import type { Taken } from '#api/exchange-views';
import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import { kindOfFile } from '#intake/file-kind';
import { ledgerOf } from '../session.ts';
import type { Session } from '../session.ts';
import { takeDocuments } from './taking-documents.ts';
import { refusedFile } from './taking-file.ts';
import type { TakenFile, Taking } from './taking-file.ts';
import { takePackage } from './taking-package.ts';
import { takeTable } from './taking-table.ts';
import type { Waiting } from './waiting.ts';

const lookAt = async (
  session: Session,
  waiting: Waiting,
  ids: readonly string[],
): Promise<Reply<readonly TakenFile[]>> => {
  const taken: TakenFile[] = [];
  for (const id of ids) {
    const path = waiting.pathOf(id);
    if (path === undefined) return failed({ code: 'read-failed', file: '文件', why: 'missing' });
    const name = session.ports.files.name(path);
    if (!session.ports.files.exists(path))
      return failed({ code: 'read-failed', file: name, why: 'missing' });
    const found = await kindOfFile(path);
    if (!found.ok) return refusedFile(name, found.refusal.text);
    taken.push({ id, path, name, kind: found.kind });
  }
  return done(taken);
};

const isPackage = ({ kind }: TakenFile): boolean => kind === 'package' || kind === 'sealed-package';

/**
 * Takes files in: one package, one table, or any number of forms and workbooks together. `pin` is the fingerprint
 * that was compared by telephone just now.
 */
export const takeFiles = async (
  taking: Taking,
  waiting: Waiting,
  asked: Asked<'exchange.take'> & { readonly pin: string | null },
): Promise<Reply<Taken>> => {
  const open = ledgerOf(taking.session);
  if (!open.ok) return open;
  const looked = await lookAt(taking.session, waiting, asked.files);
  if (!looked.ok) return looked;
  const files = looked.value;
  const [first] = files;
  if (first === undefined) return failed({ code: 'read-failed', file: '文件', why: 'missing' });
  const alone = files.find((file) => isPackage(file) || file.kind === 'table');
  if (alone !== undefined && files.length > 1)
    return refusedFile(
      alone.name,
      isPackage(alone)
        ? '联系包要一个一个地收，不能和别的文件一起。请单独选它。'
        : '名册要单独收，不能和别的文件一起。请单独选它。',
    );
  if (isPackage(first)) return takePackage(taking, open.value, first, asked);
  if (first.kind === 'table') return takeTable(taking, first);
  return takeDocuments(taking, open.value, files);
};
