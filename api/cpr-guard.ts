import { no } from './refused.ts';

// Six digits that can be a date of birth (replacement numbers raise the day by 60), then four, not inside a longer word.
// Or the letter forms of DK-core: X-eCPR and D-eCPR have two letters between two digits.
const CPR = /(?<![0-9A-Za-z_])(\d\d)(\d\d)\d\d[-–\s+.]?(?:\d{4}|[01567][A-Z]{2}\d)(?![0-9A-Za-z_])/gi;
/** Addresses may be encoded inside addresses; deeper than this nobody reads them again. */
const LAYERS = 3;

/** Whether an address holds what looks like a CPR number, however it is encoded. */
export function carriesCpr(address: string): boolean {
  let text = address;
  for (let layer = 0; layer <= LAYERS; layer += 1) {
    if ([...text.matchAll(CPR)].some(([, day, month]) => isDate(Number(day), Number(month)))) return true;
    const decoded = decode(text);
    if (decoded === text) return false;
    text = decoded;
  }
  return false;
}

const isDate = (day: number, month: number): boolean =>
  ((day >= 1 && day <= 31) || (day >= 61 && day <= 91)) && month >= 1 && month <= 12;

/** Piece by piece, so that one piece that cannot be decoded hides nothing. */
const decode = (text: string): string =>
  text.replaceAll(/(?:%[0-9a-f]{2})+/gi, (piece) => {
    try {
      return decodeURIComponent(piece);
    } catch {
      return piece;
    }
  });

/** The refusal of such an address, made before anything else has looked at it; nothing of it is repeated or logged. */
export const cprInAddress = () =>
  no(
    400,
    'VALIDATION',
    'Et personnummer må ikke stå i en adresse: adresser gemmes i browsere og logge. Send det i indholdet.',
    'A personal number must not stand in an address: addresses are kept in browsers and logs. Send it in the content.',
    { reason: 'url' },
  );
