import type { Answer, Asked } from '#api/contract';
import type { OfficeApi } from '#api/office-contract';
import type { Reply } from '#api/reply';
import { figuresBefore } from './compliance.ts';
import { decideSheet } from './decisions.ts';
import { declarationBoard } from './declarations.ts';
import { dutyList } from './duty-list.ts';
import { addIssueStep, listIssues, saveIssue } from './issues.ts';
import { judgingOf, previewJudging, saveJudging } from './judging.ts';
import { linkBoard } from './link-board.ts';
import { moveLinks } from './link-moves.ts';
import { linkProposals } from './link-proposals.ts';
import { saveList } from './list-files.ts';
import { closeMonth, endException, listLocks, openException } from './locks.ts';
import { makePolicies } from './policies.ts';
import { saveReason } from './reasons.ts';
import { issueReminders, listReminders, previewReminders, reminderDocument } from './reminders.ts';
import { dismissSignal, restoreSignal, signalList } from './signals.ts';
import { summaryOf } from './summary.ts';
import { makeTemplates } from './templates.ts';
import { personYear, ruleYear } from './year-views.ts';
import type { Session } from './session.ts';

type OfficeAnswers = {
  readonly [Q in keyof OfficeApi]: (
    asked: Asked<Q>,
  ) => Reply<Answer<Q>> | Promise<Reply<Answer<Q>>>;
};

/** Answers about compliance in all its views, and about the office's own acts. */
export const officeAnswers = (session: Session): OfficeAnswers => {
  const policies = makePolicies(session);
  const templates = makeTemplates(session, policies);
  return {
    'compliance.before': (asked) => figuresBefore(session, asked),
    'compliance.person': (asked) => personYear(session, asked),
    'compliance.rule': (asked) => ruleYear(session, asked),
    'compliance.summary': (asked) => summaryOf(session, asked),
    'compliance.list': (asked) => dutyList(session, asked),
    'compliance.signals': (asked) => signalList(session, asked),
    'signal.dismiss': (asked) => dismissSignal(session, asked),
    'signal.restore': (asked) => restoreSignal(session, asked),
    'reason.save': (asked) => saveReason(session, asked),
    'list.save': (asked) => saveList(session, asked),
    'reminder.preview': (asked) => previewReminders(session, asked),
    'reminder.document': (asked) => reminderDocument(session, asked),
    'reminder.issue': (asked) => issueReminders(session, asked),
    'reminder.list': () => listReminders(session),
    'lock.list': () => listLocks(session),
    'lock.close': (asked) => closeMonth(session, asked),
    'lock.except': (asked) => openException(session, asked),
    'lock.end': (asked) => endException(session, asked),
    'sheet.decide': (asked) => decideSheet(session, asked),
    'link.board': (asked) => linkBoard(session, asked),
    'link.proposals': (asked) => linkProposals(session, asked),
    'link.move': (asked) => moveLinks(session, asked),
    'declaration.board': (asked) => declarationBoard(session, asked),
    'issue.list': () => listIssues(session),
    'issue.save': (asked) => saveIssue(session, asked),
    'issue.step': (asked) => addIssueStep(session, asked),
    'judging.get': () => judgingOf(session),
    'judging.preview': (asked) => previewJudging(session, asked),
    'judging.save': (asked) => saveJudging(session, asked),
    'policy.versions': (asked) => policies.versions(asked),
    'policy.choose': (asked) => policies.choose(asked),
    'policy.drop': (asked) => policies.drop(asked),
    'policy.amend': (asked) => policies.amend(asked),
    'policy.preview': (asked) => policies.preview(asked),
    'policy.compare': (asked) => policies.compare(asked),
    'policy.enact': (asked) => policies.enact(asked),
    'template.words': (asked) => templates.words(asked),
    'template.choose': (asked) => templates.choose(asked),
    'template.use': (asked) => templates.use(asked),
    'template.save': (asked) => templates.save(asked),
  };
};
