/**
 * electron-builder's afterPack hook: removes what a copied Electron folder leaves behind, adds what
 * the fallback runtime needs, and sets the product's fuses.
 */
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Names of electron-builder's `Arch`, by number. */
const architectures = ['ia32', 'x64', 'armv7l', 'arm64', 'universal'];

function executableOf(context) {
  const { executableName, appInfo } = context.packager;
  const folder = context.appOutDir;
  switch (context.electronPlatformName) {
    case 'win32':
      return join(folder, `${executableName ?? appInfo.productFilename}.exe`);
    case 'darwin':
      return join(
        folder,
        `${appInfo.productFilename}.app/Contents/MacOS/${appInfo.productFilename}`,
      );
    default:
      return join(folder, executableName);
  }
}

/** Playwright can only launch an app that listens to --inspect: the test flavour leaves that one on. */
function fuses(context) {
  const isTestFlavour = process.env.LIANXI_TEST_FLAVOUR === '1';
  const checksAsar = context.electronPlatformName !== 'linux';
  return {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: isTestFlavour,
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: checksAsar,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  };
}

/** A binding given by hand is packed where the app looks first: resources/native. */
function addBinding(resources) {
  const binding = process.env.LIANXI_SQLITE_BINDING;
  if (binding === undefined || binding === '') return;
  mkdirSync(join(resources, 'native'), { recursive: true });
  copyFileSync(binding, join(resources, 'native/better_sqlite3.node'));
}

export default async function afterPack(context) {
  const resources = context.packager.getResourcesDir(context.appOutDir);
  for (const left of [join(resources, 'default_app.asar'), join(context.appOutDir, 'version')]) {
    rmSync(left, { force: true });
  }
  if (!existsSync(join(resources, 'app.asar'))) throw new Error('The package has no app.asar.');
  addBinding(resources);
  await flipFuses(executableOf(context), fuses(context));
  console.log(`  • fuses set  arch=${architectures[context.arch]}`);
}
