import type { Answer, Asked } from '#api/contract';
import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import type { Reason } from '#domain/office';
import { dayText } from '#domain/plain-date';
import type { PlainDate } from '#domain/plain-date';
import type { Ledger } from '#storage/ledger';
import { registerOf } from './register.ts';
import { ledgerOf } from './session.ts';
import type { Session } from './session.ts';

/** The 情况说明 of the ledger; there is at most one for a rule, a person and a period. */
export interface Reasons {
  /** By rule, person and the first day of the period. */
  readonly get: (rule: string, person: string, from: PlainDate) => Reason | undefined;
}

const keyOf = (rule: string, person: string, from: PlainDate): string =>
  `${rule}\n${person}\n${from}`;

/** What was said why something was not done. */
export const reasonsOf = (session: Session, ledger: Ledger): Reasons => {
  const known = session.kept(
    'reasons',
    () =>
      new Map(
        ledger
          .all('reason')
          .map((reason) => [keyOf(reason.rule, reason.person, reason.from), reason]),
      ),
  );
  return { get: (rule, person, from) => known.get(keyOf(rule, person, from)) };
};

const titleOf = (session: Session, ledger: Ledger, rule: string): string =>
  registerOf(session, ledger)
    .policies.flatMap(({ rules }) => rules)
    .findLast(({ id }) => id === rule)?.title ?? '';

/** Keeps why a person did not fulfil a rule in a period; an empty text takes it back. */
export const saveReason = (
  session: Session,
  asked: Asked<'reason.save'>,
): Reply<Answer<'reason.save'>> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const ledger = open.value;
  const person = registerOf(session, ledger).people.get(asked.person);
  if (person === undefined) return failed({ code: 'not-found', what: 'person' });
  const title = titleOf(session, ledger, asked.rule);
  if (title === '') return failed({ code: 'not-found', what: 'policy' });
  if (asked.until < asked.from)
    return failed({ code: 'invalid', field: '期间', text: '结束日期早于开始日期。' });
  const before = reasonsOf(session, ledger).get(asked.rule, asked.person, asked.from);
  const text = asked.text.trim();
  if (text === '' && before === undefined) return done(null);
  if (text === before?.text) return done(null);
  const id = before?.id ?? session.ports.newId();
  const verb = text === '' ? '删除' : before === undefined ? '填写' : '修改';
  const written = session.write(
    `${verb}情况说明：${person.name} ${title}（${dayText(asked.from)}—${dayText(asked.until)}）`,
    [
      {
        kind: 'reason',
        id,
        after: text === '' ? null : { ...asked, id, text, at: session.ports.clock.now() },
      },
    ],
    ['compliance'],
  );
  return written.ok ? done(null) : written;
};
