import type { Memo } from './memo.ts';

/** What may stand in one element of an envelope; `form` is null where it may be any line of that length. */
interface MemoField {
  longest: number;
  form: RegExp | null;
}

const LINE = 256;
const field = (form: RegExp | null, longest = LINE): MemoField => ({ form, longest });

/** The texts of an envelope that somebody may get wrong, with what MeMo's schema says of each. */
const memoFields = {
  messageUUID: field(/^[a-f0-9]{8}-[a-f0-9]{4}-4[a-f0-9]{3}-[89ab][a-f0-9]{3}-[a-f0-9]{12}$/i),
  label: field(null),
  senderID: field(/^\d{8}$/),
  'Sender/label': field(null),
  // Text, never a number: CPR numbers of the first nine days of a month begin with a zero.
  recipientID: field(/^\d{10}$/),
  createdDateTime: field(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/),
  encodingFormat: field(/^(application\/pdf|text\/plain)$/),
  filename: field(/^[\w.-]+$/),
} as const satisfies Record<string, MemoField>;

type MemoFieldName = keyof typeof memoFields;

const textsOf = (memo: Memo): Record<MemoFieldName, string> => ({
  messageUUID: memo.uuid,
  label: memo.title,
  senderID: memo.sender.cvr,
  'Sender/label': memo.sender.label,
  recipientID: memo.recipient.cpr,
  createdDateTime: memo.createdAt,
  encodingFormat: memo.document.format,
  filename: memo.document.fileName,
});

/** The names of the elements that would make an envelope that MeMo does not take; never what stands in them. */
export function mistakesIn(memo: Memo): readonly string[] {
  const texts = textsOf(memo);
  const mistaken = (Object.keys(memoFields) as MemoFieldName[]).filter((name) => {
    const { form, longest }: MemoField = memoFields[name];
    const value = texts[name];
    return value.trim() === '' || value.length > longest || !isLine(value) || form?.test(value) === false;
  });
  return memo.document.content.length === 0 ? [...mistaken, 'content'] : mistaken;
}

/** Whether a text is one line that XML 1.0 can hold: no control character, no half of a pair, no non-character. */
export const isLine = (value: string): boolean =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  !/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]/.test(value) && !/\p{Surrogate}/u.test(value);
