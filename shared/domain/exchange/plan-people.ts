import type { Person, Post } from '../people.ts';
import { fold, groupBy } from './folding.ts';
import { personNotes } from './person-notes.ts';
import type {
  Candidate,
  FieldChange,
  PlannedPart,
  PlannedRow,
  RosterDecisions,
  RosterLedger,
  RosterTools,
} from './planned.ts';
import { postChanges } from './post-changes.ts';
import type { PersonRow, RowProblem } from './roster-rows.ts';
import { identify } from './same-person.ts';
import type { Identity, KnownPerson } from './same-person.ts';
import { unitRegister } from './unit-register.ts';

/** More posts of one person in one file than this is a mistake of the file. */
const POSTS_OF_ONE = 100;

/** No list to choose from is longer. */
const CANDIDATES = 50;

/** A line whose person is known, be it a new one. */
type Settled = Extract<Identity, { readonly key: string } | { readonly person: string }>;

const subjectOf = (row: PersonRow): string => [row.name, row.unit, row.title].join(' · ');

const plannedRow = (row: PersonRow, part: Partial<PlannedRow>): PlannedRow => ({
  row: row.row,
  outcome: 'unchanged',
  subject: subjectOf(row),
  write: null,
  changes: [],
  notes: [],
  candidates: [],
  ...part,
});

const sameContent = (one: PersonRow, other: PersonRow): boolean =>
  fold(one.title) === fold(other.title) &&
  one.rank === other.rank &&
  one.until === other.until &&
  one.ongoing === other.ongoing &&
  [...(one.flags ?? [])].sort().join('、') === [...(other.flags ?? [])].sort().join('、');

const overlap = (one: PersonRow, post: Post): boolean =>
  (post.until === null || one.since <= post.until) &&
  (one.until === null || post.since <= one.until);

/**
 * The lines of a 名册 against the ledger. A post is known by person, unit and first day; a changed title, rank,
 * last day or mark is an update. Units and people that are missing are created with the first line that needs them.
 */
export const planPeople = (
  rows: readonly PersonRow[],
  ledger: RosterLedger,
  tools: RosterTools,
  decisions: RosterDecisions,
): PlannedPart => {
  const units = unitRegister(ledger.units, tools.newId);
  const unitNames = new Map(ledger.units.map((unit) => [unit.id, unit.name]));
  const postsOf = groupBy(ledger.posts, (post) => post.person);
  const namesakes = groupBy(ledger.people, (person) => fold(person.name));
  const ownPosts = new Map(
    [...postsOf].map(([person, posts]): [string, readonly Post[]] => [person, posts]),
  );
  const people: Person[] = [];
  const newIds = new Map<string, string>();

  const { first, repeated } = firstOfEach(rows, decisions);
  const identities = new Map<number, Identity>();
  const nameNotes = new Map<number, readonly RowProblem[]>();
  for (const [name, group] of groupBy(first, (row) => fold(row.name))) {
    const known = (namesakes.get(name) ?? []).map((person): KnownPerson => ({
      id: person.id,
      posts: (postsOf.get(person.id) ?? []).map((post) => ({
        ...post,
        unitKey: fold(unitNames.get(post.unit) ?? post.unit),
      })),
    }));
    const found = identify(group, known, decisions);
    for (const [row, identity] of found) identities.set(row, identity);
    for (const [row, notes] of personNotes(group, found)) nameNotes.set(row, notes);
  }

  const candidatesOf = (row: PersonRow, others: readonly number[]): readonly Candidate[] => {
    const inLedger = (namesakes.get(fold(row.name)) ?? []).map((person): Candidate => ({
      decision: person.id,
      name: person.name,
      posts: (postsOf.get(person.id) ?? []).map((post) => ({
        ...{ unit: unitNames.get(post.unit) ?? '', title: post.title },
        ...{ since: post.since, until: post.until },
      })),
    }));
    const inFile = others.flatMap((number): readonly Candidate[] => {
      const other = byRow.get(number);
      if (other === undefined) return [];
      const { unit, title, since, until } = other;
      return [
        {
          decision: `row-${String(number)}`,
          name: other.name,
          posts: [{ unit, title, since, until }],
        },
      ];
    });
    return [...inLedger, ...inFile].slice(0, CANDIDATES);
  };
  const byRow = new Map(first.map((row) => [row.row, row]));

  const personId = (row: PersonRow, identity: Settled): string => {
    if (identity.is === 'known') return identity.person;
    const key = `${fold(row.name)}|${identity.key}`;
    const known = newIds.get(key);
    if (known !== undefined) return known;
    const id = tools.newId();
    newIds.set(key, id);
    people.push({ id, name: row.name, ...tools.pinyinOf(row.name), attributes: [] });
    return id;
  };

  const planPost = (row: PersonRow, person: string, notes: readonly RowProblem[]): PlannedRow => {
    const held = ownPosts.get(person) ?? [];
    const unit = units.find(row.unit);
    const inUnit = held.filter((post) => post.unit === unit);
    const sameDay = inUnit.filter((post) => post.since === row.since);
    const existing = sameDay.find((post) => fold(post.title) === fold(row.title)) ?? sameDay[0];
    if (existing !== undefined) {
      const { post, changes, notes: kept } = postChanges(row, existing, tools.rankName);
      ownPosts.set(
        person,
        held.map((one) => (one.id === post.id ? post : one)),
      );
      const said = [...notes, ...kept];
      return changes.length === 0
        ? plannedRow(row, { notes: said })
        : plannedRow(row, {
            outcome: 'update',
            write: { type: 'post', record: post },
            changes,
            notes: said,
          });
    }
    const doubtful = inUnit.find(
      (post) => fold(post.title) === fold(row.title) && overlap(row, post),
    );
    if (doubtful !== undefined || held.length >= POSTS_OF_ONE) {
      return plannedRow(row, {
        outcome: 'problem',
        notes: [...notes, sinceDiffers(row, doubtful)],
      });
    }
    const left = inUnit.filter((post) => post.until === null && post.since < row.since);
    const post: Post = {
      id: tools.newId(),
      person,
      unit: units.findOrCreate(row.unit),
      rank: row.rank,
      title: row.title,
      since: row.since,
      until: row.until,
      flags: row.flags ?? [],
    };
    ownPosts.set(person, [...held, post]);
    return plannedRow(row, {
      outcome: 'new',
      write: { type: 'post', record: post },
      changes: newPostFields(post, row, tools.rankName),
      notes: [...notes, ...left.map((open) => stillOpen(row, open))],
    });
  };

  /** Lines about posts the ledger has go first, so that a last day they bring is known to the others. */
  const isKnownPost = (row: PersonRow): boolean => {
    const identity = identities.get(row.row);
    if (identity?.is !== 'known') return false;
    const unit = units.find(row.unit);
    return (postsOf.get(identity.person) ?? []).some(
      (post) => post.unit === unit && post.since === row.since,
    );
  };
  const known = first.filter(isKnownPost);
  const knownRows = new Set(known.map((row) => row.row));
  const planned = [...known, ...first.filter((row) => !knownRows.has(row.row))].map((row) => {
    const identity = identities.get(row.row) ?? { is: 'bad-decision' as const };
    const notes = nameNotes.get(row.row) ?? [];
    switch (identity.is) {
      case 'known':
      case 'new':
        return planPost(row, personId(row, identity), notes);
      case 'ask':
        return plannedRow(row, {
          outcome: 'ask',
          notes,
          candidates: candidatesOf(row, identity.rows),
        });
      case 'bad-decision':
        return plannedRow(row, { outcome: 'problem', notes });
    }
  });
  return { rows: [...planned, ...repeated], units: units.created(), people };
};

