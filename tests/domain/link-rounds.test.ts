import { describe, expect, it } from 'vitest';
import { proposeRound } from '#domain/link-rounds';
import type { DueLink, Successor } from '#domain/link-rounds';

const due = (name: string, person: string, more: Partial<DueLink> = {}): DueLink => ({
  link: `link ${name}`,
  object: name,
  person,
  unit: null,
  before: [person],
  ...more,
});
const person = (id: string, more: Partial<Successor> = {}): Successor => ({
  id,
  units: [],
  staying: 0,
  due: false,
  ...more,
});
const takers = (links: readonly DueLink[], people: readonly Successor[]) =>
  proposeRound(links, people).map(({ to }) => to);

describe('the next round of links', () => {
  it('moves everybody on by one where all are due, and nobody keeps an object', () => {
    const links = [due('a', '1'), due('b', '2'), due('c', '3')];
    const found = takers(links, [person('1'), person('2'), person('3')]);
    expect([...found].sort()).toEqual(['1', '2', '3']);
    links.forEach((link, index) => {
      expect(found[index]).not.toBe(link.person);
    });
  });

  it('prefers who holds nothing, and spreads the rest evenly', () => {
    const people = [person('1', { staying: 1 }), person('2'), person('3')];
    expect(takers([due('a', '9')], people)).toEqual(['2']);
    const many = ['a', 'b', 'c', 'd', 'e'].map((name) => due(name, '9'));
    const found = takers(many, people);
    const count = (id: string): number => found.filter((to) => to === id).length;
    expect([count('1') + 1, count('2'), count('3')]).toEqual([2, 2, 2]);
  });

  it('rather takes somebody of another unit who never had the object, and says why', () => {
    const link = due('a', '9', { unit: 'own', before: ['9', '2'] });
    const people = [person('1', { units: ['own'] }), person('2'), person('3')];
    expect(takers([link], people)).toEqual(['3']);
    const [forced] = proposeRound([link], [person('1', { units: ['own'] })]);
    expect(forced?.why).toContain('同一单位');
    const [again] = proposeRound([link], [person('2', { due: true })]);
    expect(again?.why).toContain('以前联系过');
    expect(again?.why).toContain('也到期');
  });

  it('leaves it to the clerk when only the holder is there', () => {
    const [proposal] = proposeRound([due('a', '1')], [person('1')]);
    expect(proposal).toMatchObject({ from: '1', to: null });
    expect(proposal?.why).toContain('自行选择');
    expect(proposeRound([], [])).toEqual([]);
  });

  it('gives the same answer every time, for a whole school', () => {
    const people = Array.from({ length: 60 }, (_, index) => person(`p${String(index)}`));
    const links = Array.from({ length: 150 }, (_, index) =>
      due(`o${String(index)}`, `p${String(index % 60)}`),
    );
    const found = takers(links, people);
    expect(found).toEqual(takers(links, people));
    const loads = people.map(({ id }) => found.filter((to) => to === id).length);
    expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
    links.forEach((link, index) => {
      expect(found[index]).not.toBe(link.person);
    });
  });
});
