import type { Answer, Asked } from '#api/contract';
import type { DocumentApi, DocumentItem, DocumentOffer } from '#api/document-contract';
import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import { printedOf } from '../printing.ts';
import type { Session } from '../session.ts';
import { deskOf, plannedOf } from './desk.ts';
import type { Planned } from './desk.ts';
import type { PaperJobs } from './jobs.ts';
import { bytesOf, leaving } from './leaving.ts';
import type { PlannedPaper } from './maker.ts';
import { MAKERS } from './makers.ts';
import { makePrinting } from './print-run.ts';
import { makeWriting } from './writing.ts';
import type { Writing } from './writing.ts';

type PaperAnswers = {
  readonly [Q in keyof DocumentApi]: (
    asked: Asked<Q>,
  ) => Reply<Answer<Q>> | Promise<Reply<Answer<Q>>>;
};

const GONE = {
  code: 'invalid',
  field: '预览',
  text: '名单刚才有变动，没有这一份了。请重新选择。',
} as const;

const itemOf = ({ desk, files }: Planned, planned: PlannedPaper): DocumentItem => {
  const { id, name, about, state, standing, gaps, key } = planned;
  const said = (): unknown => {
    const made = planned.make();
    return made.ok ? made.value.said : null;
  };
  const printed = printedOf(desk.session, desk.ledger, key, said);
  const file = files.get(id)?.join('/') ?? '';
  return { id, name, about, state, standing, gaps, printed, file };
};

/** Documents: what can be printed, of whom, how it looks, and letting it leave as files or to the printer. */
export const makePapers = (
  session: Session,
  jobs: PaperJobs,
): { readonly answers: PaperAnswers; readonly writeInto: Writing['writeInto'] } => {
  const writing = makeWriting(session, jobs);
  const printing = makePrinting(session, jobs);
  return {
    writeInto: writing.writeInto,
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
        const planned = plannedOf(session, query);
        if (!planned.ok) return planned;
        const { title, label, notes, papers } = planned.value;
        const items = papers.map((paper) => itemOf(planned.value, paper));
        return done({ title, label, notes, items });
      },
      'document.preview': async ({ query, item }) => {
        const planned = plannedOf(session, query);
        if (!planned.ok) return planned;
        const paper = planned.value.papers.find(({ id }) => item === null || id === item);
        if (paper === undefined) return failed(GONE);
        const made = paper.make();
        if (!made.ok) return made;
        const one = leaving(planned.value.desk, { ...paper, make: () => made });
        if (!one.ok) return one;
        const name = `${planned.value.files.get(paper.id)?.at(-1) ?? ''}.docx`;
        const bytes = await bytesOf(session, [one.value], { format: 'docx', file: name });
        if (!bytes.ok) return bytes;
        return done({ document: { name, bytes: bytes.value }, data: made.value.data });
      },
      'document.write': (asked) => writing.write(asked),
      'document.print': (asked) => printing.print(asked),
    },
  };
};
