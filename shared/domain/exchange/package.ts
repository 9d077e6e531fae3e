import type { LocalTime } from '../plain-date.ts';

/*
 * 联系包: what PCs without a network carry to each other. `docs/exchange-format.md` says the same for those who
 * write another program; this file is what both our writer and our reader go by.
 */

/** `format` of every manifest. */
export const PACKAGE_FORMAT = 'lianxi-package';

/** An older program refuses a newer major version whole; a newer minor one only adds what may be passed over. */
export const PACKAGE_VERSION = { major: 1, minor: 0 } as const;

/** First bytes, in ASCII, of a package sealed with a passphrase; what follows them is the clear header. */
export const SEALED_MAGIC = 'LXBSEAL\n';

/** 报送包 (department → office), 下发包 and 回执包 (office → department). */
export type PackageKind = 'entries' | 'roster' | 'receipt';

/** Who may have written a package of a kind. */
export const WRITTEN_BY: Readonly<Record<PackageKind, Side>> = {
  entries: 'department',
  roster: 'office',
  receipt: 'office',
};

/** The two ends of every exchange. */
export type Side = 'office' | 'department';

/** Kinds of records that a department answers for: they come in with entry packages and go back with receipts. */
export const REPORTED = [
  'object',
  'link',
  'declaration',
  'entry',
  'sheet',
  'issue',
  'reason',
] as const;

/** Kinds that only the office writes: a department gets them with a roster package. */
export const ISSUED = [
  'unit',
  'person',
  'post',
  'exemption',
  'semester',
  'holiday-year',
  'policy',
  'setting',
  'month-lock',
] as const;

export type ReportedKind = (typeof REPORTED)[number];
export type IssuedKind = (typeof ISSUED)[number];
export type SharedKind = ReportedKind | IssuedKind;

/** Which kinds a package may hold; any other line is refused. */
export const HOLDS: Readonly<Record<PackageKind, readonly SharedKind[]>> = {
  entries: REPORTED,
  roster: [...ISSUED, ...REPORTED],
  receipt: REPORTED,
};

export interface Member {
  readonly name: string;
  /** Bytes, unpacked. */
  readonly size: number;
  /** SHA-256, 64 lower-case hexadecimal digits. */
  readonly sha256: string;
}

/** `manifest.json` */
export interface Manifest {
  readonly format: typeof PACKAGE_FORMAT;
  /** `major.minor` */
  readonly version: string;
  readonly kind: PackageKind;
  /** UUID version 7. */
  readonly id: string;
  /** By the sender's clock. */
  readonly created: LocalTime;
  /** The office's ledger, at both ends. */
  readonly ledger: { readonly id: string; readonly name: string };
  /** The department it is from or for. */
  readonly unit: { readonly id: string; readonly name: string };
  readonly sender: {
    /** Id of the installation: one data folder on one PC. */
    readonly installation: string;
    readonly name: string;
    /** Of the public key in manifest.sig: see {@link fingerprintText}. */
    readonly fingerprint: string;
  };
  /** 1, 2, 3 … for each sender and unit. */
  readonly sequence: number;
  /** Id of the package with the sequence number before; null for the first. */
  readonly previous: string | null;
  /** The last package of the other side that the sender has taken in; null when there was none. */
  readonly acknowledges: string | null;
  readonly algorithms: { readonly digest: 'SHA-256'; readonly signature: 'Ed25519' };
  /** Records by kind, withdrawn ones among them. */
  readonly counts: Readonly<Partial<Record<SharedKind, number>>>;
  /** Every member but manifest.json and manifest.sig. */
  readonly members: readonly Member[];
}

/** What a record says in a package: its properties but the id, without those the sender doesn't answer for. */
export type SharedData = Readonly<Record<string, unknown>>;

/** One line of `records.ndjson`. */
export interface RecordLine {
  readonly type: SharedKind;
  readonly id: string;
  /**
   * The `seq` of the last thing that happened to the record in the sender's ledger: a change of its own, a settled
   * conflict about it, or an arrival from the receiver that left the two different. Comparable within one
   * installation only.
   */
  readonly rev: number;
  /**
   * Digest of the receiver's version that the sender last took in; null when it never saw one, and while a conflict
   * about it is open.
   */
  readonly base: string | null;
  /** Withdrawn: then `data` is null. */
  readonly deleted: boolean;
  readonly data: SharedData | null;
}

/** A key's fingerprint as people read it out: sixteen groups of four digits would be too many, so the first eight. */
export const fingerprintText = (sha256OfPublicKey: string): string =>
  (sha256OfPublicKey.slice(0, 32).toUpperCase().match(/.{4}/gu) ?? []).join(' ');

/** Whether two fingerprints read out, whatever their case and gaps, are one. */
export const isSameFingerprint = (one: string, other: string): boolean => {
  const bare = (text: string): string => text.replace(/\s/gu, '').toUpperCase();
  return bare(one) === bare(other);
};

/** Limits on untrusted packages and documents; each has its own refusal and its own test. */
export const EXCHANGE_LIMITS = {
  /** 512 MiB as it lies on the stick, sealed or not. */
  file: 512 * 1024 * 1024,
  /** 2 GiB unpacked. */
  unpacked: 2 * 1024 * 1024 * 1024,
  members: 10_000,
  /** Unpacked : packed, of a member above {@link ratioFrom} bytes and of the whole. */
  ratio: 200,
  ratioFrom: 1024 * 1024,
  /** Bytes of one line of records.ndjson. */
  line: 1024 * 1024,
  /** Bytes of one XML part. */
  xml: 64 * 1024 * 1024,
  manifest: 4 * 1024 * 1024,
  attachment: 50 * 1024 * 1024,
} as const;
