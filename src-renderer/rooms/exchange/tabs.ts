import type { ExchangeOverview } from '#api/exchange-views';
import type { Component } from 'svelte';
import LogTab from './log/LogTab.svelte';
import PendingTab from './pending/PendingTab.svelte';
import PartnersTab from './send/PartnersTab.svelte';
import SendTab from './send/SendTab.svelte';
import { sendText } from './send/send-text.ts';
import TakeTab from './take/TakeTab.svelte';
import { exchangeText } from './text.ts';

/** A part of the room: its name, which may count what waits in it, and what it shows. */
export interface ExchangeTab {
  readonly value: string;
  readonly label: (overview: ExchangeOverview) => string;
  readonly content: Component<{ readonly overview: ExchangeOverview }>;
}

/** The parts of 收发 in their order. */
export const exchangeTabs: readonly ExchangeTab[] = [
  { value: 'take', label: () => exchangeText.take, content: TakeTab },
  { value: 'pending', label: ({ pending }) => exchangeText.pending(pending), content: PendingTab },
  { value: 'send', label: () => sendText.send, content: SendTab },
  { value: 'log', label: () => exchangeText.log, content: LogTab },
  { value: 'partners', label: () => sendText.partners, content: PartnersTab },
];
