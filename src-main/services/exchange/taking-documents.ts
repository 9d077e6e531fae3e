import type { Taken } from '#api/exchange-views';
import { failed } from '#api/reply';
import type { Reply } from '#api/reply';
import { candidatesOf } from '#domain/exchange/hand-in-candidates';
import type { HandInFile } from '#domain/exchange/hand-in';
import type { Delivery } from '#domain/exchange/kept';
import { EXCHANGE_LIMITS } from '#domain/exchange/package';
import type { Candidate } from '#domain/exchange/plan';
import { dayOf, fullDayText, monthText } from '#domain/plain-date';
import type { Ledger } from '#storage/ledger';
import type { ReadReply } from '../ports.ts';
import { registerOf } from '../register.ts';
import { purposeOf } from './purpose.ts';
import type { ReviewFile, ReviewForm } from './reviews.ts';
import { handInContext } from './candidates-context.ts';
import { formWordsOf } from './candidates-words.ts';
import { refusedFile } from './taking-file.ts';
import type { TakenFile, Taking } from './taking-file.ts';
import { takeCells } from './taking-table.ts';
import { foreignWorkbook, workbookStrangers } from './workbook-origin.ts';

/** A document copied into staging, so that pulling the stick out changes nothing. */
interface Staged {
  readonly file: TakenFile;
  readonly path: string;
  readonly digest: string;
}

/** A document that was read. */
interface ReadDocument extends Staged {
  readonly content: HandInFile;
}

const kindOf = ({ kind }: TakenFile): 'word' | 'excel' => (kind === 'word' ? 'word' : 'excel');

const stage = async (
  { session }: Taking,
  file: TakenFile,
  folder: string,
): Promise<Reply<Staged>> => {
  const { files } = session.ports;
  const bytes = files.read(file.path, EXCHANGE_LIMITS.xml);
  if (!bytes.ok) return failed({ code: 'read-failed', file: file.name, why: bytes.why });
  const path = files.join(
    folder,
    `${session.ports.newId()}.${file.kind === 'word' ? 'docx' : 'xlsx'}`,
  );
  const written = files.write(path, bytes.value, 'refuse');
  if (!written.ok) return failed({ code: 'write-failed', file: '暂存', why: written.why });
  const digest = await files.hash(path);
  return digest.ok
    ? { ok: true, value: { file, path, digest: digest.value } }
    : failed({ code: 'read-failed', file: file.name, why: digest.why });
};

const HUNG = '读这个文件用了太久，可能已损坏。请用 Word 或 WPS 打开，另存一份后再收。';
const BROKE = '这个文件读不出来，可能已损坏。请用 Word 或 WPS 打开，另存一份后再收。';

const refusalText = ({ code, text }: Extract<ReadReply, { readonly ok: false }>): string =>
  text !== '' ? text : code === 'hung' ? HUNG : BROKE;

const sheetOf = async (
  taking: Taking,
  { file, path }: Staged,
): Promise<readonly (readonly string[])[] | undefined> => {
  if (file.kind !== 'excel') return undefined;
  const reply = await taking.session.ports.readers.read({ reader: 'sheet', path });
  return reply.ok && 'sheet' in reply ? reply.sheet : undefined;
};

/** Reads one document; a worksheet that is no workbook of ours may be a roster. */
const readDocument = async (
  taking: Taking,
  ledger: Ledger,
  staged: Staged,
  alone: boolean,
): Promise<Reply<ReadDocument | Taken>> => {
  const { session } = taking;
  const { file, path } = staged;
  const forms = formWordsOf(registerOf(session, ledger), session.ports.clock.today());
  const reply = await session.ports.readers.read({ reader: kindOf(file), path, forms });
  const content = reply.ok && 'file' in reply ? reply.file : undefined;
  const workbook = content?.workbook;
  const foreign = workbook === undefined ? undefined : foreignWorkbook(workbook, ledger);
  if (foreign !== undefined) return refusedFile(file.name, foreign);
  if (content !== undefined && content.forms.length > 0)
    return { ok: true, value: { ...staged, content: { ...content, file: file.name } } };
  if (workbook !== undefined)
    return refusedFile(
      file.name,
      `这份填报表（${workbook.unit.name}，${monthText(workbook.month)}）里还没有填写任何记录，没有可收的。`,
    );
  const cells = alone ? await sheetOf(taking, staged) : undefined;
  if (cells !== undefined && cells.length > 0)
    return takeCells(taking, { path, name: file.name }, cells);
  if (!reply.ok) return refusedFile(file.name, refusalText(reply));
  return refusedFile(file.name, '里面没有认得的表。请用下发的表或本制度的附件填写后再收。');
};

