import { describe, expect, it } from 'vitest';
import { isJudged } from '#domain/compliance/judge';
import { FJ_TABLE } from './fj.ts';
import { MINGDE_TABLE } from './mingde.ts';
import { NEU_TABLE } from './neu.ts';
import { QINGYUAN_TABLE } from './qingyuan.ts';
import { judged, shown } from './table.ts';
import { YUNLING_TABLE } from './yunling.ts';

/*
 * Every clause that can be kept or broken, worked by hand: read the clause, look at the calendar, say what the cell
 * has to show. The code was not asked. The tables aren't formatted, so that each row stays one line.
 */

const TABLES = [FJ_TABLE, NEU_TABLE, MINGDE_TABLE, QINGYUAN_TABLE, YUNLING_TABLE];

/** Letters only: the scan and the policy differ in blanks and quotation marks. */
const bare = (text: string): string => text.replaceAll(/[\s“”"「」（）(),，。、]/gu, '');

describe.each(TABLES)('$policy.documentNumber', ({ policy, clauses }) => {
  describe.each(clauses)('$rule $words', (one) => {
    it.each(one.rows)('%s', (...row) => {
      const [, , , , status, figures] = row;
      expect(shown(judged(policy, one, row), figures)).toEqual([status, figures]);
    });
  });

  it('has a table for every clause that is judged, under the clause’s own words', () => {
    const asked = policy.rules.filter(isJudged).map((rule) => rule.id);
    expect(clauses.map(({ rule }) => rule).toSorted()).toEqual(asked.toSorted());
    for (const { rule, words } of clauses) {
      const text = bare(policy.rules.find(({ id }) => id === rule)?.clause.text ?? '');
      expect(words.split('……').every((part) => text.includes(bare(part)))).toBe(true);
    }
  });
});
