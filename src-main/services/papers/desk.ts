import type { DocumentQuery } from '#api/document-contract';
import { done } from '#api/reply';
import type { Reply } from '#api/reply';
import { safeFileName } from '#documents/file-name';
import { institutionOf } from '../overview.ts';
import { registerOf } from '../register.ts';
import { ledgerOf } from '../session.ts';
import type { Session } from '../session.ts';
import type { Desk, Maker, PlannedPaper, PlannedPapers } from './maker.ts';
import { MAKERS } from './makers.ts';

/** What every maker looks at, as of now. */
export const deskOf = (session: Session): Reply<Desk> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const ledger = open.value;
  return done({
    session,
    ledger,
    register: registerOf(session, ledger),
    frame: { today: session.ports.clock.today(), office: institutionOf(ledger), note: undefined },
  });
};

/** What a query came to, with what it was planned by. */
export interface Planned extends PlannedPapers {
  readonly desk: Desk;
  readonly maker: Maker;
  readonly query: DocumentQuery;
  /** The document's own name: 工作记录表. */
  readonly title: string;
  /** Where each paper is filed, by its id: folders and name, safe and each only once, without ending. */
  readonly files: ReadonlyMap<string, readonly string[]>;
}

/** Names are told apart without regard to case, as Windows does. */
const filesOf = (
  papers: readonly PlannedPaper[],
): ReadonlyMap<string, readonly [...folders: string[], name: string]> => {
  const taken = new Set<string>();
  return new Map(
    papers.map(({ id, file }) => {
      const folders = file.slice(0, -1).map(safeFileName);
      const name = file.at(-1) ?? '';
      for (let copy = 1; ; copy += 1) {
        const safe = safeFileName(copy === 1 ? name : `${name}（${String(copy)}）`);
        const key = [...folders, safe].join('/').toLowerCase();
        if (taken.has(key)) continue;
        taken.add(key);
        return [id, [...folders, safe]] as const;
      }
    }),
  );
};

/** Asks a document's maker what a query comes to; `only`: ids of the papers that are about to be written. */
export const plannedOf = (
  session: Session,
  query: DocumentQuery,
  only?: ReadonlySet<string>,
): Reply<Planned> => {
  const desk = deskOf(session);
  if (!desk.ok) return desk;
  const maker = MAKERS[query.kind];
  const plan = maker.plan(desk.value, query, only);
  if (!plan.ok) return plan;
  return done({
    ...plan.value,
    desk: desk.value,
    maker,
    query,
    title: maker.offer(desk.value)?.title ?? plan.value.label,
    files: filesOf(plan.value.papers),
  });
};
