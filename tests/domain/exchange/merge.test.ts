import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { agreedOn, merge } from '#domain/exchange/merge';
import {
  DELETED,
  DELETED_DIGEST,
  canonicalText,
  isSent,
  sharedForm,
} from '#domain/exchange/shared-form';

const BASE = { summary: '原', place: '', amount: 1, amountUnit: '天', evidence: [] };
const on = (ours: object, theirs: object, base: object | null = BASE) =>
  merge('entry', { ...BASE, ...ours }, { ...BASE, ...theirs }, base as typeof BASE | null);

describe('a merge', () => {
  it('takes what they changed and keeps what we changed', () => {
    expect(on({ place: '楼' }, { summary: '新' })).toMatchObject({
      after: { place: '楼', summary: '新' },
      taken: ['summary'],
      conflicts: [],
    });
  });

  it('puts a field that both changed before a person', () => {
    expect(on({ summary: '我' }, { summary: '他' })).toMatchObject({
      after: { summary: '我' },
      conflicts: ['summary'],
    });
  });

  it('takes an amount and its unit together or not at all', () => {
    expect(on({ amount: 2 }, { amountUnit: '学时' }).conflicts).toEqual(['amount', 'amountUnit']);
  });

  it('keeps what both added to a list', () => {
    const [ours, theirs] = [
      { kind: '报告', title: '一' },
      { kind: '报告', title: '二' },
    ];
    const { after, conflicts } = on({ evidence: [ours] }, { evidence: [theirs] });
    expect([after.evidence, conflicts]).toEqual([[ours, theirs], []]);
  });

  it('lets the empty give way where nothing is known of before', () => {
    expect(on({ summary: '' }, { summary: '他' }, null)).toMatchObject({ taken: ['summary'] });
    expect(on({ summary: '我' }, { summary: '' }, null)).toMatchObject({
      taken: [],
      conflicts: [],
    });
    expect(on({ summary: '我' }, { summary: '他' }, null).conflicts).toEqual(['summary']);
  });

  it('does not hand in a draft of ours by their stamp while nobody decided what it says', () => {
    const ours = { jobFunction: '我', received: null };
    const theirs = { jobFunction: '他', received: '2026-09-08' };
    const { after, conflicts } = merge('declaration', ours, theirs, null);
    expect([after, conflicts]).toEqual([ours, ['jobFunction', 'received']]);
    expect(merge('declaration', { ...ours, jobFunction: '' }, theirs, null).after).toEqual(theirs);
  });

  it('keeps the first stamp, also where only theirs changed since the base', () => {
    const ours = { content: '我', submitted: '2026-11-03T08:40:00' };
    const later = { ...ours, submitted: '2026-11-21T09:00:00' };
    expect(merge('sheet', ours, later, ours).after).toBe(ours);
    expect(merge('sheet', later, ours, later).after).toEqual(ours);
  });

  it('agrees on their word, but in what is open on what it was', () => {
    const theirs = { ...BASE, summary: '他', place: '馆', amount: 3, amountUnit: '学时' };
    expect(agreedOn('entry', theirs, BASE, ['summary', 'amount'])).toEqual({
      ...BASE,
      place: '馆',
    });
    expect(agreedOn('entry', theirs, null, ['summary'])).not.toHaveProperty('summary');
  });
});

describe('what a side says of a record', () => {
  const ENTRY = { id: '一', status: 'accepted', received: '2026', returnReason: '', summary: '原' };

  it('leaves a department’s word without the office’s verdict', () => {
    expect(sharedForm('entry', ENTRY, 'department')).toEqual({
      status: 'submitted',
      summary: '原',
    });
    expect(sharedForm('entry', ENTRY, 'office')).toEqual({
      status: 'accepted',
      received: '2026',
      returnReason: '',
      summary: '原',
    });
  });

  it.each([
    ['entry', { status: 'draft' }, false, false],
    ['entry', { status: 'returned' }, true, false],
    ['sheet', { status: 'submitted' }, true, true],
    ['declaration', { received: null }, false, false],
    ['object', { name: '一班' }, true, true],
  ] as const)('is said of a %s %o', (kind, record, office, department) => {
    expect([isSent(kind, record, 'office'), isSent(kind, record, 'department')]).toEqual([
      office,
      department,
    ]);
  });

  it('has one text whatever the order of its keys', () => {
    expect(canonicalText({ b: [1, { d: null, c: '“' }], a: undefined })).toBe(
      '{"b":[1,{"c":"“","d":null}]}',
    );
    expect(createHash('sha256').update(DELETED).digest('hex')).toBe(DELETED_DIGEST);
  });
});
