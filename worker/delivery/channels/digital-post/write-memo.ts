import { XMLBuilder } from 'fast-xml-parser';
import type { Memo } from './memo.ts';
import { mistakesIn } from './memo-fields.ts';

/** An envelope, or the names of the elements for which there is none. */
export type Written = { ok: true; xml: string } | { ok: false; mistakes: readonly string[] };

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@', processEntities: true });

/**
 * Writes a letter as MeMo 1.2. The elements stand in the order of the schema, each with the prefix `memo:`: the
 * municipalities' service (SF1601) reads the prefix, not the namespace. Answers are off: nobody here reads an inbox of
 * Digital Post.
 */
export function writeMemo(memo: Memo): Written {
  const mistakes = mistakesIn(memo);
  if (mistakes.length > 0) return { ok: false, mistakes };
  const xml = builder.build({
    'memo:Message': {
      '@xmlns:memo': 'https://DigitalPost.dk/MeMo-1',
      '@memoVersion': '1.2',
      '@memoSchVersion': '1.2.0',
      'memo:MessageHeader': {
        'memo:messageType': 'DIGITALPOST',
        'memo:messageUUID': memo.uuid,
        'memo:label': memo.title,
        'memo:reply': 'false',
        'memo:mandatory': String(memo.mandatory),
        'memo:legalNotification': String(memo.legalNotification),
        'memo:Sender': {
          'memo:senderID': memo.sender.cvr,
          'memo:idType': 'CVR',
          'memo:label': memo.sender.label,
        },
        'memo:Recipient': { 'memo:recipientID': memo.recipient.cpr, 'memo:idType': 'CPR' },
      },
      'memo:MessageBody': {
        'memo:createdDateTime': memo.createdAt,
        'memo:MainDocument': {
          'memo:File': {
            'memo:encodingFormat': memo.document.format,
            'memo:filename': memo.document.fileName,
            'memo:language': 'da',
            'memo:content': Buffer.from(memo.document.content).toString('base64'),
          },
        },
      },
    },
  }) as string;
  return { ok: true, xml };
}
