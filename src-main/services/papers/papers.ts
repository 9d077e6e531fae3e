import type { Answer, Asked } from '#api/contract';
import type { DocumentApi, DocumentOffer } from '#api/document-contract';
import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import { safeFileName } from '#documents/file-name';
import { writePaper } from '#documents/write-paper';
import { institutionOf } from '../overview.ts';
import { registerOf } from '../register.ts';
import { ledgerOf } from '../session.ts';
import type { Session } from '../session.ts';
import type { Desk, PlannedPapers } from './maker.ts';
import { MAKERS } from './makers.ts';

type PaperAnswers = {
  readonly [Q in keyof DocumentApi]: (
    asked: Asked<Q>,
  ) => Reply<Answer<Q>> | Promise<Reply<Answer<Q>>>;
};

const deskOf = (session: Session): Reply<Desk> => {
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

const planned = (session: Session, query: Asked<'document.plan'>): Reply<PlannedPapers> => {
  const desk = deskOf(session);
  return desk.ok ? MAKERS[query.kind].plan(desk.value, query) : desk;
};

/** Documents: what can be printed, of whom, and writing it. */
export const makePapers = (session: Session): { readonly answers: PaperAnswers } => ({
  answers: {
    'document.offers': () => {
      const desk = deskOf(session);
      if (!desk.ok) return desk;
      return done(
        Object.values(MAKERS).flatMap((maker): readonly DocumentOffer[] => {
          const offer = maker.offer(desk.value);
          return offer === undefined ? [] : [{ ...offer, kind: maker.kind }];
        }),
      );
    },
    'document.plan': (query) => {
      const plan = planned(session, query);
      if (!plan.ok) return plan;
      const { label, notes, papers } = plan.value;
      return done({
        title: label,
        label,
        notes,
        items: papers.map(({ id, name, about, state, standing, gaps, file }) => ({
          id,
          name,
          about,
          state,
          standing,
          gaps,
          printed: null,
          file: file.map(safeFileName).join('/'),
        })),
      });
    },
    'document.preview': async ({ query, item }) => {
      const plan = planned(session, query);
      if (!plan.ok) return plan;
      const paper = plan.value.papers.find(({ id }) => item === null || id === item);
      if (paper === undefined) return failed({ code: 'review-gone' });
      const made = paper.make();
      if (!made.ok) return made;
      const name = safeFileName(paper.file.at(-1) ?? '');
      const bytes = await writePaper(made.value.paper, 'docx');
      return bytes === null
        ? failed({ code: 'format-refused', file: name, text: '不能存成 Word。' })
        : done({ document: { name: `${name}.docx`, bytes }, data: made.value.data });
    },
    'document.write': () => failed({ code: 'cancelled' }),
    'document.print': () => failed({ code: 'cancelled' }),
  },
});
