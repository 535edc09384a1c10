/** Whose draft of which form; `caseId` is '' for a referral, and `form` then `refer-` and the kind of case. */
export interface DraftPlace {
  subject: string;
  caseId: string;
  form: string;
}

/** What somebody has answered so far, as their page holds it. */
export interface DraftContent {
  /** The key that the form will be sent with. */
  key: string;
  /** Version of the case when the form was opened; null for a new case. */
  version: number | null;
  openedMs: number;
  answers: Readonly<Record<string, string | readonly string[]>>;
  /** Id of the deadline from which the form was opened. */
  about: string | null;
  /** In a form of several steps: which one was being answered. */
  step: number;
}

export interface Draft extends DraftContent {
  /** Epoch milliseconds of the real clock. */
  savedMs: number;
}

/** That there is a draft, and since when. */
export interface DraftNote {
  caseId: string;
  form: string;
  savedMs: number;
}

/** Forms begun and not sent: each its writer's own, on whatever machine, and nobody else's. */
export interface Drafts {
  find(place: DraftPlace): Promise<Draft | null>;
  /** Keeps it for thirty days in the place of the one before; answers when. */
  keep(place: DraftPlace, content: DraftContent): Promise<number>;
  /** Removes the draft of the form with that key, or with null whatever lies there. */
  drop(place: DraftPlace, key: string | null): Promise<void>;
  /** Of one case, or with null of all and of referrals; latest first. */
  list(subject: string, caseId: string | null): Promise<readonly DraftNote[]>;
}
