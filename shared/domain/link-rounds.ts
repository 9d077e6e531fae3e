/* 轮换: who takes over which object when links are due for change. Same input, same proposal. */

/** A link that is due, with what matters for finding a successor. */
export interface DueLink {
  readonly link: string;
  readonly object: string;
  /** Who holds it now. */
  readonly person: string;
  /** The object's own unit; null when not given. */
  readonly unit: string | null;
  /** Everybody who was linked to the object before. */
  readonly before: readonly string[];
}

/** Somebody who may take an object over. */
export interface Successor {
  readonly id: string;
  readonly units: readonly string[];
  /** Links to objects of these kinds that stay. */
  readonly staying: number;
  /** Whether one of their own links is due in this round. */
  readonly due: boolean;
}

/** Who is proposed for a link that is due; `to` is null when nobody fits. */
export interface RoundProposal {
  readonly link: string;
  readonly object: string;
  readonly from: string;
  readonly to: string | null;
  readonly why: string;
}

const isOwn = (due: DueLink, person: Successor): boolean =>
  due.unit !== null && person.units.includes(due.unit);

/** Who may take an object, the most suitable first: never the holder, rather somebody new to it and of another unit. */
const suited = (due: DueLink, people: readonly Successor[]): readonly Successor[] => {
  const penalty = (person: Successor): number =>
    (due.before.includes(person.id) ? 2 : 0) + (isOwn(due, person) ? 1 : 0);
  return people
    .filter((person) => person.id !== due.person)
    .map((person, order) => ({ person, order, penalty: penalty(person) }))
    .toSorted((a, b) => a.penalty - b.penalty || a.order - b.order)
    .map(({ person }) => person);
};

const whyOf = (due: DueLink, person: Successor | undefined): string => {
  if (person === undefined) return '没有可以接替的人，请自行选择。';
  const first =
    person.staying > 0
      ? `现另联系 ${String(person.staying)} 个，按数量均衡轮到`
      : person.due
        ? '本人的联系点也到期，换联系一个'
        : '现在没有联系此类对象';
  const notes = [
    first,
    ...(due.before.includes(person.id) ? ['以前联系过，没有别人可换'] : []),
    ...(isOwn(due, person) ? ['与对象同一单位，没有别的单位的人可换'] : []),
  ];
  return `${notes.join('；')}。`;
};

/**
 * Proposes a successor for each due link: nobody keeps an object, and links are spread as evenly as that allows.
 * Loads are filled level by level, so that a second link is given to somebody only when no first one can be; within a
 * level an object may push another on to somebody else (augmenting paths), so that none is left over needlessly.
 * Order of `due` and `people` decides between equals.
 */
export const proposeRound = (
  due: readonly DueLink[],
  people: readonly Successor[],
): readonly RoundProposal[] => {
  const wishes = due.map((one) => suited(one, people));
  const taken = new Map<string, number[]>(people.map((person) => [person.id, []]));
  const given = new Map<number, Successor>();

  const give = (index: number, level: number, seen: Set<string>): boolean => {
    for (const person of wishes[index] ?? []) {
      if (seen.has(person.id)) continue;
      seen.add(person.id);
      const held = taken.get(person.id) ?? [];
      const room = person.staying + held.length < level;
      const moved = room ? undefined : held.find((other) => give(other, level, seen));
      if (!room && moved === undefined) continue;
      taken.set(person.id, [...held.filter((other) => other !== moved), index]);
      given.set(index, person);
      return true;
    }
    return false;
  };

  const most = Math.max(0, ...people.map(({ staying }) => staying)) + due.length;
  for (let level = 1; level <= most && given.size < due.length; level += 1) {
    for (const index of due.keys()) {
      if (!given.has(index)) give(index, level, new Set());
    }
  }
  return due.map((one, index) => {
    const person = given.get(index);
    return {
      link: one.link,
      object: one.object,
      from: one.person,
      to: person?.id ?? null,
      why: whyOf(one, person),
    };
  });
};
