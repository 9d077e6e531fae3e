import type { DocumentFormat, WriteQuery } from '#api/document-contract';
import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import { safeFileName } from '#documents/file-name';
import type { Files } from '../ports.ts';
import type { Planned } from './desk.ts';
import type { PlannedPaper } from './maker.ts';

/** One file that is to be written, and the papers in it. */
export interface Target {
  readonly papers: readonly PlannedPaper[];
  /** Folders below the one chosen, then the file's name with its ending. */
  readonly parts: readonly [...folders: string[], name: string];
}

/** Which papers of a plan are to leave, and how. */
type Chosen = Pick<WriteQuery, 'items' | 'format' | 'as'>;

/** Folders that all of several paths lie in. */
export const commonFolders = (paths: readonly (readonly string[])[]): readonly string[] => {
  const [first = [], ...others] = paths;
  const folders = first.slice(0, -1);
  const differs = folders.findIndex((folder, index) =>
    others.some((other) => other.length <= index + 1 || other[index] !== folder),
  );
  return differs === -1 ? folders : folders.slice(0, differs);
};

/** The papers asked for, in the plan's order; refused when there are none. */
export const chosenPapers = (
  planned: Planned,
  items: readonly string[] | null,
): Reply<readonly PlannedPaper[]> => {
  const wanted = items === null ? undefined : new Set(items);
  const papers = planned.papers.filter(({ id }) => wanted === undefined || wanted.has(id));
  return papers.length === 0
    ? failed({
        code: 'invalid',
        field: `${planned.title} ${planned.label}`,
        text: '没有可以打印的内容，什么也没有写。请另选时间或人员。',
      })
    : done(papers);
};

/** What several papers in one file are called. */
export const nameOfAll = (planned: Planned, papers: readonly PlannedPaper[]): string => {
  const [only] = papers;
  return papers.length === 1 && only !== undefined
    ? (planned.files.get(only.id)?.at(-1) ?? '')
    : safeFileName(`${planned.title}-${planned.label}`);
};

const REFUSED: Readonly<Record<DocumentFormat, string>> = {
  docx: '它不能存成 Word。请换一种格式。',
  xlsx: '它不能存成 Excel。请换一种格式。',
  pdf: '它不能存成 PDF。请换一种格式。',
};

/** The files that a choice of papers makes; refused in a format that the document doesn't leave in. */
export const targetsOf = (
  planned: Planned,
  { items, format, as }: Chosen,
): Reply<readonly Target[]> => {
  const offered = planned.maker.offer(planned.desk)?.formats;
  if (offered?.includes(format) === false)
    return failed({ code: 'format-refused', file: planned.title, text: REFUSED[format] });
  const chosen = chosenPapers(planned, items);
  if (!chosen.ok) return chosen;
  const pathOf = ({ id }: PlannedPaper): readonly string[] => planned.files.get(id) ?? [];
  if (as === 'one') {
    const folders = commonFolders(chosen.value.map(pathOf));
    const name = `${nameOfAll(planned, chosen.value)}.${format}`;
    return done([{ papers: chosen.value, parts: [...folders, name] }]);
  }
  return done(
    chosen.value.map((paper): Target => {
      const path = pathOf(paper);
      return {
        papers: [paper],
        parts: [...path.slice(0, -1), `${path.at(-1) ?? ''}.${format}`],
      };
    }),
  );
};

/** Which of the files are there already, below a folder. */
export const thereAlready = (
  files: Files,
  folder: string,
  targets: readonly Target[],
): readonly Target[] => targets.filter(({ parts }) => files.exists(files.join(folder, ...parts)));
