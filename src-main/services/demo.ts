import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import type { Overview } from '#api/views';
import { addDays } from '#domain/plain-date';
import { readRoster } from '#intake/roster';
import type { Change } from '#storage/records';
import type { Ledger } from '#storage/ledger';
import { demoIssues, profiledObjects, qualifiedPeople } from './demo-office.ts';
import { demoRecords } from './demo-school.ts';
import type { HandedIn, Phrases } from './demo-writing.ts';
import { overviewOf } from './overview.ts';
import { registerOf } from './register.ts';
import { changesOf, planFor, wordsOf } from './roster-import.ts';
import { ledgerOf, SETUP_SOURCE } from './session.ts';
import type { Session } from './session.ts';
import { beginningOf, shippedPolicies } from './setup.ts';

/** The demo school is the same everywhere. */
const SEED = 20260907;

/** Days a semester must have run before the demo fills it. */
const BEGUN_DAYS = 30;

const writeDemo = (
  session: Session,
  what: string,
  changes: readonly Change[],
): Reply<string | null> =>
  session.write(what, changes, ['roster', 'sheets', 'compliance'], SETUP_SOURCE);

/** Reads the demo's rosters through the same readers and plan as any file. */
const importRosters = (session: Session, ledger: Ledger): Reply<null> => {
  const demo = session.ports.resources.demo();
  for (const { file, bytes } of demo.rosters) {
    const register = registerOf(session, ledger);
    const read = readRoster(bytes, file, wordsOf(register.policies));
    if (!read.ok) return failed({ code: 'file-refused', file, text: read.refusal.text });
    const plan = planFor(session, register, read.read);
    const written = writeDemo(session, `导入 ${file}`, changesOf(plan));
    if (!written.ok) return written;
  }
  return done(null);
};

const fillSemester = (session: Session, ledger: Ledger): Reply<null> => {
  const register = registerOf(session, ledger);
  const demo = session.ports.resources.demo();
  const today = session.ports.clock.today();
  const policy = register.policies[0];
  const rows = policy?.forms.find(({ kind }) => kind === 'carriers');
  const content = policy?.forms.find(({ kind }) => kind === 'specialties');
  const semesters = register.calendar.semesters;
  const begun = semesters.filter(({ firstDay }) => addDays(firstDay, BEGUN_DAYS) <= today);
  const semester = begun.at(-1) ?? semesters[0];
  if (
    policy === undefined ||
    rows === undefined ||
    content === undefined ||
    semester === undefined
  ) {
    return failed({ code: 'not-found', what: 'policy' });
  }
  const records = demoRecords(
    {
      people: [...register.people.values()],
      posts: register.posts,
      objects: [...register.objects.values()],
      carriers: policy.carriers,
      calendar: register.prepared,
      semester,
      ranks: { rows: rows.rank, content: content.rank },
      today,
      newId: session.ports.newId,
    },
    // Our own files: a test reads them through the whole of this.
    demo.phrases as Phrases,
    demo.papers as readonly HandedIn[],
    SEED,
  );
  const { office } = demo.phrases as Phrases;
  const known = {
    people: [...register.people.values()],
    posts: register.posts,
    objects: [...register.objects.values()],
    units: [...register.units.values()],
    qualifications: policy.rules.flatMap(({ audience, demand }) =>
      demand.kind === 'qualification' ? [{ name: demand.attribute, ranks: audience.ranks }] : [],
    ),
    today,
    newId: session.ports.newId,
  };
  const written = writeDemo(session, '生成示例记录', [
    ...profiledObjects(known, office).map((after) => ({
      kind: 'object' as const,
      id: after.id,
      after,
    })),
    ...qualifiedPeople(known, office).map((after) => ({
      kind: 'person' as const,
      id: after.id,
      after,
    })),
    ...demoIssues(known, office).map((after) => ({ kind: 'issue' as const, id: after.id, after })),
    ...records.links.map((after) => ({ kind: 'link' as const, id: after.id, after })),
    ...records.exemptions.map((after) => ({ kind: 'exemption' as const, id: after.id, after })),
    ...records.declarations.map((after) => ({ kind: 'declaration' as const, id: after.id, after })),
    ...records.sheets.map((after) => ({ kind: 'sheet' as const, id: after.id, after })),
    ...records.entries.map((after) => ({ kind: 'entry' as const, id: after.id, after })),
  ]);
  return written.ok ? done(null) : written;
};

/**
 * Opens the demo school, made anew: a ledger of its own in a folder of its own. The real ledger is closed
 * meanwhile and nothing of the demo can reach it.
 */
export const loadDemo = (session: Session): Reply<Overview> => {
  const { ports } = session;
  session.close();
  const cleared = ports.place.clearDemo();
  const placed = cleared.ok ? ports.place.useDemo(true) : cleared;
  if (!placed.ok) {
    session.open(false);
    return failed({ code: 'write-failed', file: '示例数据', why: placed.why });
  }
  const stage = session.open(true);
  if (stage.stage === 'blocked')
    return failed({ code: 'ledger-unusable', why: stage.why, file: stage.file });
  const phrases = ports.resources.demo().phrases as Phrases;
  const begun = writeDemo(
    session,
    '建立示例台账',
    beginningOf(ports, {
      institution: phrases.institution,
      policies: shippedPolicies(ports).slice(0, 1),
      semesters: [],
      demo: true,
    }),
  );
  if (!begun.ok) return begun;
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const rosters = importRosters(session, open.value);
  if (!rosters.ok) return rosters;
  const filled = fillSemester(session, open.value);
  return filled.ok ? done(overviewOf(session)) : filled;
};

/** Removes the demo with everything it made, and goes back to the real ledger or to the first-run page. */
export const clearDemo = (session: Session): Reply<Overview> => {
  const { ports } = session;
  if (ports.place.isDemo()) {
    session.close();
    const left = ports.place.useDemo(false);
    const cleared = left.ok ? ports.place.clearDemo() : left;
    session.open(false);
    session.touch(['overview', 'roster', 'sheets', 'compliance', 'backups']);
    if (!cleared.ok) return failed({ code: 'write-failed', file: '示例数据', why: cleared.why });
  }
  return done(overviewOf(session));
};
