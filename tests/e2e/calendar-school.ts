import type { Page } from '@playwright/test';
import type { Answer, Asked, EntryInput, Question } from '#api/contract';
import type { Reply } from '#api/reply';

/** Asks through the window's own bridge, and expects an answer. */
export async function ask<Q extends Question>(
  page: Page,
  question: Q,
  asked: Asked<Q>,
): Promise<Answer<Q>> {
  const reply = (await page.evaluate(
    ([name, what]) =>
      (
        window as unknown as {
          readonly ledger: { readonly ask: (question: string, asked: unknown) => Promise<unknown> };
        }
      ).ledger.ask(name, what),
    [question, asked] as const,
  )) as Reply<Answer<Q>>;
  if (!reply.ok) throw new Error(`${question} was refused: ${JSON.stringify(reply.problem)}`);
  return reply.value;
}

/** A school of two leaders, small enough to reckon every cell by hand. */
export interface School {
  /** 周启明: visited his 教研室 in October and handed it in; has a draft visit to a 党总支; no sheet handed in since. */
  readonly zhou: string;
  /** 林致远, 党委书记: has nothing at all. */
  readonly lin: string;
}

const OCTOBER = '2026-10';

const entryOf = (person: string, said: Partial<EntryInput>): EntryInput => ({
  id: null,
  happened: '2026-10-22',
  until: null,
  timeNote: '',
  amount: null,
  amountUnit: '',
  mode: 'face-to-face',
  participants: [{ person, role: 'attended' }],
  carriers: ['教研室'],
  object: null,
  objectText: '基础护理教研室',
  activities: ['集体备课'],
  summary: '参加集体备课，交流技能考核标准。',
  place: '',
  present: null,
  evidence: [],
  commendable: false,
  makeUp: null,
  ...said,
});

/** Makes the school through the questions the window itself asks. */
export async function makeSchool(page: Page): Promise<School> {
  const proposal = await ask(page, 'setup.proposal', null);
  await ask(page, 'setup.create', {
    institution: '示例卫生职业学院',
    policies: proposal.policies.map((policy) => policy.id).slice(0, 1),
    semesters: proposal.semesters,
  });
  const committee = await ask(page, 'unit.save', {
    id: null,
    name: '党委',
    kind: '',
    liaison: '',
  });
  const person = async (name: string, title: string, flags: string[]): Promise<string> => {
    const { id } = await ask(page, 'person.save', {
      id: null,
      name,
      pinyin: '',
      initials: '',
      attributes: [],
    });
    await ask(page, 'post.save', {
      id: null,
      person: id,
      unit: committee.id,
      rank: 'leader',
      title,
      since: '2023-01-01',
      until: null,
      flags,
    });
    return id;
  };
  const zhou = await person('周启明', '党委副书记', []);
  const lin = await person('林致远', '党委书记', ['党委书记']);
  const section = await ask(page, 'object.save', {
    id: null,
    kind: '教研室',
    name: '基础护理教研室',
    unit: null,
    cohort: null,
    note: '',
    counsellor: '',
    contact: '',
    size: null,
    since: null,
    until: null,
  });
  await ask(page, 'link.save', {
    id: null,
    person: zhou,
    object: section.id,
    since: '2025-09-01',
    until: null,
    origin: 'assigned',
  });
  await ask(page, 'entry.save', entryOf(zhou, { object: section.id }));
  await ask(page, 'sheet.submit', { person: zhou, month: OCTOBER });
  await ask(page, 'entry.save', draftVisit(zhou));
  return { zhou, lin };
}

/** A visit to a 党总支 that has not been handed in. */
const draftVisit = (person: string): EntryInput =>
  entryOf(person, {
    happened: '2026-10-27',
    carriers: ['党总支'],
    objectText: '护理学院党总支',
    summary: '列席总支委员会，听取意识形态工作汇报。',
  });

/** A school with the semester before in its calendar, and one middle manager who is linked to nothing. */
export async function makeManager(page: Page): Promise<string> {
  const proposal = await ask(page, 'setup.proposal', null);
  await ask(page, 'setup.create', {
    institution: '示例大学',
    policies: proposal.policies.map((policy) => policy.id).filter((id) => id.startsWith('neu')),
    semesters: [
      {
        academicYear: '2025-2026',
        ordinal: 2,
        firstDay: '2026-03-02',
        vacationFrom: '2026-07-12',
      },
      ...proposal.semesters,
    ],
  });
  const [manager] = await makePeople(page, 'middle', ['何雨桐']);
  return manager!;
}

/** People of one rank in one unit, by their names. */
async function makePeople(
  page: Page,
  rank: string,
  names: readonly string[],
): Promise<readonly string[]> {
  const unit = await ask(page, 'unit.save', { id: null, name: '护理学院', kind: '', liaison: '' });
  const made: string[] = [];
  for (const name of names) {
    const { id } = await ask(page, 'person.save', {
      id: null,
      name,
      pinyin: '',
      initials: '',
      attributes: [],
    });
    await ask(page, 'post.save', {
      id: null,
      person: id,
      unit: unit.id,
      rank,
      title: '副院长',
      since: '2023-01-01',
      until: null,
      flags: [],
    });
    made.push(id);
  }
  return made;
}
