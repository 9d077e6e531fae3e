import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { ask } from './calendar-school.ts';
import { expect } from './fixtures.ts';
import { rosterFile } from './steps.ts';

/** A college under all policies that ship, with the fixture rosters, made through the questions the window asks. */
export async function makeCollege(page: Page): Promise<void> {
  const proposal = await ask(page, 'setup.proposal', null);
  await ask(page, 'setup.create', {
    institution: '示例卫生职业学院',
    policies: proposal.policies.map(({ id }) => id),
    semesters: [],
  });
  for (const [kind, file] of [
    ['people', '名册.csv'],
    ['objects', '联系对象.csv'],
    ['calendar', '校历.csv'],
  ] as const) {
    const text = readFileSync(rosterFile(file), 'utf8').replaceAll(',', '\t');
    const review = await ask(page, 'roster.paste', { kind, text });
    await ask(page, 'roster.commit', { review: review.id });
  }
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible();
}

/** Id of the first person of a name. */
export async function personId(page: Page, name: string): Promise<string> {
  const { people } = await ask(page, 'roster.all', null);
  return people.find((person) => person.name === name)?.id ?? '';
}

/** Links people to objects from a day on. */
export async function link(
  page: Page,
  since: string,
  pairs: readonly (readonly [person: string, object: string])[],
): Promise<void> {
  const { people, objects } = await ask(page, 'roster.all', null);
  await ask(page, 'link.move', {
    since,
    moves: pairs.map(([person, object]) => ({
      link: null,
      object: objects.find(({ name }) => name === object)?.id ?? '',
      person: people.find(({ name }) => name === person)?.id ?? null,
    })),
  });
}
