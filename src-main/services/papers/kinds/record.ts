import type { DataSection, DataTarget } from '#api/document-contract';
import { done, failed } from '#api/reply';
import { recordExtract } from '#domain/forms/lists/record-extract';
import type { RecordToExtract } from '#domain/forms/lists/record-extract';
import { fullDayText, monthOf } from '#domain/plain-date';
import type { Desk, Maker, PlannedPaper } from '../maker.ts';
import { EXTRACTED, provenStory, storyOf } from './record-story.ts';
import type { Extracted } from './record-story.ts';

const TITLE = '留痕摘录';

/** Where a record is kept and can be changed. */
const targetOf = ({ ledger }: Desk, kind: Extracted, id: string): DataTarget => {
  if (kind === 'issue') return { room: 'issues', issue: id };
  if (kind === 'link') return { room: 'links' };
  if (kind === 'entry') {
    const entry = ledger.entry(id);
    const person = entry?.participants[0]?.person;
    if (entry !== undefined && person !== undefined)
      return { room: 'sheets', person, month: monthOf(entry.happened) };
  }
  if (kind === 'sheet') {
    const sheet = ledger.record('sheet', id)?.record;
    if (sheet !== undefined) return { room: 'sheets', person: sheet.person, month: sheet.month };
  }
  return { room: 'roster' };
};

const dataOf = ({ steps }: Pick<RecordToExtract, 'steps'>, to: DataTarget): DataSection => ({
  title: '变更经过',
  columns: ['时间', '经手', '事由', '改动'],
  rows: steps.map(({ at, actor, source, what, changes }) => ({
    cells: [at.replace('T', ' '), actor, what, changes.join('；')],
    marks: source === '' ? [] : [source.replace('\n', ' ')],
    to,
  })),
});

const planned = (
  desk: Desk,
  kind: Extracted,
  id: string,
  story: Omit<RecordToExtract, 'proof'>,
): PlannedPaper => {
  const { today } = desk.frame;
  return {
    id,
    name: story.name,
    about: story.kind,
    state: 'ready',
    standing: `${String(story.steps.length)} 次变更`,
    gaps: [],
    file: [`${today.slice(0, 4)}年`, [TITLE, story.kind, story.name, fullDayText(today)].join('-')],
    key: { document: 'record', person: null, month: monthOf(today), subject: `${kind} ${id}` },
    make: () => {
      const record = provenStory(desk, id, story);
      return done({
        paper: { kind: 'papers', outlines: [recordExtract(record, desk.frame)] },
        data: [dataOf(story, targetOf(desk, kind, id))],
        // The chain grows with every change of any record; what it proves of this one is the same.
        said: { ...story, flaw: record.proof.flaw },
      });
    },
  };
};

/** 留痕摘录 of one record, asked for where its history is shown: `record` is its kind, `id` its id. */
export const record: Maker = {
  kind: 'record',
  offer: () => undefined,
  plan: (desk, { options }) => {
    const { id = '', record: asked } = options;
    const kind = EXTRACTED.find((one) => one === asked);
    const story = kind === undefined ? undefined : storyOf(desk, kind, id);
    return kind === undefined || story === undefined
      ? failed({ code: 'not-found', what: kind ?? 'entry' })
      : done({ label: TITLE, notes: [], papers: [planned(desk, kind, id, story)] });
  },
};
