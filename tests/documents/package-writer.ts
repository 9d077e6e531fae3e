/* Writes packages over one another until it is killed; says a line once the first one stands. */
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordLine } from '#domain/exchange/package';
import { writePackage } from '#documents/package/write-package';

const [folder = '', passphrase = ''] = process.argv.slice(2);
const key = generateKeyPairSync('ed25519');
const publicKey = key.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
const file = Buffer.from(`%PDF-1.7 ${'材料'.repeat(200_000)}`);
const sha256 = createHash('sha256').update(file).digest('hex');
writeFileSync(join(folder, 'a.pdf'), file);

const evidence = [{ kind: '报告', title: '', file: { sha256, name: 'a.pdf', size: file.length } }];

function* records(sequence: number): Generator<RecordLine> {
  for (let index = 0; index < 400; index += 1)
    yield {
      type: 'entry',
      id: `entry-${String(index)}`,
      rev: sequence,
      base: null,
      deleted: false,
      data: {
        happened: '2026-10-15',
        until: null,
        timeNote: '',
        amount: null,
        amountUnit: '',
        mode: 'face-to-face',
        participants: [{ person: 'person-1', role: 'led' }],
        carriers: ['班级'],
        object: null,
        objectText: '',
        activities: [],
        summary: createHash('sha256').update(String(index)).digest('hex').repeat(20),
        place: '',
        present: null,
        evidence: index === 0 ? evidence : [],
        commendable: false,
        makeUp: null,
        status: 'submitted',
        submitted: '2026-10-16T09:00:00',
        created: '2026-10-15T17:00:00',
      },
    };
}

for (let sequence = 1; ; sequence += 1) {
  const done = await writePackage(
    join(folder, 'out.lxb'),
    {
      manifest: {
        kind: 'entries',
        id: '0199a1b2-c3d4-7e5f-8a6b-7c8d9e0f1a2b',
        created: '2026-11-02T08:30:00',
        ledger: { id: 'ledger-1', name: '台账' },
        unit: { id: 'unit-7', name: '机械工程系' },
        sender: { installation: 'installation-1', name: '机械工程系' },
        sequence,
        previous: null,
        acknowledges: null,
      },
      records: records(sequence),
      attachments: [{ sha256, path: join(folder, 'a.pdf') }],
    },
    {
      publicKey,
      sign: (bytes) => Promise.resolve({ ok: true, value: sign(null, bytes, key.privateKey) }),
      passphrase: passphrase === '' ? null : passphrase,
      progress: () => undefined,
      cancelled: () => false,
    },
  );
  if (!done.ok) throw new Error(done.why.text);
  process.stdout.write(`${String(sequence)}\n`);
}
