import type { Asked } from '#api/contract';
import type { SentFile } from '#api/exchange-views';
import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import { safeFileName } from '#documents/file-name';
import { writeWorkbook } from '#documents/workbook/write-workbook';
import type { Delivery } from '#domain/exchange/kept';
import { monthText } from '#domain/plain-date';
import { registerOf } from '../register.ts';
import { LASTING_SOURCE, ledgerOf } from '../session.ts';
import type { Session } from '../session.ts';
import { remember } from '../written-files.ts';
import { freePath, sendTarget } from './send-target.ts';
import type { SendTarget } from './send-target.ts';
import type { Job } from './taking-job.ts';
import { workbookContent } from './workbook-content.ts';

type Content = NonNullable<ReturnType<typeof workbookContent>>;

const writeOne = async (
  session: Session,
  content: Content,
  target: SendTarget,
): Promise<Reply<SentFile>> => {
  const { files, digest, clock, newId } = session.ports;
  const { unit, month } = content;
  const own = `${safeFileName(`${unit.name}-填报表-${monthText(month)}`)}.xlsx`;
  const path = freePath(session, target.folder, own);
  const file = files.name(path);
  const bytes = writeWorkbook(content);
  const wrote = files.write(path, bytes, 'refuse');
  if (!wrote.ok) return failed({ code: 'write-failed', file, why: wrote.why });
  const there = await files.hash(path);
  if (!there.ok || there.value !== digest(bytes)) {
    files.remove(path);
    return failed({ code: 'not-verified', file });
  }
  const delivery: Delivery = {
    id: newId(),
    direction: 'out',
    kind: 'excel',
    partner: unit.id,
    installation: null,
    sequence: null,
    previous: null,
    acknowledges: null,
    made: clock.now(),
    at: clock.now(),
    file,
    digest: there.value,
    counts: { entry: content.entries.length },
    upTo: 0,
  };
  const noted = session.write(
    `做填报表 ${file}（给${unit.name}）`,
    [{ kind: 'delivery', id: delivery.id, after: delivery }],
    ['exchange'],
    LASTING_SOURCE,
  );
  if (!noted.ok) {
    files.remove(path);
    return noted;
  }
  const { id } = remember(session, path);
  return done({ id, name: file, place: target.place, unit: unit.name, safe: true });
};

/** Writes the workbooks that departments without the app fill in, one a unit in which somebody owes a sheet. */
export const sendWorkbooks = async (
  session: Session,
  { units, month, drive }: Asked<'exchange.workbooks'>,
  job: Job,
): Promise<Reply<readonly SentFile[] | null>> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const register = registerOf(session, open.value);
  const contents: Content[] = [];
  for (const id of new Set(units)) {
    const unit = register.units.get(id);
    if (unit === undefined) return failed({ code: 'not-found', what: 'unit' });
    const content = workbookContent(session, open.value, { id, name: unit.name }, month);
    if (content !== undefined) contents.push(content);
  }
  if (contents.length === 0)
    return failed({
      code: 'invalid',
      field: monthText(month),
      text: '所选单位这个月没有人要填工作记录表，没有可做的填报表。',
    });
  const target = await sendTarget(session, drive);
  if (!target.ok) return target;
  if (target.value === null) return done(null);
  const sent: SentFile[] = [];
  for (const content of contents) {
    if (job.cancelled()) return failed({ code: 'cancelled' });
    job.step('写填报表', sent.length, contents.length);
    await session.ports.breathe();
    const file = await writeOne(session, content, target.value);
    if (!file.ok) return file;
    sent.push(file.value);
  }
  return done(sent);
};
