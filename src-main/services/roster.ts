import type { Asked } from '#api/contract';
import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import { recordWord } from '#api/sentences';
import type { Roster } from '#api/views';
import { pinyinOf } from '#intake/pinyin';
import type { Change, Kind, Records } from '#storage/records';
import { holidayYearId, semesterId } from '#storage/records';
import { labelOf } from './records.ts';
import { registerOf } from './register.ts';
import { ledgerOf } from './session.ts';
import type { Session } from './session.ts';

type Saved = Reply<{ readonly id: string }>;

/** The whole register, for the window to keep. */
export const allOfRoster = (session: Session): Reply<Roster> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const register = registerOf(session, open.value);
  return done({
    units: [...register.units.values()],
    people: [...register.people.values()],
    posts: register.posts,
    objects: [...register.objects.values()],
    links: register.links,
    exemptions: register.exemptions,
    declarations: register.declarations,
    policies: register.policies,
    calendar: register.calendar,
  });
};

/** Writes one record, new or changed; the one way in which the register is edited by hand. */
const save = <K extends Kind>(
  session: Session,
  kind: K,
  id: string | null,
  make: (id: string) => Records[K],
): Saved => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  if (id !== null && open.value.record(kind, id)?.deleted !== false)
    return failed({ code: 'not-found', what: kind });
  const record = make(id ?? session.ports.newId());
  const register = registerOf(session, open.value);
  const what = `${id === null ? '添加' : '修改'}${recordWord[kind]} ${labelOf(register, kind, record)}`;
  const change = { kind, id: record.id, after: record } as Change;
  const written = session.write(what, [change], ['roster', 'sheets', 'compliance']);
  return written.ok ? done({ id: record.id }) : written;
};

const wrongOrder = (since: string | null, until: string | null): boolean =>
  since !== null && until !== null && until < since;

const outOfOrder = (): Saved =>
  failed({ code: 'invalid', field: '截止日期', text: '早于起始日期，请检查这两个日期。' });

/** Keeps a person. Pinyin left empty is worked out from the name; what the clerk typed stays. */
export const savePerson = (session: Session, asked: Asked<'person.save'>): Saved => {
  const proposed = pinyinOf(asked.name);
  return save(session, 'person', asked.id, (id) => ({
    id,
    name: asked.name,
    pinyin: asked.pinyin.trim() === '' ? proposed.pinyin : asked.pinyin.trim().toLowerCase(),
    initials:
      asked.initials.trim() === '' ? proposed.initials : asked.initials.trim().toLowerCase(),
    attributes: asked.attributes,
  }));
};

export const saveUnit = (session: Session, asked: Asked<'unit.save'>): Saved => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const before = asked.id === null ? undefined : open.value.record('unit', asked.id)?.record;
  return save(session, 'unit', asked.id, (id) => ({
    ...asked,
    id,
    parent: before?.parent ?? null,
  }));
};

export const savePost = (session: Session, asked: Asked<'post.save'>): Saved =>
  wrongOrder(asked.since, asked.until)
    ? outOfOrder()
    : save(session, 'post', asked.id, (id) => ({ ...asked, id }));

export const saveObject = (session: Session, asked: Asked<'object.save'>): Saved =>
  wrongOrder(asked.since, asked.until)
    ? outOfOrder()
    : save(session, 'object', asked.id, (id) => ({ ...asked, id }));

export const saveLink = (session: Session, asked: Asked<'link.save'>): Saved =>
  wrongOrder(asked.since, asked.until)
    ? outOfOrder()
    : save(session, 'link', asked.id, (id) => ({ ...asked, id }));

export const saveExemption = (session: Session, asked: Asked<'exemption.save'>): Saved =>
  wrongOrder(asked.from, asked.until)
    ? outOfOrder()
    : save(session, 'exemption', asked.id, (id) => ({ ...asked, id }));

/**
 * Keeps the yearly 申报 of a person; `submit` stamps the day it was received, which stays the first one unless the
 * office names another.
 */
export const saveDeclaration = (session: Session, asked: Asked<'declaration.save'>): Saved => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const { submit, received, ...said } = asked;
  const before = registerOf(session, open.value).declarations.find(
    (known) => known.person === asked.person && known.academicYear === asked.academicYear,
  );
  const today = session.ports.clock.today();
  if (received !== undefined && received !== null && received > today) {
    return failed({ code: 'invalid', field: '收到日期', text: '在今天之后，请检查。' });
  }
  return save(session, 'declaration', before?.id ?? null, (id) => ({
    ...said,
    id,
    received: received === undefined ? (before?.received ?? (submit ? today : null)) : received,
  }));
};

/** Writes a record whose id is made from what it says: there is at most one of each. */
const keep = (session: Session, change: Change, what: string): Saved => {
  const written = session.write(what, [change], ['roster', 'sheets', 'compliance']);
  return written.ok ? done({ id: change.id }) : written;
};

export const saveSemester = (session: Session, asked: Asked<'semester.save'>): Saved => {
  if (asked.vacationFrom <= asked.firstDay) {
    return failed({
      code: 'invalid',
      field: '放假日期',
      text: '不晚于开学日期，请检查这两个日期。',
    });
  }
  const id = semesterId(asked);
  return keep(
    session,
    { kind: 'semester', id, after: { ...asked, id } },
    `修改校历 ${asked.academicYear} 学年`,
  );
};

export const saveHolidays = (session: Session, asked: Asked<'holidays.save'>): Saved => {
  const wrong = asked.holidays.find((span) => wrongOrder(span.from, span.until));
  if (wrong !== undefined) {
    return failed({ code: 'invalid', field: wrong.name, text: '结束日期早于开始日期。' });
  }
  const free = (day: string): boolean =>
    asked.holidays.some((span) => span.from <= day && day <= span.until);
  if (asked.workdays.some(free)) {
    return failed({ code: 'invalid', field: '调休上班', text: '有一天既放假又上班，请检查。' });
  }
  const id = holidayYearId(asked);
  return keep(
    session,
    { kind: 'holiday-year', id, after: { ...asked, id } },
    `修改 ${id} 年节假日`,
  );
};
