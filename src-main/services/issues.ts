import type { Answer, Asked } from '#api/contract';
import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import type { IssueView } from '#api/office-views';
import { isHeavy, stepOn } from '#domain/issue';
import type { Issue, IssueStep, IssueStepKind } from '#domain/issue';
import type { PlainDate } from '#domain/plain-date';
import type { Ledger } from '#storage/ledger';
import { briefOf } from './entry-words.ts';
import { followUpOf } from './issue-due.ts';
import { linkContext } from './link-context.ts';
import type { LinkContext } from './link-context.ts';
import { ledgerOf } from './session.ts';
import type { Session } from './session.ts';

const STEP: Readonly<Record<IssueStepKind, string>> = {
  'handed-on': '转办',
  'worked-on': '办理',
  resolved: '办结',
  'fed-back': '反馈',
  reported: '报告',
};

const stageOf = (issue: Issue): IssueView['stage'] => {
  if (stepOn(issue, 'fed-back') !== undefined) return 'fed-back';
  if (stepOn(issue, 'resolved') !== undefined) return 'resolved';
  return stepOn(issue, 'handed-on') === undefined && stepOn(issue, 'worked-on') === undefined
    ? 'new'
    : 'handed-on';
};

/** The first words of an issue, as its changes are named. */
const opening = (text: string): string => (text.length > 20 ? `${text.slice(0, 20)}……` : text);

const entryText = ({ register }: LinkContext, ledger: Ledger, id: string | null): string => {
  const found = id === null ? undefined : ledger.record('entry', id);
  if (found === undefined || found.deleted) return '';
  const { happened, object, summary } = briefOf(register, found.record);
  return [happened, object, summary].filter((part) => part !== '').join(' ');
};

const viewOf = (
  context: LinkContext,
  ledger: Ledger,
  { issue, today }: { readonly issue: Issue; readonly today: PlainDate },
): IssueView => {
  const { register } = context;
  const asked = followUpOf(context, issue);
  const due = asked?.due ?? null;
  return {
    issue,
    personName: register.people.get(issue.person)?.name ?? '',
    unitName: issue.unit === null ? '' : (register.units.get(issue.unit)?.name ?? ''),
    stage: stageOf(issue),
    due,
    clause: asked?.clause ?? null,
    late: due !== null && (stepOn(issue, 'fed-back') ?? today) > due,
    unreported:
      asked?.heavyReported === true && isHeavy(issue) && stepOn(issue, 'reported') === undefined,
    entryText: entryText(context, ledger, issue.entry),
  };
};

const isOpen = ({ stage }: IssueView): boolean => stage !== 'fed-back';

/** Open and overdue first, then the open ones by due day, then those that are fed back, latest first. */
const inOrder = (a: IssueView, b: IssueView): number => {
  if (isOpen(a) !== isOpen(b)) return isOpen(a) ? -1 : 1;
  if (!isOpen(a)) return b.issue.raised.localeCompare(a.issue.raised);
  if (a.late !== b.late) return a.late ? -1 : 1;
  return (
    (a.due ?? '9999').localeCompare(b.due ?? '9999') || a.issue.raised.localeCompare(b.issue.raised)
  );
};

/** Every issue, the one that presses most first. */
export const listIssues = (session: Session): Reply<Answer<'issue.list'>> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const context = linkContext(session, open.value);
  const today = session.ports.clock.today();
  return done(
    open.value
      .all('issue')
      .map((issue) => viewOf(context, open.value, { issue, today }))
      .sort(inOrder),
  );
};

const known = (ledger: Ledger, id: string): Issue | undefined => {
  const found = ledger.record('issue', id);
  return found === undefined || found.deleted ? undefined : found.record;
};

const write = (session: Session, what: string, after: Issue): Reply<string | null> =>
  session.write(what, [{ kind: 'issue', id: after.id, after }], ['compliance']);

/** Keeps an issue as raised; its steps are recorded one by one. */
export const saveIssue = (
  session: Session,
  asked: Asked<'issue.save'>,
): Reply<Answer<'issue.save'>> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const before = asked.id === null ? undefined : known(open.value, asked.id);
  if (asked.id !== null && before === undefined)
    return failed({ code: 'not-found', what: 'issue' });
  if (asked.raised > session.ports.clock.today())
    return failed({ code: 'invalid', field: '提出日期', text: '在今天之后，请检查。' });
  const first = before?.steps[0];
  if (first !== undefined && first.date < asked.raised) {
    return failed({
      code: 'invalid',
      field: '提出日期',
      text: `晚于已登记的${STEP[first.kind]}日期，请检查。`,
    });
  }
  const after: Issue = {
    ...asked,
    id: asked.id ?? session.ports.newId(),
    steps: before?.steps ?? [],
  };
  const verb = before === undefined ? '登记' : '修改';
  const written = write(session, `${verb}问题与建议“${opening(after.text)}”`, after);
  return written.ok ? done({ id: after.id }) : written;
};

const stepFault = (
  issue: Issue,
  step: IssueStep | null,
  asked: { readonly today: PlainDate; readonly at: number | undefined },
): string | undefined => {
  if (asked.at !== undefined && issue.steps[asked.at] === undefined)
    return '这一步已不在了，请重新打开。';
  if (asked.at === undefined && step === null) return '没有要登记的内容。';
  if (step === null) return undefined;
  if (step.date < issue.raised) return '早于提出日期，请检查。';
  return step.date > asked.today ? '在今天之后，请检查。' : undefined;
};

/** Records a step, or corrects one; steps stay in order of date. */
export const addIssueStep = (
  session: Session,
  asked: Asked<'issue.step'>,
): Reply<Answer<'issue.step'>> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const issue = known(open.value, asked.id);
  if (issue === undefined) return failed({ code: 'not-found', what: 'issue' });
  const { step, at } = asked;
  const fault = stepFault(issue, step, { today: session.ports.clock.today(), at });
  if (fault !== undefined) return failed({ code: 'invalid', field: '办理步骤', text: fault });
  const others = issue.steps.filter((_, index) => index !== at);
  const after: Issue = {
    ...issue,
    unit: asked.unit ?? issue.unit,
    steps: [...others, ...(step === null ? [] : [step])].sort((a, b) =>
      a.date.localeCompare(b.date),
    ),
  };
  const old = at === undefined ? undefined : issue.steps[at];
  const verb = step === null ? '去掉' : old === undefined ? '登记' : '更正';
  const name = STEP[(step ?? old)?.kind ?? 'worked-on'];
  const written = write(session, `${verb}“${opening(issue.text)}”的${name}`, after);
  return written.ok ? done(null) : written;
};
