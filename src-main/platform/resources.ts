import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HolidayYear } from '#domain/academic-calendar';
import type { Resources } from '#services/ports';

const filesIn = (folder: string, ending: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(ending))
        .sort()
    : [];

/**
 * What ships in `resources/`, and the licences file that the build makes. Policies go out as text: their parser
 * decides whether they are any good.
 */
export const makeResources = (folder: string, licences?: string): Resources => ({
  policies: () =>
    filesIn(join(folder, 'policies'), '.json').map((file) => ({
      file,
      text: readFileSync(join(folder, 'policies', file), 'utf8'),
    })),
  holidays: () =>
    filesIn(join(folder, 'holidays'), '.json').map(
      // Our own files, checked against an independent library by a test.
      (file) => JSON.parse(readFileSync(join(folder, 'holidays', file), 'utf8')) as HolidayYear,
    ),
  demo: () => ({
    rosters: filesIn(join(folder, 'demo'), '.csv').map((file) => ({
      file,
      bytes: new Uint8Array(readFileSync(join(folder, 'demo', file))),
    })),
    phrases: JSON.parse(readFileSync(join(folder, 'demo', 'phrases.json'), 'utf8')) as unknown,
    papers: JSON.parse(readFileSync(join(folder, 'demo', 'handed-in.json'), 'utf8')) as unknown,
  }),
  licences: () =>
    licences !== undefined && existsSync(licences) ? readFileSync(licences, 'utf8') : '',
});
