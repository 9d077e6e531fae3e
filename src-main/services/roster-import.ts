import type { Asked } from '#api/contract';
import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import type { ReviewRow, RosterKind, RosterResult, RosterReview } from '#api/import-views';
import type { Candidate, PlannedRow, RosterDecisions, RosterPlan } from '#domain/exchange/planned';
import { planRoster, writesOf } from '#domain/exchange/roster-plan';
import type { RosterWords } from '#domain/exchange/roster-rows';
import { pinyinOf } from '#intake/pinyin';
import { readPastedRoster, readRoster, readSheetRoster } from '#intake/roster';
import type { RosterRead } from '#intake/roster';
import { isWorkbook } from '#intake/sniff';
import type { Change } from '#storage/records';
import { semesterId } from '#storage/records';
import type { Policy } from '#domain/policy/schema';
import { registerOf } from './register.ts';
import type { Register } from './register.ts';
import { ledgerOf } from './session.ts';
import type { Session } from './session.ts';

type Read = Extract<RosterRead, { readonly ok: true }>;

interface Review {
  readonly id: string;
  readonly file: string;
  readonly read: Read;
  readonly decisions: RosterDecisions;
}

/** Files larger than this aren't rosters. */
const LIMIT = 20 * 1024 * 1024;

const KIND: Readonly<Record<RosterKind, string>> = {
  people: '名册',
  objects: '联系对象',
  calendar: '校历',
};

const FILTERS = [
  { name: '表格（Excel、CSV）', extensions: ['xlsx', 'csv', 'txt', 'tsv'] },
  { name: '所有文件', extensions: ['*'] },
];

/** The words of every policy in the ledger together. */
export const wordsOf = (policies: readonly Policy[]): RosterWords => ({
  ranks: policies.flatMap((policy) => policy.ranks),
  flags: policies.flatMap((policy) => policy.flags),
  objectKinds: policies.flatMap((policy) => policy.objectKinds),
});

/** What importing a roster would change in the ledger as it is now; the demo's rosters go the same way. */
export const planFor = (
  session: Session,
  register: Register,
  read: Read['read'],
  decisions: RosterDecisions = {},
): RosterPlan =>
  planRoster(
    read,
    {
      units: [...register.units.values()],
      people: [...register.people.values()],
      posts: register.posts,
      objects: [...register.objects.values()],
      semesters: register.calendar.semesters,
    },
    {
      newId: session.ports.newId,
      pinyinOf,
      rankName: (rank) =>
        register.policies.flatMap(({ ranks }) => ranks).find(({ id }) => id === rank)?.name ?? rank,
    },
    decisions,
  );

const candidateLabel = ({ name, posts }: Candidate): string =>
  `${name}（${posts.map(({ unit, title }) => `${unit} ${title}`.trim()).join('；')}）`;

const rowView = (row: PlannedRow, decisions: RosterDecisions): ReviewRow => ({
  row: row.row,
  outcome: row.outcome,
  label: row.subject,
  changes: row.changes.map(({ field, before, after }) => `${field}：${before} → ${after}`),
  notes: row.notes.map(({ text }) => text),
  candidates: row.candidates.map((candidate) => ({
    id: candidate.decision,
    label: candidateLabel(candidate),
  })),
  decision: decisions[row.row] ?? null,
});

/** What can be asked about an import. */
export interface RosterImport {
  readonly choose: (asked: Asked<'roster.choose'>) => Promise<Reply<RosterReview | null>>;
  readonly paste: (asked: Asked<'roster.paste'>) => Reply<RosterReview>;
  readonly drop: (asked: Asked<'roster.drop'>) => Promise<Reply<RosterReview>>;
  readonly decide: (asked: Asked<'roster.decide'>) => Reply<RosterReview>;
  readonly commit: (asked: Asked<'roster.commit'>) => Reply<RosterResult>;
}

