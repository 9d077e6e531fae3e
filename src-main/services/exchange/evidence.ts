import type { Answer, Asked } from '#api/contract';
import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import { safeFileName } from '#documents/file-name';
import { EXCHANGE_LIMITS } from '#domain/exchange/package';
import { contentType, ENDINGS } from '#intake/package/attachments';
import type { Session } from '../session.ts';

export interface EvidenceStore {
  readonly attach: () => Promise<Reply<Answer<'evidence.attach'>>>;
  readonly open: (asked: Asked<'evidence.open'>) => Promise<Reply<null>>;
}

const TYPES = ['pdf', 'jpg', 'jpeg', 'png', 'docx', 'xlsx', 'txt'] as const;

const WHAT = '佐证材料只收 PDF、图片（JPG、PNG）、Word（.docx）、Excel（.xlsx）和文本（.txt）';

/** A file's name as it is kept: what Windows refuses is replaced, the ending stays. */
const keptName = (name: string): string => {
  const end = name.lastIndexOf('.');
  return end < 1 ? safeFileName(name) : `${safeFileName(name.slice(0, end))}${name.slice(end)}`;
};

const attach = async (session: Session): Promise<Reply<Answer<'evidence.attach'>>> => {
  const { files, dialogs, place, digest } = session.ports;
  const path = await dialogs.openFile('选择佐证材料', [{ name: '佐证材料', extensions: TYPES }]);
  if (path === null) return done(null);
  const name = keptName(files.name(path));
  const refused = (text: string) => failed({ code: 'invalid', field: name, text });
  const read = files.read(path, EXCHANGE_LIMITS.attachment);
  if (!read.ok)
    return read.why === 'too-large'
      ? refused('文件超过 50 MiB，没有添加；请压缩或拆开后再试。')
      : failed({ code: 'read-failed', file: name, why: read.why });
  const bytes = read.value;
  if (bytes.length === 0) return refused('文件是空的，没有添加；请核对是不是选错了。');
  const type = await contentType(path).catch(() => undefined);
  if (type === undefined) return refused(`${WHAT}，这个文件不是；没有添加。`);
  if (!ENDINGS[type].test(name))
    return refused('文件的内容和它的扩展名不一致，没有添加；请用原来的程序另存一份。');
  const folder = place.evidence();
  const made = files.makeFolder(folder);
  if (!made.ok) return failed({ code: 'write-failed', file: '附件', why: made.why });
  const sha256 = digest(bytes);
  const kept = files.join(folder, sha256);
  const wrote = files.exists(kept) ? made : files.write(kept, bytes, 'replace');
  if (!wrote.ok) return failed({ code: 'write-failed', file: name, why: wrote.why });
  return done({ sha256, name, size: bytes.length });
};

/** A copy under its own name, since the operating system goes by endings, and so that nobody writes into what is kept. */
const open = async (
  session: Session,
  { sha256, name }: Asked<'evidence.open'>,
): Promise<Reply<null>> => {
  const { files, dialogs, place, digest } = session.ports;
  const shown = keptName(files.name(name));
  const read = files.read(files.join(place.evidence(), sha256), EXCHANGE_LIMITS.attachment);
  if (!read.ok) return failed({ code: 'read-failed', file: shown, why: read.why });
  if (digest(read.value) !== sha256)
    return failed({
      code: 'invalid',
      field: shown,
      text: '保存的附件已损坏，没有打开；请从原处重新添加。',
    });
  if (!Object.values(ENDINGS).some((ending) => ending.test(shown)))
    return failed({ code: 'invalid', field: shown, text: `${WHAT}，这个文件不能打开。` });
  const folder = files.join(place.staging(), '打开', sha256.slice(0, 16));
  const made = files.makeFolder(folder);
  if (!made.ok) return failed({ code: 'write-failed', file: shown, why: made.why });
  const path = files.join(folder, shown);
  const wrote = files.write(path, read.value, 'replace');
  if (!wrote.ok) return failed({ code: 'write-failed', file: shown, why: wrote.why });
  return (await dialogs.openPath(path))
    ? done(null)
    : failed({ code: 'read-failed', file: shown, why: 'other' });
};

/** Evidence files, kept once by their content beside the ledger; see `docs/storage.md`. */
export const makeEvidence = (session: Session): EvidenceStore => ({
  attach: () => attach(session),
  open: (asked) => open(session, asked),
});