/** Deliveries by which the same bytes were taken in and stand. */
const takenBefore = (
  ledger: Ledger,
  documents: readonly ReadDocument[],
): ReadonlyMap<string, Delivery> => {
  const digests = new Set(documents.map(({ digest }) => digest));
  return new Map(
    ledger
      .all('delivery')
      .filter(({ direction, digest }) => direction === 'in' && digests.has(digest))
      .map((delivery) => [delivery.digest, delivery]),
  );
};

const againText = (delivery: Delivery | undefined): readonly string[] =>
  delivery === undefined
    ? []
    : [
        `这个文件已在 ${fullDayText(dayOf(delivery.at))} ${delivery.at.slice(11, 16)} 导入过。重复导入不会改变什么；当时没有收的行仍可以收。`,
      ];

const titleOf = (documents: readonly ReadDocument[]): string => {
  const [first] = documents;
  const name = first?.file.name ?? '';
  return documents.length > 1 ? `${name} 等 ${String(documents.length)} 个文件` : name;
};

/** All candidates of the documents, with the form each stands on. */
const gather = ({ session }: Taking, ledger: Ledger, documents: readonly ReadDocument[]) => {
  const context = handInContext(session, ledger);
  const candidates: Candidate[] = [];
  const forms: ReviewForm[] = [];
  const formOf = new Map<string, number>();
  for (const [index, { content, file, path }] of documents.entries()) {
    const kind = kindOf(file);
    for (const handIn of content.forms) {
      const own = candidatesOf({ ...content, forms: [handIn] }, { ...context, file: index, kind });
      for (const candidate of own) {
        candidates.push(candidate);
        formOf.set(candidate.key, forms.length);
      }
      forms.push({
        name: [handIn.name, file.name].filter((part) => part !== '').join('　'),
        file: index,
        picture: kind === 'word' ? path : null,
      });
    }
  }
  return { candidates, forms, formOf };
};

const readAll = async (
  taking: Taking,
  ledger: Ledger,
  files: readonly TakenFile[],
  folder: string,
): Promise<Reply<Taken>> => {
  const { session, job } = taking;
  const documents: ReadDocument[] = [];
  for (const [index, file] of files.entries()) {
    job.step('读取文件', index, files.length);
    await session.ports.breathe();
    if (job.cancelled()) return failed({ code: 'cancelled' });
    const staged = await stage(taking, file, folder);
    if (!staged.ok) return staged;
    const read = await readDocument(taking, ledger, staged.value, files.length === 1);
    if (!read.ok) return read;
    if ('state' in read.value) return { ok: true, value: read.value };
    documents.push(read.value);
  }
  if (job.cancelled()) return failed({ code: 'cancelled' });
  const before = takenBefore(ledger, documents);
  const reviewFiles = documents.map(({ file, digest }): ReviewFile => ({
    // The same file taken in once more is the same delivery.
    delivery: before.get(digest)?.id ?? session.ports.newId(),
    name: file.name,
    kind: kindOf(file),
    digest,
  }));
  const [first] = documents;
  const gathered = gather(taking, ledger, documents);
  const strangers = ({ content: { workbook } }: ReadDocument, index: number): readonly string[] => {
    if (workbook === undefined) return [];
    const own = gathered.candidates.filter(({ key }) => key.startsWith(`${String(index)}.`));
    return workbookStrangers(session, ledger, workbook, own);
  };
  return taking.begin({
    kind: first === undefined ? 'word' : kindOf(first.file),
    title: titleOf(documents),
    partner: null,
    files: reviewFiles,
    source: {
      delivery: reviewFiles[0]?.delivery ?? '',
      partner: null,
      installation: null,
      side: 'department',
      forked: false,
    },
    manifest: null,
    made: null,
    notices: documents.flatMap((document, index) => {
      const { content, file, digest } = document;
      const all = [
        ...againText(before.get(digest)),
        ...strangers(document, index),
        ...content.notes,
      ];
      return all.map((note) => (documents.length > 1 ? `${file.name}：${note}` : note));
    }),
    ...gathered,
    attachments: new Map(),
    staging: folder,
  });
};

/** Reads filled-in forms and workbooks, and begins one review of all of them. */
export const takeDocuments = async (
  taking: Taking,
  ledger: Ledger,
  files: readonly TakenFile[],
): Promise<Reply<Taken>> => {
  const { ports } = taking.session;
  const folder = ports.files.join(ports.place.staging(), ports.newId());
  const [first] = files;
  if (purposeOf(ledger).side === 'department')
    return refusedFile(
      first?.name ?? '',
      '填好的表要交给中心台账收。本机是部门填报，请在“记录表”里填写。',
    );
  const made = ports.files.makeFolder(folder);
  if (!made.ok) return failed({ code: 'write-failed', file: '暂存', why: made.why });
  const taken = await readAll(taking, ledger, files, folder);
  if (!taken.ok || taken.value.state !== 'review') ports.files.remove(folder);
  return taken;
};
