import type { Span } from '#domain/plain-date';
import type { SpecialtyForm } from '#domain/policy/form';
import { formTime, labelled, unread } from './context.ts';
import type { Reading } from './context.ts';
import { NO_VISIT, doubt, timeOf } from './draft.ts';
import type { DraftVisit } from './draft.ts';
import type { FoundForm } from './found-form.ts';
import { rightOf } from './grid.ts';
import type { Grid, GridCell } from './grid.ts';
import { afterLabel, bare, isBlank, restOfLabel } from './labels.ts';
import { WORD_LIMITS } from './limits.ts';
import { leadingTime, withoutParting } from './leading-time.ts';

const contentCell = (grid: Grid, { labels }: SpecialtyForm): GridCell | undefined =>
  grid.cells.find((cell) => restOfLabel(cell.text, labels.content) !== undefined);

/** How sure a table is this form, from 0 to 1. */
export const specialtyScore = (grid: Grid, form: SpecialtyForm): number => {
  if (grid.cells.length > WORD_LIMITS.formCells) return 0;
  const { labels } = form;
  const own = [
    labels.jobFunction,
    labels.businessBody,
    labels.personalStrength,
    labels.teachers,
    labels.students,
  ];
  const found = own.filter((label) =>
    grid.cells.some((cell) => restOfLabel(cell.text, label) !== undefined),
  ).length;
  const content = contentCell(grid, form) === undefined ? 0 : 1;
  return found + content >= 3 ? (found + content) / (own.length + 1) : 0;
};

const REMARK = /^[\s\0]*[（(][^（()）]*[)）]/u;

/** Lines under the label without the policy's remark in brackets, or whatever it was changed to. */
const withoutNote = (text: string, note: string): string => {
  const rest = afterLabel(text, note);
  // The bracket that closes the remark is no letter, so it is still there.
  return rest === undefined ? text.replace(REMARK, '') : rest.replace(/^[\s\0)）]+/u, '');
};

/** Paragraphs, and lines in them that begin with a date: those begin something new, too. */
const pieces = (paragraphs: readonly string[], span: Span | null): readonly string[] =>
  paragraphs.flatMap((paragraph) => {
    const parts: string[] = [];
    for (const line of paragraph.split('\n')) {
      const last = parts.at(-1);
      if (last === undefined || leadingTime(line, span) !== undefined) parts.push(line);
      else parts[parts.length - 1] = `${last}\n${line}`;
    }
    return parts.map((part) => part.replace(/^[\s\u3000]+/u, '').trimEnd()).filter(Boolean);
  });

/** 工作内容: to the right of its label, or under it in the same cell. */
const contentPieces = (
  reading: Reading,
  form: SpecialtyForm,
  span: Span | null,
): readonly string[] => {
  const { labels } = form;
  const cell = contentCell(reading.grid, form);
  if (cell === undefined) return [];
  reading.claimed.add(cell);
  // Paragraphs are told from line breaks by a sign that no document holds.
  const inside = afterLabel(cell.paragraphs.join('\0'), labels.content) ?? '';
  const own = withoutNote(inside.replace(/^[\s\0:：]+/u, ''), labels.contentNote);
  const right = rightOf(reading.grid, cell).filter((one) => one.row === cell.row);
  for (const one of right) reading.claimed.add(one);
  return pieces([...own.split('\0'), ...right.flatMap(({ paragraphs }) => paragraphs)], span);
};

/** Paragraphs that begin with a date are visits; the others are what was written freely. */
const contentVisits = (
  lines: readonly string[],
  where: string,
  span: Span | null,
): readonly DraftVisit[] =>
  lines.flatMap((line) => {
    const led = leadingTime(line, span);
    if (led === undefined) return [];
    const summary = withoutParting(led.rest);
    const time = timeOf(led.time);
    return [
      {
        visit: {
          ...NO_VISIT,
          ...time,
          summary,
          where,
          doubts: [
            ...time.doubts,
            ...(isBlank(summary) ? [doubt('summary', '日期后面没有写工作简况')] : []),
          ],
        },
        row: '',
        printed: [line],
      },
    ];
  });

/** Reads a sheet of specialties, chosen carriers and free content (附件2). */
export const readSpecialtyForm = (reading: Reading, form: SpecialtyForm): FoundForm => {
  const { labels } = form;
  const time = formTime(reading);
  const content = contentPieces(reading, form, time.span);
  const name = labelled(reading, labels.name);
  const value = (label: string): string => labelled(reading, label).text;
  const unit = value(labels.unit);
  const title = value(labels.title);
  const declaration = {
    jobFunction: value(labels.jobFunction),
    businessBody: value(labels.businessBody),
    personalStrength: value(labels.personalStrength),
    teacherCarriers: value(labels.teachers),
    studentCarriers: value(labels.students),
  };
  for (const cell of reading.grid.cells)
    if (
      restOfLabel(cell.text, labels.specialties) !== undefined ||
      bare(cell.text) === bare(labels.chosen.join(''))
    )
      reading.claimed.add(cell);
  const where = `${reading.where}“${labels.content}”`;
  return {
    head: {
      form: form.id,
      policy: reading.words.policy,
      personId: null,
      name: name.text,
      title,
      unit,
      month: time.month,
      monthText: time.text,
      content: '',
      zeroReason: '',
      declaration,
      doubts: [
        ...(name.text === '' ? [doubt('person', '没有写姓名')] : []),
        ...time.doubts,
        ...unread(reading),
      ],
    },
    drafts: contentVisits(content, where, time.span),
    free: content.filter((piece) => !isBlank(piece)),
    named: name.found,
    notes: [],
  };
};
