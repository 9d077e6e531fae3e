import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pathToFileURL } from 'node:url';

/** What is done to a document in LibreOffice. */
export interface Edit {
  readonly bytes: Uint8Array;
  /** Words found and replaced, each wherever it stands. */
  readonly replace?: readonly (readonly [before: string, after: string])[];
  /** Saved as OpenDocument in between, as somebody does who works at home: whatever only Word keeps is lost. */
  readonly throughOdt?: boolean;
}

const url = (path: string): string => pathToFileURL(path).href;

const quoted = (text: string): string => `"${text.replace(/"/gu, '""')}"`;

const MACRO = `
Function Hidden() As Variant
  Dim one(0) As New com.sun.star.beans.PropertyValue
  one(0).Name = "Hidden" : one(0).Value = True
  Hidden = one()
End Function
Function Filter(name As String) As Variant
  Dim one(0) As New com.sun.star.beans.PropertyValue
  one(0).Name = "FilterName" : one(0).Value = name
  Filter = one()
End Function
Sub Change(doc As Object, before As String, after As String)
  Dim wanted As Object
  wanted = doc.createReplaceDescriptor()
  wanted.SearchString = before
  wanted.ReplaceString = after
  doc.replaceAll(wanted)
End Sub
`;

const stepsOf = ({ replace = [], throughOdt = false }: Edit, base: string): string => {
  const open = (ending: string): string =>
    `doc = StarDesktop.loadComponentFromURL("${base}${ending}", "_blank", 0, Hidden())`;
  const save = (ending: string, filter: string): string =>
    `doc.storeToURL("${base}${ending}", Filter("${filter}"))`;
  const close = 'doc.close(True)';
  return [
    open('.docx'),
    ...(throughOdt ? [save('.odt', 'writer8'), close, open('.odt')] : []),
    ...replace.map(([before, after]) => `Change(doc, ${quoted(before)}, ${quoted(after)})`),
    save('-saved.docx', 'MS Word 2007 XML'),
    close,
  ].join('\n');
};

const xml = (text: string): string =>
  text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;');

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

const doctype = (name: string): string =>
  `<!DOCTYPE ${name} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "${name.replace(/^.*:/u, '')}.dtd">\n`;

const LIBRARY = 'xmlns:library="http://openoffice.org/2000/library"';

/** A profile whose standard library holds the macro. It says that it was set up, or it would be. */
const profileWith = (folder: string, macro: string): string => {
  const user = join(folder, 'profile', 'user');
  const library = join(user, 'basic', 'Standard');
  mkdirSync(library, { recursive: true });
  writeFileSync(
    join(library, 'Edits.xba'),
    `${HEAD}${doctype('script:module')}<script:module xmlns:script="http://openoffice.org/2000/script" ` +
      `script:name="Edits" script:language="StarBasic">${xml(macro)}</script:module>`,
  );
  writeFileSync(
    join(library, 'script.xlb'),
    `${HEAD}${doctype('library:library')}<library:library ${LIBRARY} library:name="Standard" ` +
      'library:readonly="false" library:passwordprotected="false"><library:element library:name="Edits"/>' +
      '</library:library>',
  );
  writeFileSync(
    join(user, 'basic', 'script.xlc'),
    `${HEAD}${doctype('library:libraries')}<library:libraries ${LIBRARY}>` +
      '<library:library library:name="Standard" library:link="false"/></library:libraries>',
  );
  writeFileSync(
    join(user, 'registrymodifications.xcu'),
    `${HEAD}<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Setup/Office">` +
      '<prop oor:name="ooSetupInstCompleted" oor:op="fuse"><value>true</value></prop></item></oor:items>',
  );
  return url(join(folder, 'profile'));
};

/** The documents as LibreOffice saves them after somebody edited them there; all in one run. */
export const editedInOffice = async (edits: readonly Edit[]): Promise<readonly Uint8Array[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'edited-'));
  try {
    const bases = edits.map((_, index) => join(folder, `form-${String(index)}`));
    edits.forEach(({ bytes }, index) => {
      writeFileSync(`${bases[index] ?? ''}.docx`, bytes);
    });
    const steps = edits.map((edit, index) => stepsOf(edit, url(bases[index] ?? '')));
    const macro = `${MACRO}Sub Main()\nDim doc As Object\n${steps.join('\n')}\nStarDesktop.terminate()\nEnd Sub\n`;
    await promisify(execFile)(
      'soffice',
      [
        `-env:UserInstallation=${profileWith(folder, macro)}`,
        '--headless',
        '--norestore',
        'macro:///Standard.Edits.Main',
      ],
      { timeout: 120_000 },
    );
    return bases.map((base) => new Uint8Array(readFileSync(`${base}-saved.docx`)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