/** Imports in review, kept until the ledger is closed or they are committed; nothing of them is written before. */
export const makeRosterImport = (session: Session): RosterImport => {
  const reviews = new Map<string, Review>();

  const show = (review: Review): Reply<RosterReview> => {
    const open = ledgerOf(session);
    if (!open.ok) return open;
    const plan = planFor(
      session,
      registerOf(session, open.value),
      review.read.read,
      review.decisions,
    );
    return done({
      id: review.id,
      file: review.file,
      kind: plan.kind,
      encoding: review.read.encoding,
      counts: plan.counts,
      rows: plan.rows.map((row) => rowView(row, review.decisions)),
      notes: plan.notices.map(({ text }) => text),
    });
  };

  const begin = (file: string, kind: RosterKind, read: RosterRead): Reply<RosterReview> => {
    if (!read.ok) return failed({ code: 'file-refused', file, text: read.refusal.text });
    if (read.kind !== kind) {
      const text = `表头看起来是${KIND[read.kind]}，这里要的是${KIND[kind]}。请到${KIND[read.kind]}那一处导入。`;
      return failed({ code: 'file-refused', file, text });
    }
    const review: Review = { id: session.ports.newId(), file, read, decisions: {} };
    reviews.clear();
    reviews.set(review.id, review);
    return show(review);
  };

  /** A workbook is read in the process for untrusted documents, a text here. */
  const beginFile = async (
    kind: RosterKind,
    file: { readonly name: string; readonly bytes: Uint8Array; readonly path: string | null },
    known: RosterWords,
  ): Promise<Reply<RosterReview>> => {
    const { name, bytes } = file;
    if (!isWorkbook(bytes)) return begin(name, kind, readRoster(bytes, name, known));
    const { files, newId, place, readers } = session.ports;
    const path = file.path ?? files.join(place.staging(), `${newId()}.xlsx`);
    if (file.path === null) {
      const staged = files.makeFolder(place.staging());
      const kept = staged.ok ? files.write(path, bytes, 'refuse') : staged;
      if (!kept.ok) return failed({ code: 'write-failed', file: name, why: kept.why });
    }
    const read = await readers.read({ reader: 'sheet', path });
    if (!read.ok) return failed({ code: 'file-refused', file: name, text: read.text });
    return 'sheet' in read
      ? begin(name, kind, readSheetRoster(read.sheet, name, known))
      : failed({ code: 'file-refused', file: name, text: '这不是名册。' });
  };

  const words = (): Reply<RosterWords> => {
    const open = ledgerOf(session);
    return open.ok ? done(wordsOf(registerOf(session, open.value).policies)) : open;
  };

  return {
    choose: async ({ kind }: Asked<'roster.choose'>): Promise<Reply<RosterReview | null>> => {
      const known = words();
      if (!known.ok) return known;
      const path = await session.ports.dialogs.openFile(`导入${KIND[kind]}`, FILTERS);
      if (path === null) return done(null);
      const name = session.ports.files.name(path);
      const bytes = session.ports.files.read(path, LIMIT);
      return bytes.ok
        ? beginFile(kind, { name, bytes: bytes.value, path }, known.value)
        : failed({ code: 'read-failed', file: name, why: bytes.why });
    },
    paste: ({ kind, text }: Asked<'roster.paste'>): Reply<RosterReview> => {
      const known = words();
      return known.ok ? begin('粘贴的内容', kind, readPastedRoster(text, known.value)) : known;
    },
    drop: async ({ kind, name, bytes }: Asked<'roster.drop'>): Promise<Reply<RosterReview>> => {
      const known = words();
      return known.ok ? beginFile(kind, { name, bytes, path: null }, known.value) : known;
    },
    decide: ({ review: id, row, decision }: Asked<'roster.decide'>): Reply<RosterReview> => {
      const review = reviews.get(id);
      if (review === undefined) return failed({ code: 'review-gone' });
      const decided = { ...review, decisions: { ...review.decisions, [row]: decision } };
      reviews.set(id, decided);
      return show(decided);
    },
    commit: ({ review: id }: Asked<'roster.commit'>): Reply<RosterResult> => {
      const review = reviews.get(id);
      const open = ledgerOf(session);
      if (!open.ok) return open;
      if (review === undefined) return failed({ code: 'review-gone' });
      const plan = planFor(
        session,
        registerOf(session, open.value),
        review.read.read,
        review.decisions,
      );
      const changes = changesOf(plan);
      const backup = changes.length > 0 ? open.value.backup('导入前') : undefined;
      if (backup?.ok === false) return failed({ code: 'write-failed', file: '备份', why: 'other' });
      const what = `导入${KIND[plan.kind]} ${review.file}（${String(changes.length)} 项）`;
      const written = session.write(what, changes, ['roster', 'sheets', 'compliance'], 'import');
      if (!written.ok) return written;
      reviews.delete(id);
      const rows = plan.counts.new + plan.counts.update;
      return done({
        batch: written.value,
        written: rows,
        left: plan.counts.problem + plan.counts.ask,
      });
    },
  };
};

/** The records a plan writes, in an order in which each finds what it refers to. */
export const changesOf = (plan: RosterPlan): readonly Change[] => {
  const writes = writesOf(plan);
  return [
    ...writes.units.map((after) => ({ kind: 'unit' as const, id: after.id, after })),
    ...writes.people.map((after) => ({ kind: 'person' as const, id: after.id, after })),
    ...writes.posts.map((after) => ({ kind: 'post' as const, id: after.id, after })),
    ...writes.objects.map((after) => ({ kind: 'object' as const, id: after.id, after })),
    ...writes.semesters.map((semester) => ({
      kind: 'semester' as const,
      id: semesterId(semester),
      after: { ...semester, id: semesterId(semester) },
    })),
  ];
};
