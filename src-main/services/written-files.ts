import type { Asked } from '#api/contract';
import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import type { DocumentBytes } from '#api/document-bytes';
import type { SavedFile } from '#api/views';
import type { FileFilter } from './ports.ts';
import type { Session } from './session.ts';

/** On every page of what is printed from the demonstration's data. */
const DEMO_NOTE = '示例数据，不作为正式材料';

/** What stands on every page of what this ledger prints; `undefined` for a real one. */
export const demoNote = (session: Session): string | undefined =>
  session.ports.place.isDemo() ? DEMO_NOTE : undefined;

/** Paths of what a session wrote, by the handle the window has. */
const paths = new WeakMap<Session, Map<string, string>>();

/** Gives a written file or folder a handle, for the window never passes a path. */
export const remember = (session: Session, path: string): SavedFile => {
  const known = paths.get(session) ?? new Map<string, string>();
  paths.set(session, known);
  const id = session.ports.newId();
  known.set(id, path);
  return { id, path };
};

/** The path behind a handle; `undefined` for one that isn't known any more. */
export const pathOf = (session: Session, id: string): string | undefined =>
  paths.get(session)?.get(id);

/** Kinds of files that are written. */
const FILE_KINDS = {
  docx: { name: 'Word 文档', extensions: ['docx'] },
  xlsx: { name: 'Excel 工作簿', extensions: ['xlsx'] },
  pdf: { name: 'PDF 文件', extensions: ['pdf'] },
} as const satisfies Readonly<Record<string, FileFilter>>;

/** Where the clerk wants a file; null when they cancelled. `isAsked`: the dialog asked about a file that is there. */
export const askWhere = async (
  session: Session,
  title: string,
  name: string,
  kind: keyof typeof FILE_KINDS,
): Promise<{ readonly path: string; readonly isAsked: boolean } | null> => {
  const path = await session.ports.dialogs.saveFile(title, name, [FILE_KINDS[kind]]);
  if (path === null) return null;
  const isAsked = path.toLowerCase().endsWith(`.${kind}`);
  return { path: isAsked ? path : `${path}.${kind}`, isAsked };
};

/** Asks where to save a document and writes it there; null when the clerk cancelled. */
export const saveAs = async (
  session: Session,
  title: string,
  { name, bytes }: DocumentBytes,
): Promise<Reply<SavedFile | null>> => {
  const { files } = session.ports;
  const kind = name.endsWith('.xlsx') ? 'xlsx' : name.endsWith('.pdf') ? 'pdf' : 'docx';
  const where = await askWhere(session, title, name, kind);
  if (where === null) return done(null);
  // The dialog asked before it gave a name that exists; a name completed here it never saw.
  const wrote = files.write(where.path, bytes, where.isAsked ? 'replace' : 'refuse');
  return wrote.ok
    ? done(remember(session, where.path))
    : failed({ code: 'write-failed', file: files.name(where.path), why: wrote.why });
};

/** Opens what was written with the program the operating system has for it. */
export const openWritten = async (
  session: Session,
  { id }: Asked<'file.open'>,
): Promise<Reply<null>> => {
  const { dialogs, files } = session.ports;
  const path = pathOf(session, id);
  if (path === undefined) return failed({ code: 'review-gone' });
  if (await dialogs.openPath(path)) return done(null);
  return failed({
    code: 'read-failed',
    file: path,
    why: files.exists(path) ? 'other' : 'missing',
  });
};

/** Shows where what was written lies. */
export const revealWritten = async (
  session: Session,
  { id }: Asked<'file.reveal'>,
): Promise<Reply<null>> => {
  const path = pathOf(session, id);
  if (path === undefined) return failed({ code: 'review-gone' });
  await session.ports.dialogs.revealPath(path);
  return done(null);
};
