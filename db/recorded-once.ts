/** How a call is recognised when it comes again; without a key every call is new. */
export interface Once {
  keyHash?: string;
  bodyHash?: string;
}

/** What became of something that is recorded once: new, known from the same call before, or the key's body differs. */
export type RecordedOnce<Row> =
  | { kind: 'recorded'; row: Row }
  | { kind: 'repeated'; row: Row }
  | { kind: 'other-body' };