/** The first line of each post, and the lines that say the same again or contradict it. */
const firstOfEach = (
  rows: readonly PersonRow[],
  decisions: RosterDecisions,
): { readonly first: readonly PersonRow[]; readonly repeated: readonly PlannedRow[] } => {
  const first = new Map<string, PersonRow>();
  const repeated: PlannedRow[] = [];
  for (const row of rows) {
    const key = JSON.stringify([
      fold(row.name),
      fold(row.unit),
      row.since,
      decisions[row.row] ?? '',
    ]);
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, row);
    else if (sameContent(row, earlier))
      repeated.push(plannedRow(row, { notes: [again(row, earlier)] }));
    else repeated.push(plannedRow(row, { outcome: 'problem', notes: [contradicts(row, earlier)] }));
  }
  return { first: [...first.values()], repeated };
};

const newPostFields = (
  post: Post,
  row: PersonRow,
  rankName: (rank: string) => string,
): readonly FieldChange[] =>
  [
    ['单位', row.unit],
    ['类别', rankName(post.rank)],
    ['职务', post.title],
    ['任职起', post.since],
    ['任职止', post.until ?? ''],
    ['标记', post.flags.join('、')],
  ].flatMap(([field = '', after = '']) =>
    after === '' ? [] : [{ field, before: '（空）', after }],
  );

const note = (row: PersonRow, part: Omit<RowProblem, 'row'>): RowProblem => ({
  row: row.row,
  ...part,
});

const again = (row: PersonRow, earlier: PersonRow): RowProblem =>
  note(row, {
    column: '',
    value: row.name,
    code: 'duplicate-row',
    text: `第 ${String(row.row)} 行与第 ${String(earlier.row)} 行内容相同，只取一次。`,
    level: 'notice',
  });

const contradicts = (row: PersonRow, earlier: PersonRow): RowProblem =>
  note(row, {
    column: '',
    value: row.name,
    code: 'contradicts-row',
    text:
      `第 ${String(row.row)} 行与第 ${String(earlier.row)} 行是同一人、同一单位、同一任职起，` +
      '但职务、类别、任职止或标记不同，请改成一行；如果是同名的两个人，请改用能区分的单位名称。',
    level: 'error',
  });

const sinceDiffers = (row: PersonRow, post: Post | undefined): RowProblem =>
  note(row, {
    column: '任职起',
    value: row.since,
    code: 'since-differs',
    text:
      post === undefined
        ? `第 ${String(row.row)} 行：${row.name}的任职超过 ${String(POSTS_OF_ONE)} 条，请核对名册。`
        : `第 ${String(row.row)} 行：${row.name}在${row.unit}任${row.title}已有一条自 ${post.since} 起的任职，时间重叠；` +
          '若是更正日期，请在人员页修改；若是续任，请给前一条填上任职止。',
    level: 'error',
  });

const stillOpen = (row: PersonRow, post: Post): RowProblem =>
  note(row, {
    column: '任职起',
    value: row.since,
    code: 'open-post',
    text:
      `第 ${String(row.row)} 行：${row.name}在${row.unit}还有自 ${post.since} 起的“${post.title}”未填任职止，` +
      '两项任职将同时有效；如已离任，请补上任职止。',
    level: 'notice',
  });
