import type { FormMarks } from '#domain/exchange/form-marks';
import type { FormWords, HandIn, HandInFile } from '#domain/exchange/hand-in';
import { monthText } from '#domain/plain-date';
import { kindOfFile } from '../file-kind.ts';
import { readParts } from './container.ts';
import { doubt, quoted } from './draft.ts';
import type { DraftVisit } from './draft.ts';
import { findForms } from './find-forms.ts';
import type { Found } from './find-forms.ts';
import { WordRefusal } from './limits.ts';
import { readDocument } from './read-document.ts';
import { readMarks } from './read-marks.ts';
import { isPrintedContent, withMarks } from './with-marks.ts';

/** What a Word file gave, or why nothing of it is taken, and what to do. */
export type WordRead =
  | { readonly ok: true; readonly file: HandInFile }
  | { readonly ok: false; readonly code: string; readonly text: string };

const ZERO = /^\s*零报告\s*(?:[:：]\s*)?(.*)$/su;

/** Whether the marks are about this form as it is now; somebody may have filled last month's file in anew. */
const fits = (form: Found['forms'][number], marks: FormMarks): boolean =>
  form.head.form === marks.form && (form.head.month === null || form.head.month === marks.month);

/** Free text without the visits in it, and where the file says so as it was printed. */
const contentOf = (
  form: Found['forms'][number],
  marks: FormMarks | undefined,
): {
  readonly drafts: readonly DraftVisit[];
  readonly content: readonly string[];
  readonly same: boolean;
} => {
  const { free, drafts } = form;
  const at =
    marks === undefined
      ? -1
      : Array.from({ length: free.length + 1 }, (_, index) => index).find((index) =>
          isPrintedContent(free.slice(index), marks),
        );
  if (at !== undefined && at !== -1) {
    const visits = new Set(free.slice(0, at));
    const dated = new Set(drafts.map(({ printed }) => printed[0]));
    // Free text that somebody put before what was printed.
    const added = free.slice(0, at).filter((piece) => !dated.has(piece));
    const content = [...added, ...free.slice(at)];
    return {
      drafts: drafts.filter(({ printed }) => visits.has(printed[0] ?? '')),
      content,
      same: added.length === 0,
    };
  }
  const visits = new Set(drafts.map(({ printed }) => printed[0]));
  return { drafts, content: free.filter((piece) => !visits.has(piece)), same: false };
};

interface Handed {
  readonly handIn: HandIn;
  readonly notes: readonly string[];
}

const handInOf = (
  form: Found['forms'][number],
  index: number,
  marks: FormMarks | undefined,
): Handed => {
  const free = form.head.content === null ? undefined : contentOf(form, marks);
  const drafts = free?.drafts ?? form.drafts;
  const paired = marks === undefined ? { drafts, notes: [] } : withMarks(drafts, marks);
  const said = [...(free?.content ?? []), ...form.after].flatMap((line) => ZERO.exec(line) ?? []);
  const zero = said.filter((_, at) => at % 2 === 1).map((text) => text.trim());
  const content = (free?.content ?? []).filter((line) => !ZERO.test(line)).join('\n');
  const month = form.head.month ?? marks?.month ?? null;
  const handIn: HandIn = {
    ...form.head,
    index,
    personId: marks?.person ?? null,
    base: marks?.base ?? null,
    month,
    content: free === undefined ? null : content,
    contentAsPrinted: free?.same ?? false,
    zeroReason: zero.join('；'),
    doubts: [
      ...form.head.doubts.filter(({ field }) => field !== 'month' || month === null),
      ...(zero.includes('') ? [doubt('other', '写了零报告，没有写原因')] : []),
    ],
    visits: paired.drafts.map(({ visit }) => visit),
  };
  return { handIn, notes: [...form.notes, ...paired.notes] };
};

const marksNote = (found: Found, marks: FormMarks): string => {
  if (found.forms.filter(({ head }) => head.form === marks.form).length > 1)
    return '文件里不止一张同样的表，本程序印出时带的记号分不清是哪一张的，各张都按新填的表读。';
  return `文件是用本程序印出的 ${monthText(marks.month)} 的表改的，表上写的已不是这个月，按新填的表读。`;
};

const passedOverNotes = (lines: readonly string[]): readonly string[] => {
  const others = lines.filter((line) => !ZERO.test(line));
  if (others.length === 0) return [];
  const shown = others.slice(0, 5).map(quoted).join('、');
  return [
    `表外还有 ${String(others.length)} 行文字没有读：${shown}${others.length > 5 ? '等' : ''}。`,
  ];
};

const fileOf = (found: Found, custom: readonly string[], file: string): HandInFile => {
  const marks = custom.flatMap((xml) => readMarks(xml) ?? [])[0];
  const marked = marks === undefined ? [] : found.forms.filter((form) => fits(form, marks));
  const same = found.forms.filter(({ head }) => head.form === marks?.form);
  const certain = marked.length === 1 && same.length === 1;
  const handed = found.forms.map((form, index) =>
    handInOf(form, index, certain && form === marked[0] ? marks : undefined),
  );
  return {
    file,
    forms: handed.map(({ handIn }) => handIn),
    notes: [
      ...(marks !== undefined && same.length > 0 && !certain ? [marksNote(found, marks)] : []),
      ...found.notes,
      ...handed.flatMap(({ notes }) => notes),
      ...passedOverNotes(found.passedOver),
    ],
  };
};

/**
 * Reads the forms of a Word file by their labels, whatever program wrote it; the forms of this program also by the
 * marks they carry. What isn't sure is a doubt at the field or the form, and nothing in a table is dropped without
 * being named. Never throws; a file that isn't a Word document, is damaged, or holds no form is refused with what to do.
 */
export const readWord = async (path: string, forms: readonly FormWords[]): Promise<WordRead> => {
  const kind = await kindOfFile(path);
  if (!kind.ok) return { ok: false, ...kind.refusal };
  if (kind.kind !== 'word')
    return {
      ok: false,
      code: 'not-word',
      text: '这不是 Word 文档（.docx）；请核对是不是选错了文件。',
    };
  try {
    const { document, custom } = await readParts(path);
    const found = findForms(readDocument(document), forms);
    if (found.forms.length === 0)
      return {
        ok: false,
        code: 'no-form',
        text: `文件里没有找到现行制度的工作记录表${found.notes.length === 0 ? '' : `（${found.notes.join('')}）`}；请核对是不是选错了文件，或者表头、载体名称被改过。`,
      };
    return { ok: true, file: fileOf(found, custom, path.replace(/^.*[\\/]/u, '')) };
  } catch (error) {
    if (error instanceof WordRefusal) return { ok: false, code: error.code, text: error.message };
    return {
      ok: false,
      code: 'structure',
      text: '文档的结构读不懂；请用 Word 或 WPS 打开它，另存为 .docx 后再收。',
    };
  }
};
