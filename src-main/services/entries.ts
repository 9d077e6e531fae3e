import type { Asked } from '#api/contract';
import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import type { Suggestions } from '#api/views';
import type { Entry } from '#domain/entry';
import { addDays, monthOf } from '#domain/plain-date';
import { pinyinOf } from '#intake/pinyin';
import { carriersOf, entryLabel } from './entry-words.ts';
import { formFor, registerOf } from './register.ts';
import type { Register } from './register.ts';
import { ledgerOf } from './session.ts';
import type { Session } from './session.ts';
import { typingIn } from './steps.ts';

/** Days back from which phrases are proposed. */
const MEMORY_DAYS = 400;
const MOST = 40;

const asEntry = (
  session: Session,
  asked: Asked<'entry.save'>,
  before: Entry | undefined,
  register: Register,
): Entry => {
  const now = session.ports.clock.now();
  const name = asked.object === null ? '' : (register.objects.get(asked.object)?.name ?? '');
  return {
    ...asked,
    id: before?.id ?? session.ports.newId(),
    objectText: asked.objectText.trim() === '' ? name : asked.objectText,
    status: before?.status ?? 'draft',
    returnReason: before?.returnReason ?? '',
    submitted: before?.submitted ?? null,
    received: before?.received ?? null,
    created: before?.created ?? now,
  };
};

/**
 * Keeps an entry as it is being written. A new one is a draft; one that was handed in stays so, and the change
 * stands in its history.
 */
export const saveEntry = (
  session: Session,
  asked: Asked<'entry.save'>,
): Reply<{ readonly id: string }> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const ledger = open.value;
  const register = registerOf(session, ledger);
  const known = asked.id === null ? undefined : ledger.record('entry', asked.id);
  if (asked.id !== null && (known === undefined || known.deleted))
    return failed({ code: 'not-found', what: 'entry' });
  if (asked.until !== null && asked.until < asked.happened) {
    return failed({ code: 'invalid', field: '日期', text: '结束日期早于开始日期。' });
  }
  if (asked.makeUp !== null && asked.makeUp.for >= asked.happened) {
    return failed({
      code: 'invalid',
      field: '补做',
      text: '补的应是以前的期间：请填一个早于发生日期的日子。',
    });
  }
  if (asked.participants.some(({ person }) => !register.people.has(person))) {
    return failed({ code: 'not-found', what: 'person' });
  }
  if (new Set(asked.participants.map(({ person }) => person)).size < asked.participants.length) {
    return failed({ code: 'invalid', field: '共同参加', text: '同一个人写了两次。' });
  }
  if (asked.object !== null && !register.objects.has(asked.object))
    return failed({ code: 'not-found', what: 'object' });
  const entry = asEntry(session, asked, known?.record, register);
  const first = entry.participants[0]?.person ?? '';
  const verb = known === undefined ? '添加' : '修改';
  const what = `${verb} ${register.people.get(first)?.name ?? ''} ${entryLabel(register, entry)}`;
  const written = session.write(
    what,
    [{ kind: 'entry', id: entry.id, after: entry }],
    ['sheets', 'compliance'],
    known === undefined ? 'local' : typingIn(entry.id),
  );
  return written.ok ? done({ id: entry.id }) : written;
};

const fits = (text: string, ...words: readonly string[]): boolean => {
  const wanted = text.trim().toLowerCase();
  return wanted === '' || words.some((word) => word.toLowerCase().includes(wanted));
};

/** Pinyin and initials of every object's name, for searching. */
const soundsOf = (session: Session, register: Register): ReadonlyMap<string, readonly string[]> =>
  session.kept(
    'object sounds',
    () =>
      new Map(
        [...register.objects.values()].map(({ id, name }) => {
          const { pinyin, initials } = pinyinOf(name);
          return [id, [pinyin, initials]];
        }),
      ),
  );

/** Objects for a row of the form, the person's own 联系点 first, and phrases used there before. */
export const suggest = (session: Session, asked: Asked<'entry.suggest'>): Reply<Suggestions> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const ledger = open.value;
  const register = registerOf(session, ledger);
  const home = formFor(register, asked.person, monthOf(asked.day));
  const carrier =
    home?.policy.carriers.find(({ id }) => id === asked.carrier) ??
    carriersOf(register).get(asked.carrier);
  const linked = new Set(
    register.links
      .filter(
        (link) =>
          link.person === asked.person &&
          link.since <= asked.day &&
          (link.until === null || link.until >= asked.day),
      )
      .map((link) => link.object),
  );
  const earlier = [
    ...ledger.entries({
      from: addDays(asked.day, -MEMORY_DAYS),
      until: addDays(asked.day, 31),
      person: asked.person,
    }),
  ]
    .reverse()
    .filter((entry) => entry.carriers.includes(asked.carrier));
  const used = new Map(
    earlier.map((entry, index) => [entry.object ?? '', index] as const).reverse(),
  );
  const rank = (object: { readonly id: string }): number =>
    (linked.has(object.id) ? 0 : 1000) + (used.get(object.id) ?? 500);
  const kinds = carrier?.objectKinds ?? [];
  const sounds = soundsOf(session, register);
  const objects = [...register.objects.values()]
    .filter((object) => kinds.length === 0 || kinds.includes(object.kind))
    .filter(
      (object) =>
        (object.since === null || object.since <= asked.day) &&
        (object.until === null || object.until >= asked.day),
    )
    .map((object) => ({
      ...object,
      unitName: object.unit === null ? '' : (register.units.get(object.unit)?.name ?? ''),
    }))
    .filter((object) =>
      fits(asked.text, object.name, object.unitName, ...(sounds.get(object.id) ?? [])),
    )
    .sort((a, b) => rank(a) - rank(b) || kinds.indexOf(a.kind) - kinds.indexOf(b.kind))
    .slice(0, MOST);
  return done({
    objects: objects.map(({ id, name, kind, unitName }) => ({
      id,
      name,
      kind,
      unit: unitName,
      linked: linked.has(id),
    })),
    summaries: [
      ...new Set(earlier.map((entry) => entry.summary).filter((summary) => summary !== '')),
    ].slice(0, 8),
  });
};
