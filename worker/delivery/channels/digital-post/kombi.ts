import type { PostReceipt, PostRefusal, Submission } from './provider.ts';
import { allNamed, readXml, textIn, type XmlElement } from './xml.ts';

/** Paths of the municipalities' post service (KOMBIT SF1601) and, below it, where statuses are fetched. */
export const kombiPath = '/service/KombiPostAfsend_1/kombi';
export const statusPath = '/status';

/** The request around an envelope: Digital Post or nothing, never paper chosen by the service. */
export const kombiRequest = (memoXml: string): string =>
  `<kombi_request><KombiValgKode>Digital Post</KombiValgKode>${memoXml}</kombi_request>`;

/**
 * The error codes that are known and what they mean here. They are the local stand-in's; those of the real service are
 * entered when a municipality is connected. Whatever is not here is `other`, and goes the same way.
 */
export const refusalCodes = {
  MODTAGER_FRITAGET: 'exempt',
  MODTAGER_UKENDT: 'unknown-recipient',
  MODTAGER_DOED: 'dead',
  MEMO_UGYLDIG: 'invalid',
} as const satisfies Record<string, PostRefusal>;

const refusalOf = (element: XmlElement): PostRefusal => {
  const code = textIn(element, 'FejlIdentifikator') ?? textIn(element, 'FejlKode') ?? '';
  return Object.hasOwn(refusalCodes, code) ? refusalCodes[code as keyof typeof refusalCodes] : 'other';
};

/** Reads the service's answer to a request; what cannot be read says nothing. */
export function readKombiResponse(xml: string): Submission {
  const root = readXml(xml);
  const result = root && textIn(root, 'Result');
  if (root && result === 'true')
    return { kind: 'accepted', transmissionId: textIn(root, 'TransmissionID') ?? '' };
  return root && result === 'false'
    ? { kind: 'refused', code: refusalOf(root) }
    : { kind: 'unknown', code: 'UNREADABLE' };
}

/**
 * Reads statuses (PKO_PostStatus) as they are fetched: those that are final. «Modtaget Digital Post» says only that it
 * is under way.
 */
export function readStatuses(xml: string): { receipts: readonly PostReceipt[]; next: number } | null {
  const root = readXml(xml);
  const next = Number(root?.attributes.next ?? Number.NaN);
  if (!root || !Number.isSafeInteger(next)) return null;
  const receipts = allNamed(root, 'PKO_PostStatus').flatMap((status): PostReceipt[] => {
    const uuid = textIn(status, 'MessageUUID') ?? '';
    const said = textIn(status, 'TransaktionsStatusKode')?.toLowerCase();
    if (said === 'afleveret digital post') return [{ uuid, outcome: 'delivered', code: null }];
    return said === 'fejlet' ? [{ uuid, outcome: 'refused', code: refusalOf(status) }] : [];
  });
  return { receipts, next };
}
