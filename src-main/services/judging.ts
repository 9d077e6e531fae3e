import type { Answer, Asked } from '#api/contract';
import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import { DEFAULT_SETTINGS } from '#domain/compliance/facts';
import { JUDGING, registerOf } from './register.ts';
import { ledgerOf } from './session.ts';
import type { Session } from './session.ts';
import { whatIfOf } from './what-if.ts';

/** The thresholds in force, and what they are where nobody decided otherwise. */
export const judgingOf = (session: Session): Reply<Answer<'judging.get'>> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  return done({
    settings: registerOf(session, open.value).settings,
    defaults: DEFAULT_SETTINGS,
  });
};

/** What a range would look like under other thresholds; nothing is kept. */
export const previewJudging = (
  session: Session,
  { settings, range }: Asked<'judging.preview'>,
): Reply<Answer<'judging.preview'>> =>
  whatIfOf(session, range, (facts) => ({ ...facts, settings }));

/** Puts other thresholds in force, for every period from now on and before. */
export const saveJudging = (
  session: Session,
  { settings }: Asked<'judging.save'>,
): Reply<Answer<'judging.save'>> => {
  if (settings.urgentShare > settings.dueSoonShare)
    return failed({
      code: 'invalid',
      field: '第二次提醒',
      text: '不能早于第一次提醒：请填一个不大于第一次提醒的数。',
    });
  const written = session.write(
    '修改判定标准',
    [{ kind: 'setting', id: JUDGING, after: { id: JUDGING, value: settings } }],
    ['sheets', 'compliance'],
  );
  return written.ok ? done(null) : written;
};
