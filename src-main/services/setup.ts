import type { Asked } from '#api/contract';
import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import type { Overview, SetupProposal } from '#api/views';
import { proposeSemesters } from '#domain/academic-calendar';
import type { Semester } from '#domain/academic-calendar';
import { bindOnly, boundRanks } from '#domain/policy/amend';
import { parsePolicy } from '#domain/policy/parser';
import type { Policy } from '#domain/policy/schema';
import type { Change } from '#storage/records';
import { holidayYearId, semesterId } from '#storage/records';
import { overviewOf, SETTING } from './overview.ts';
import type { Ports } from './ports.ts';
import { SETUP_SOURCE } from './session.ts';
import type { Session } from './session.ts';

/** A policy that ships with the program, with the text it was read from. */
interface Shipped {
  readonly policy: Policy;
  readonly text: string;
}

/** The policies that ship with the program and read clean. */
export const shippedPolicies = (ports: Ports): readonly Shipped[] =>
  ports.resources.policies().flatMap(({ text }) => {
    const parsed = parsePolicy(text);
    return parsed.ok ? [{ policy: parsed.policy, text }] : [];
  });

/** What the first-run page proposes. */
export const proposal = (session: Session): Reply<SetupProposal> => {
  const { ports } = session;
  return done({
    policies: shippedPolicies(ports).map(({ policy }) => ({
      id: policy.id,
      title: policy.title,
      documentNumber: policy.documentNumber,
      institution: policy.institution,
      ranks: boundRanks(policy).map(({ id, name }) => ({ id, name })),
    })),
    semesters: proposeSemesters(ports.clock.today()),
    folder: ports.place.file(),
  });
};

interface Beginning {
  readonly institution: string;
  readonly policies: readonly Shipped[];
  readonly semesters: readonly Semester[];
  readonly demo: boolean;
}

/** The first batch of a ledger: whose it is, its policies, its calendar. */
export const beginningOf = (ports: Ports, beginning: Beginning): readonly Change[] => [
  {
    kind: 'setting',
    id: SETTING.institution,
    after: { id: SETTING.institution, value: beginning.institution },
  },
  { kind: 'setting', id: SETTING.demo, after: { id: SETTING.demo, value: beginning.demo } },
  ...beginning.policies.map(({ policy, text }) => ({
    kind: 'policy' as const,
    id: policy.id,
    after: {
      id: policy.id,
      effectiveFrom: policy.effectiveFrom,
      effectiveUntil: policy.effectiveUntil,
      document: text,
    },
  })),
  ...beginning.semesters.map((semester) => ({
    kind: 'semester' as const,
    id: semesterId(semester),
    after: { ...semester, id: semesterId(semester) },
  })),
  ...ports.resources.holidays().map((year) => ({
    kind: 'holiday-year' as const,
    id: holidayYearId(year),
    after: { ...year, id: holidayYearId(year) },
  })),
];

/** A shipped policy for the ranks it shall bind; as it ships, when nothing is said about it. */
const bound = (
  shipped: Shipped,
  bindings: NonNullable<Asked<'setup.create'>['bindings']>,
): Shipped => {
  const ranks = bindings.find(({ policy }) => policy === shipped.policy.id)?.ranks;
  if (ranks === undefined) return shipped;
  const policy = bindOnly(shipped.policy, ranks);
  return { policy, text: JSON.stringify(policy) };
};

/** Makes the ledger. A place that already holds one is left alone. */
export const createLedger = (session: Session, asked: Asked<'setup.create'>): Reply<Overview> => {
  const { ports } = session;
  if (session.stage().stage !== 'setup' || ports.files.exists(ports.place.file())) {
    return failed({ code: 'ledger-exists' });
  }
  const policies = shippedPolicies(ports)
    .filter(({ policy }) => asked.policies.includes(policy.id))
    .map((shipped) => bound(shipped, asked.bindings ?? []));
  if (policies.length < asked.policies.length) return failed({ code: 'not-found', what: 'policy' });
  const stage = session.open(true);
  if (stage.stage === 'blocked')
    return failed({ code: 'ledger-unusable', why: stage.why, file: stage.file });
  const written = session.write(
    '建立台账',
    beginningOf(ports, { ...asked, policies, demo: false }),
    ['roster', 'sheets', 'compliance'],
    SETUP_SOURCE,
  );
  return written.ok ? done(overviewOf(session)) : written;
};

/** Renames whose ledger it is. */
export const saveInstitution = (
  session: Session,
  { institution }: Asked<'institution.save'>,
): Reply<null> => {
  const after = { id: SETTING.institution, value: institution };
  const change = { kind: 'setting' as const, id: after.id, after };
  const written = session.write('修改单位名称', [change], ['overview']);
  return written.ok ? done(null) : written;
};

/** Lets the clerk choose another folder for the ledger and moves it there. */
export const placeLedger = async (session: Session): Promise<Reply<Overview | null>> => {
  const { ports } = session;
  const folder = await ports.dialogs.chooseFolder('台账放在哪个文件夹');
  if (folder === null) return done(null);
  const before = ports.place.file();
  if (!ports.files.exists(before)) {
    const set = ports.place.set(folder);
    if (!set.ok) return failed({ code: 'write-failed', file: folder, why: set.why });
    session.open(false);
    return done(overviewOf(session));
  }
  const unfit = session.unfit(folder);
  if (unfit !== undefined) return failed({ code: 'ledger-unusable', why: unfit, file: folder });
  session.close();
  const moved = ports.place.move(folder);
  session.open(false);
  session.touch(['overview', 'backups']);
  return moved.ok
    ? done(overviewOf(session))
    : failed({ code: 'write-failed', file: folder, why: moved.why });
};
