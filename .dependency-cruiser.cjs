/**
 * Who may import whom: the table of docs/architecture.md and nothing else.
 * `rooms` are other rooms, `packages` npm packages, `typesOf` packages of which only types are known;
 * `node` and `electron` say whether those are known.
 */
const table = {
  'shared/domain': { rooms: [], packages: ['zod'] },
  'shared/api': { rooms: ['shared/domain'], packages: ['zod'] },
  'src-main/storage': {
    rooms: ['shared/domain', 'src-main/storage/migrations'],
    packages: ['kysely', 'better-sqlite3'],
    node: true,
  },
  'src-main/storage/migrations': {
    rooms: [],
    packages: ['kysely'],
    typesOf: ['better-sqlite3'],
  },
  'src-main/documents': {
    rooms: ['shared/domain'],
    packages: [
      '@cantoo/pdf-lib',
      'docx',
      'docxtemplater',
      'fflate',
      'pizzip',
      'saxes',
      'yauzl',
      'yazl',
    ],
    node: true,
  },
  'src-main/intake': {
    rooms: ['shared/domain'],
    packages: [
      '@e965/xlsx',
      'csv-parse',
      'fflate',
      'iconv-lite',
      'pinyin-pro',
      'saxes',
      'yauzl',
      'zod',
    ],
    node: true,
  },
  'src-main/services': {
    rooms: [
      'shared/domain',
      'shared/api',
      'src-main/storage',
      'src-main/documents',
      'src-main/intake',
    ],
    packages: [],
  },
  'src-main/batch': {
    rooms: ['shared/domain', 'shared/api', 'src-main/services'],
    packages: [],
  },
  'src-main/platform': {
    rooms: [
      'shared/domain',
      'shared/api',
      'src-main/services/ports.ts',
      'src-main/ledger/messages.ts',
      'src-main/reader/one-job.ts',
    ],
    packages: [],
    node: true,
    electron: true,
  },
  'src-main/reader': {
    rooms: ['shared/domain', 'src-main/intake', 'src-main/services/ports.ts'],
    packages: [],
    node: true,
    electron: true,
  },
  'src-main/ipc': {
    rooms: [
      'shared/api',
      'src-main/ledger/messages.ts',
      'src-main/batch/options.ts',
      'src-main/batch/report.ts',
      'src-main/services/ports.ts',
      'src-main/reader/one-job.ts',
    ],
    packages: [],
    electron: true,
  },
  'src-main/window': {
    rooms: ['shared/api', 'src-main/documents/paper.ts'],
    packages: [],
    node: true,
    electron: true,
  },
  'src-main/preload': { rooms: ['shared/api'], packages: [], electron: true },
  'src-main/ledger': {
    rooms: [
      'shared/domain',
      'shared/api',
      'src-main/storage',
      'src-main/services',
      'src-main/platform',
      'src-main/documents',
      'src-main/intake',
      'src-main/batch',
    ],
    packages: [],
    node: true,
    electron: true,
  },
  'src-main/main.ts': {
    rooms: ['shared/domain', 'shared/api', 'src-main'],
    packages: [],
    node: true,
    electron: true,
  },
  'src-main/demo.ts': {
    rooms: ['shared/domain', 'shared/api', 'src-main'],
    packages: [],
    node: true,
    electron: true,
  },
  'src-renderer': {
    rooms: ['shared/domain', 'shared/api'],
    packages: ['svelte', 'bits-ui', 'virtua', '@lucide/svelte', 'docx-preview', 'saxes'],
  },
};

const names = Object.keys(table);
const escaped = (text) => text.replace(/[.]/g, '\\.');
const inside = (name) => (name.endsWith('.ts') ? `^${escaped(name)}$` : `^${name}/`);

/** Rooms that lie inside another one have their own row and are not that other room. */
const nestedIn = (name) => names.filter((other) => other.startsWith(`${name}/`));

const npmTypes = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'];

function wallsOf(name) {
  const { rooms, packages, typesOf = [], node = false, electron = false } = table[name];
  const from = { path: inside(name), pathNot: nestedIn(name).map(inside) };
  const known = electron ? [...packages, 'electron'] : packages;
  // A room inside a room is only reached by who names it: services read storage, not its migrations.
  const closed = rooms
    .concat(name)
    .flatMap(nestedIn)
    .filter((nested) => !rooms.includes(nested) && !rooms.includes('src-main'));
  const packageWall = (kind, allowed, except) => ({
    name: `${name}: ${kind}`,
    severity: 'error',
    from,
    to: {
      dependencyTypes: npmTypes,
      ...(except.length > 0 ? { dependencyTypesNot: except } : {}),
      pathNot: allowed.map((one) => `node_modules/(@types/)?${escaped(one)}/`),
    },
  });
  const walls = [
    {
      name: `${name}: other rooms`,
      severity: 'error',
      from,
      to: {
        path: '^(shared|src-main|src-renderer|tests|scripts|out|resources)/',
        pathNot: [name, ...rooms].map(inside),
      },
    },
    packageWall('packages', known.concat(typesOf), []),
    packageWall('types only', known, ['type-only', 'type-import']),
  ];
  if (closed.length > 0) {
    const to = { path: closed.map(inside) };
    walls.push({ name: `${name}: inner rooms`, severity: 'error', from, to });
  }
  if (!node) {
    const to = { dependencyTypes: ['core'] };
    walls.push({ name: `${name}: Node`, severity: 'error', from, to });
  }
  return walls;
}

module.exports = {
  forbidden: [
    ...names.flatMap(wallsOf),
    {
      name: 'no cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'imports lead somewhere',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no network',
      severity: 'error',
      from: {},
      to: { path: '^(node:)?(net|http|https|http2|dns|dns/promises|tls|dgram)$' },
    },
    {
      name: 'other rooms by their name',
      comment: 'Write #domain/x instead of ../../shared/domain/x.ts.',
      severity: 'error',
      from: { path: '^((?:shared|src-main)/[^/]+|src-renderer)/' },
      to: {
        path: '^(shared/(domain|api)|src-main/(storage|documents|intake|services|platform))/',
        pathNot: '^$1/',
        dependencyTypesNot: ['aliased-subpath-import'],
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^out/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'svelte', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
