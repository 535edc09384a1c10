import type { Memo, MemoDocument } from './memo.ts';
import { mistakesIn } from './memo-fields.ts';
import { readXml, type XmlElement } from './xml.ts';

/** What an envelope holds, or the names of what is wrong with it; never what stands there. */
export type ReadMemo = { ok: true; memo: Memo } | { ok: false; mistakes: readonly string[] };

/** Elements in the order of MeMo's schema; a question mark behind those that may be left out. */
const order: Readonly<Record<string, readonly string[]>> = {
  Message: ['MessageHeader', 'MessageBody'],
  MessageHeader: [
    ...['messageType', 'messageUUID', 'messageID?', 'messageCode?', 'label', 'notification?'],
    ...['additionalNotification?', 'reply?', 'replyByDateTime?', 'doNotDeliverUntilDate?', 'mandatory'],
    ...[
      'legalNotification',
      'postType?',
      'Sender',
      'Recipient',
      'ContentData?',
      'ForwardData?',
      'ReplyData?',
    ],
  ],
  Sender: ['senderID', 'idType', 'label', 'idTypeLabel?', 'AttentionData?', 'ContactPoint?'],
  Recipient: ['recipientID', 'idType', 'idTypeLabel?', 'label?', 'AttentionData?', 'ContactPoint?'],
  MessageBody: ['createdDateTime', 'MainDocument', 'AdditionalDocument?', 'TechnicalDocument?'],
  MainDocument: ['mainDocumentID?', 'label?', 'File', 'Action?'],
  File: ['encodingFormat', 'filename', 'language', 'content'],
};

/**
 * Reads an envelope as strictly as the provider does: prefix, order, required elements, lengths and forms. Only what a
 * letter of this house uses is taken over.
 */
export function readMemo(message: XmlElement | string): ReadMemo {
  const root = typeof message === 'string' ? readXml(message) : message;
  if (root === null) return { ok: false, mistakes: ['xml'] };
  const disorder = disorderIn(root, 'memo:Message');
  if (disorder.length > 0) return { ok: false, mistakes: disorder };
  const at = (...path: string[]): string => {
    let here: XmlElement | undefined = root;
    for (const name of path) here = here?.children.find((child) => child.name === `memo:${name}`);
    return here?.text ?? '';
  };
  const { attributes } = root;
  const base64 = at('MessageBody', 'MainDocument', 'File', 'content');
  const fixed = {
    namespace: attributes['xmlns:memo'] === 'https://DigitalPost.dk/MeMo-1',
    memoVersion: attributes.memoVersion === '1.2' && attributes.memoSchVersion === '1.2.0',
    messageType: at('MessageHeader', 'messageType') === 'DIGITALPOST',
    'Sender/idType': at('MessageHeader', 'Sender', 'idType') === 'CVR',
    'Recipient/idType': at('MessageHeader', 'Recipient', 'idType') === 'CPR',
    reply: ['', 'false', 'true'].includes(at('MessageHeader', 'reply')),
    mandatory: isFlag(at('MessageHeader', 'mandatory')),
    legalNotification: isFlag(at('MessageHeader', 'legalNotification')),
    language: /^[a-z]{2}$/.test(at('MessageBody', 'MainDocument', 'File', 'language')),
    content: /^[A-Za-z0-9+/]+={0,2}$/.test(base64) && base64.length % 4 === 0,
  };
  const memo: Memo = {
    uuid: at('MessageHeader', 'messageUUID'),
    title: at('MessageHeader', 'label'),
    mandatory: at('MessageHeader', 'mandatory') === 'true',
    legalNotification: at('MessageHeader', 'legalNotification') === 'true',
    sender: { cvr: at('MessageHeader', 'Sender', 'senderID'), label: at('MessageHeader', 'Sender', 'label') },
    recipient: { cpr: at('MessageHeader', 'Recipient', 'recipientID') },
    createdAt: at('MessageBody', 'createdDateTime'),
    document: {
      format: at('MessageBody', 'MainDocument', 'File', 'encodingFormat') as MemoDocument['format'],
      fileName: at('MessageBody', 'MainDocument', 'File', 'filename'),
      content: new Uint8Array(Buffer.from(base64, 'base64')),
    },
  };
  const unfixed = Object.entries(fixed).flatMap(([name, holds]) => (holds ? [] : [name]));
  const mistakes = [...new Set([...unfixed, ...mistakesIn(memo)])];
  return mistakes.length > 0 ? { ok: false, mistakes } : { ok: true, memo };
}

const isFlag = (text: string): boolean => text === 'true' || text === 'false';

/** The elements that are missing, unknown or out of their place, by name. */
function disorderIn(element: XmlElement, name: string): readonly string[] {
  if (element.name !== name) return [name];
  const inside = order[name.slice('memo:'.length)];
  if (!inside) return [];
  const allowed = inside.map((one) => `memo:${one.replace('?', '')}`);
  const places = element.children.map((child) => allowed.indexOf(child.name));
  const unordered = element.children.filter(
    (_child, i) => places[i] === -1 || (i > 0 && (places[i] ?? 0) <= (places[i - 1] ?? 0)),
  );
  const missing = inside.filter(
    (one) => !one.endsWith('?') && !element.children.some((child) => child.name === `memo:${one}`),
  );
  return [
    ...unordered.map((child) => child.name),
    ...missing,
    ...element.children.flatMap((child) => disorderIn(child, child.name)),
  ];
}
