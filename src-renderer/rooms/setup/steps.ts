import type { SetupProposal } from '#api/views';

const officeSteps = ['use', 'institution', 'policies', 'semesters', 'roster'] as const;
const departmentSteps = ['use', 'join'] as const;
export type Step = (typeof officeSteps)[number] | (typeof departmentSteps)[number];

/** 中心台账 or 部门填报. */
export type Use = 'office' | 'department';

/** The steps of a use, in their order. */
export const stepsOf = (use: Use): readonly Step[] =>
  use === 'office' ? officeSteps : departmentSteps;

/** What has been chosen about policies. */
export interface Chosen {
  readonly proposal: SetupProposal | null;
  readonly policies: readonly string[];
  /** Ranks left out, by policy. */
  readonly left: Readonly<Record<string, readonly string[]>>;
}

/** Ranks that each chosen policy shall bind. */
export const bindingsOf = ({
  proposal,
  policies,
  left,
}: Chosen): { readonly policy: string; readonly ranks: readonly string[] }[] =>
  (proposal?.policies ?? [])
    .filter(({ id }) => policies.includes(id))
    .map(({ id, ranks }) => ({
      policy: id,
      ranks: ranks.map((rank) => rank.id).filter((rank) => !(left[id] ?? []).includes(rank)),
    }));
