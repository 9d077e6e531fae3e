import type { PDFDocument, PDFRef } from '@cantoo/pdf-lib';

/** A PDF and what its bookmark says. */
export interface PdfPart {
  readonly title: string;
  readonly bytes: Uint8Array;
}

/** Large, and wanted only when something is printed as PDF: loaded then. */
const library = () => import('@cantoo/pdf-lib');

/** A PDF taken apart; null where the bytes are none. */
const read = async (bytes: Uint8Array): Promise<PDFDocument | null> => {
  const { PDFDocument } = await library();
  try {
    const found = await PDFDocument.load(bytes, { updateMetadata: false });
    return found.getPageCount() === 0 ? null : found;
  } catch {
    return null;
  }
};

/** What made the file, as its properties say: the product, not the browser inside it. */
const PRODUCT = '联系师生台账';

/** A file whose properties name the product and no hour: when a paper was printed stands in the record. */
const saved = async (whole: PDFDocument): Promise<Uint8Array> => {
  const { PDFDict, PDFName } = await library();
  whole.setCreator(PRODUCT);
  whole.setProducer(PRODUCT);
  const info = whole.context.lookup(whole.context.trailerInfo.Info, PDFDict);
  for (const name of ['CreationDate', 'ModDate']) info.delete(PDFName.of(name));
  return whole.save();
};

/** A line of bookmarks, each leading to the first page of its part (ISO 32000-1, 12.3.3). */
const addBookmarks = async (
  whole: PDFDocument,
  marks: readonly { readonly title: string; readonly page: PDFRef }[],
): Promise<void> => {
  const { PDFHexString, PDFName } = await library();
  const { context } = whole;
  const root = context.nextRef();
  const items = marks.map(() => context.nextRef());
  marks.forEach(({ title, page }, index) => {
    const item = items[index];
    if (item === undefined) return;
    const before = items[index - 1];
    const after = items[index + 1];
    const entry = context.obj({
      Title: PDFHexString.fromText(title),
      Parent: root,
      Dest: context.obj([page, PDFName.of('Fit')]),
      ...(before === undefined ? {} : { Prev: before }),
      ...(after === undefined ? {} : { Next: after }),
    });
    context.assign(item, entry);
  });
  const [first] = items;
  const last = items.at(-1);
  if (first === undefined || last === undefined) return;
  context.assign(
    root,
    context.obj({ Type: 'Outlines', First: first, Last: last, Count: items.length }),
  );
  whole.catalog.set(PDFName.of('Outlines'), root);
};

/**
 * PDFs as one, page after page, each with its size and its title as a bookmark; one alone keeps its tags.
 * Null where one of them is no PDF. Fails without any.
 */
export const joinPdf = async (parts: readonly PdfPart[]): Promise<Uint8Array | null> => {
  const [first] = parts;
  if (first === undefined) throw new Error('No PDF to join');
  if (parts.length === 1) {
    const single = await read(first.bytes);
    return single === null ? null : saved(single);
  }
  const { PDFDocument } = await library();
  const whole = await PDFDocument.create({ updateMetadata: false });
  const marks: { title: string; page: PDFRef }[] = [];
  for (const { title, bytes } of parts) {
    const source = await read(bytes);
    if (source === null) return null;
    const pages = await whole.copyPages(source, source.getPageIndices());
    for (const page of pages) whole.addPage(page);
    const [opening] = pages;
    if (opening !== undefined) marks.push({ title, page: opening.ref });
  }
  await addBookmarks(whole, marks);
  whole.setTitle(first.title, { showInWindowTitleBar: true });
  whole.setLanguage('zh-CN');
  return saved(whole);
};

/** How many pages a PDF has; null where it is none. */
export const pagesOfPdf = async (bytes: Uint8Array): Promise<number | null> =>
  (await read(bytes))?.getPageCount() ?? null;
