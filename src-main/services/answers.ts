import type { Answer, Asked, Question } from '#api/contract';
import { isQuestion, parseAsked } from '#api/inputs';
import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import { backupNow, dailyBackup, listBackups, restore, verify } from './backups.ts';
import { explainCell } from './compliance-explain.ts';
import { matrixOf } from './compliance.ts';
import { clearDemo, loadDemo } from './demo.ts';
import { saveSheet, submitSheet } from './hand-in.ts';
import { makeDocuments, sheetDocument } from './documents.ts';
import { saveEntry, suggest } from './entries.ts';
import { makeExchange } from './exchange/exchange-answers.ts';
import { otherSide } from './exchange/other-side.ts';
import { monthCalendar } from './month-calendar.ts';
import { officeAnswers } from './office-answers.ts';
import { overviewOf } from './overview.ts';
import { makePaperJobs } from './papers/jobs.ts';
import { makePapers } from './papers/papers.ts';
import type { Writing } from './papers/writing.ts';
import type { Ports } from './ports.ts';
import { deletedRecords, historyOf, removeRecord, restoreRecord } from './records.ts';
import { makeRosterImport } from './roster-import.ts';
import * as roster from './roster.ts';
import { makeSession } from './session.ts';
import { createLedger, placeLedger, proposal, saveInstitution } from './setup.ts';
import { listSheets, openSheet } from './sheets.ts';
import { step } from './steps.ts';

type Answers = {
  readonly [Q in Question]: (asked: Asked<Q>) => Reply<Answer<Q>> | Promise<Reply<Answer<Q>>>;
};

/** The app without its window. */
export interface App {
  /** Answers one question. What does not fit the contract is refused; what fails unexpectedly becomes a problem. */
  readonly answer: (question: string, asked: unknown) => Promise<Reply<unknown>>;
  /** The same for callers in this process, typed. */
  readonly ask: <Q extends Question>(question: Q, asked: Asked<Q>) => Promise<Reply<Answer<Q>>>;
  /**
   * Files that the operating system handed over: dropped on the window, or opened with the app. Answers with the ids
   * under which they can be taken in.
   */
  readonly offer: (paths: readonly string[], how: 'dropped' | 'opened') => readonly string[];
  /** Writes documents below a folder without a dialog. */
  readonly writeInto: Writing['writeInto'];
  readonly close: () => void;
}

/** Opens the ledger that is in its place, if any, and makes everything that answers from it. */
export const makeAnswers = (ports: Ports): App => {
  const session = makeSession(ports);
  session.open(false);
  dailyBackup(session);
  const jobs = makePaperJobs(session);
  const documents = makeDocuments(session, jobs);
  const papers = makePapers(session, jobs);
  const imports = makeRosterImport(session);
  const exchange = makeExchange(session, imports);

  const answers: Answers = {
    ...officeAnswers(session),
    ...exchange.answers,
    ...papers.answers,
    'app.overview': () => {
      // What blocked the ledger may be gone by now: another program closed, a file put back.
      if (session.stage().stage === 'blocked') session.open(false);
      return done(overviewOf(session));
    },
    'app.place': () => placeLedger(session),
    'app.about': () => done({ version: ports.version, licences: ports.resources.licences() }),
    'change.undo': () => step(session, 'undo'),
    'change.redo': () => step(session, 'redo'),
    'setup.proposal': () => proposal(session),
    'setup.create': (asked) => createLedger(session, asked),
    'institution.save': (asked) => saveInstitution(session, asked),
    'demo.load': () => loadDemo(session),
    'demo.clear': () => clearDemo(session),
    'roster.all': () => roster.allOfRoster(session),
    'roster.choose': (asked) => imports.choose(asked),
    'roster.paste': (asked) => imports.paste(asked),
    'roster.drop': (asked) => imports.drop(asked),
    'roster.decide': (asked) => imports.decide(asked),
    'roster.commit': (asked) => imports.commit(asked),
    'person.save': (asked) => roster.savePerson(session, asked),
    'unit.save': (asked) => roster.saveUnit(session, asked),
    'post.save': (asked) => roster.savePost(session, asked),
    'object.save': (asked) => roster.saveObject(session, asked),
    'link.save': (asked) => roster.saveLink(session, asked),
    'exemption.save': (asked) => roster.saveExemption(session, asked),
    'declaration.save': (asked) => roster.saveDeclaration(session, asked),
    'semester.save': (asked) => roster.saveSemester(session, asked),
    'holidays.save': (asked) => roster.saveHolidays(session, asked),
    'record.remove': (asked) => removeRecord(session, asked),
    'record.restore': (asked) => restoreRecord(session, asked),
    'record.deleted': () => deletedRecords(session),
    'record.history': (asked) => historyOf(session, asked),
    'sheet.list': (asked) => listSheets(session, asked),
    'sheet.open': (asked) => openSheet(session, asked),
    'sheet.save': (asked) => saveSheet(session, asked),
    'sheet.submit': (asked) => submitSheet(session, asked),
    'entry.save': (asked) => saveEntry(session, asked),
    'entry.suggest': (asked) => suggest(session, asked),
    'compliance.matrix': (asked) => matrixOf(session, asked),
    'compliance.explain': (asked) => explainCell(session, asked),
    'compliance.month': (asked) => monthCalendar(session, asked),
    'document.sheet': (asked) => sheetDocument(session, asked),
    'document.save': (asked) => documents.save(asked),
    'job.state': (asked) => documents.job(asked),
    'job.cancel': (asked) => documents.cancel(asked),
    'file.open': (asked) => documents.open(asked),
    'file.reveal': (asked) => documents.reveal(asked),
    'backup.list': () => listBackups(session),
    'backup.now': () => backupNow(session, '手动'),
    'backup.restore': (asked) => restore(session, asked),
    'history.verify': () => verify(session),
  };

  const ask = async <Q extends Question>(
    question: Q,
    asked: Asked<Q>,
  ): Promise<Reply<Answer<Q>>> => {
    try {
      const problem = otherSide(session, question, asked);
      return problem === undefined ? await answers[question](asked) : failed(problem);
    } catch (error) {
      return failed({ code: 'internal', reference: ports.report(error) });
    }
  };

  return {
    ask,
    answer: (question, raw) => {
      const refused = failed({ code: 'bad-question', question });
      if (!isQuestion(question)) return Promise.resolve(refused);
      const parsed = parseAsked(question, raw);
      return parsed === undefined ? Promise.resolve(refused) : ask(question, parsed.asked);
    },
    offer: exchange.offer,
    writeInto: papers.writeInto,
    close: () => {
      session.close();
    },
  };
};
