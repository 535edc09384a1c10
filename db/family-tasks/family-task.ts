/** Why something is told by hand instead of written. The last five are what Digital Post answered. */
export const taskReasons = [
  'not-configured',
  'no-number',
  'custody-unknown',
  'exempt',
  'unknown-recipient',
  'dead',
  'invalid',
  'other',
] as const;

export type TaskReason = (typeof taskReasons)[number];

/** Something that the clinic's social worker tells the family. Ids, roles and codes only; the words follow from the case. */
export interface FamilyTask {
  id: string;
  messageSeq: number;
  caseId: string;
  /** The kind of the message that it stands for. */
  kind: string;
  /** A deadline's id, `meeting:…` or `document:…`. */
  about: string;
  due: string | null;
  /** `mother`, `partner`, `FMI`, or the place of one custody holder. */
  recipient: string;
  reason: TaskReason;
  madeMs: number;
  /** Null while it waits; a returned one waits for somebody else. */
  settled: {
    outcome: 'done' | 'returned' | 'withdrawn';
    /** By code. Null where it was done. */
    reason: string | null;
    ms: number;
    /** Who settled it; null where the house withdrew it. */
    by: { subject: string; role: string } | null;
  } | null;
}
