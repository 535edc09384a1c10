/**
 * A message of the public digital post as it is handed over: MeMo 1.2, of which a letter needs header, sender, receiver
 * and one document. https://digitaliser.dk/digital-post/vejledninger/memo
 */
export interface Memo {
  /** The provider takes a second message with the same one for the first again. */
  uuid: string;
  /** What the citizen sees in the list; one line, at most 256 characters, no name. */
  title: string;
  /** May be sent although the receiver has opted out of what is not mandatory. */
  mandatory: boolean;
  /** Served in the sense of the law (*forkyndelse*). */
  legalNotification: boolean;
  /** CVR number of eight digits, and the name that it goes under. */
  sender: { cvr: string; label: string };
  /** Ten digits as text: a leading zero is part of the number. */
  recipient: { cpr: string };
  /** In UTC, as `2026-03-02T08:00:00Z`. */
  createdAt: string;
  document: MemoDocument;
}

/** The one document of a letter. Its file name says nothing of anybody. */
export interface MemoDocument {
  format: 'application/pdf' | 'text/plain';
  fileName: string;
  content: Uint8Array;
}
