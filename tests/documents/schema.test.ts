import { createHash } from 'node:crypto';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { DocumentOffer, DocumentQuery } from '#api/document-contract';
import { writePaper } from '#documents/write-paper';
import { makeWorld } from '../services/world.ts';
import type { World } from '../services/world.ts';
import { faultsOf } from './schema.ts';

const school = async (): Promise<World> => {
  const world = makeWorld();
  await world.get('demo.load', null);
  return world;
};

/** Every way an offer can be asked for October: one query for each value of each option. */
const queriesOf = (offer: DocumentOffer): readonly DocumentQuery[] => {
  const kind = offer.periods[0] === 'day' ? 'month' : (offer.periods[0] ?? 'month');
  const range = { kind, day: '2026-10-15' };
  const varied = offer.options.flatMap(({ id, values }) =>
    values.map(({ value }) => ({ kind: offer.kind, range, options: { [id]: value } })),
  );
  return [{ kind: offer.kind, range, options: {} }, ...varied];
};

describe('every document keeps the rules of its format', () => {
  test('the validator finds a fault that is planted', async () => {
    const bytes = await writePaper(
      {
        kind: 'papers',
        outlines: [
          {
            kind: 'list',
            title: '清单',
            subtitle: [],
            orientation: 'portrait',
            paper: 'A4',
            columns: [{ label: '姓名', width: 1, align: 'left' }],
            rows: [{ cells: [{ text: '甲' }] }],
            notes: [],
            signature: [],
          },
        ],
      },
      'docx',
    );
    expect(await faultsOf(bytes ?? new Uint8Array(), 'docx')).toEqual([]);
    const parts = unzipSync(bytes ?? new Uint8Array());
    const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
    const spoilt = xml.replace('<w:tcPr>', '<w:tcPr><w:vAlign w:val="center"/>');
    expect(spoilt).not.toBe(xml);
    const faults = await faultsOf(
      zipSync({ ...parts, 'word/document.xml': strToU8(spoilt) }),
      'docx',
    );
    expect(faults).toHaveLength(1);
  }, 60_000);

  test('in every variation, of the demo school', async () => {
    const world = await school();
    const offers = await world.get('document.offers', null);
    const faults: string[] = [];
    const seen = new Set<string>();
    let looked = 0;
    for (const query of offers.flatMap(queriesOf)) {
      const plan = await world.get('document.plan', query);
      // Of a variation the first paper; as it is usually printed also the last, and the one that lacks most.
      const more =
        Object.keys(query.options).length > 0
          ? []
          : [plan.items.at(-1), plan.items.toSorted((a, b) => b.gaps.length - a.gaps.length)[0]];
      const chosen = new Set([plan.items[0], ...more].map((one) => one?.id));
      for (const item of chosen) {
        if (item === undefined) continue;
        const { document } = await world.get('document.preview', { query, item });
        // What an option only leaves out or files elsewhere needn't be looked at twice.
        const digest = createHash('sha256').update(document.bytes).digest('hex');
        if (seen.has(digest)) continue;
        seen.add(digest);
        looked += 1;
        faults.push(
          ...(await faultsOf(document.bytes, 'docx')).map((f) => `${document.name}: ${f}`),
        );
      }
    }
    expect(faults).toEqual([]);
    expect(looked).toBeGreaterThanOrEqual(25);
    world.end();
  }, 240_000);
});
