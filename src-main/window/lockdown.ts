import { app } from 'electron';
import type { Session, WebContents } from 'electron';
import { appOrigin } from './app-protocol.ts';

/** Services by which Chromium itself would talk to the outside. */
const silencedSwitches = [
  'disable-background-networking',
  'disable-component-update',
  'disable-domain-reliability',
  'disable-sync',
  'disable-breakpad',
  'no-pings',
  'no-proxy-server',
] as const;

const silencedFeatures = [
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'DnsOverHttps',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'Translate',
  'WebRtcHideLocalIpsWithMdns',
].join(',');

/** Must run before Electron is ready. Every name resolves to nothing: no look-up leaves the machine. */
export function silenceChromium(): void {
  for (const name of silencedSwitches) app.commandLine.appendSwitch(name);
  app.commandLine.appendSwitch('disable-features', silencedFeatures);
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp');
}

function isOwn(address: string): boolean {
  return address.startsWith(`${appOrigin}/`);
}

/** Our page, what it makes itself, the developer tools, and the files behind `app:`. */
function mayLoad(address: string): boolean {
  return isOwn(address) || /^(?:blob:app|data|devtools|file):/.test(address);
}

/** No request leaves the machine, no permission is ever given, no dictionary is fetched. */
export function lockSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => {
    answer({});
  });
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest((request, answer) => {
    answer({ cancel: !mayLoad(request.url) });
  });
  session.on('will-download', (event) => {
    event.preventDefault();
  });
}

function lockContents(contents: WebContents): void {
  const refuse = (event: { preventDefault: () => void }): void => {
    event.preventDefault();
  };
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', refuse);
  contents.on('will-frame-navigate', refuse);
  contents.on('will-redirect', refuse);
  contents.on('will-attach-webview', refuse);
}

/** Binds every page that will ever exist: no navigation, no new window, no webview. */
export function lockEveryPage(): void {
  app.on('web-contents-created', (_event, contents) => {
    lockContents(contents);
  });
}
