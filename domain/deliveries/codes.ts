import { type Text, text } from '../text.ts';

/** Why something could not be delivered, in plain words: codes of ours, never what another system said. */
export const deliveryCodes: Readonly<Record<string, Text>> = {
  NO_ADDRESS: text(
    'Ingen er kendt at sende til: rollen har hverken medarbejdere, fællespostkasse eller leder her.',
    'Nobody is known to send to: the role has neither colleagues, shared mailbox nor leader here.',
  ),
  BAD_ADDRESS: text('Adressen er ikke en gyldig mailadresse.', 'The address is not a valid mail address.'),
  ADDRESS_REFUSED: text(
    'Adressen afvises af modtagerens server.',
    "The address is refused by the receiver's server.",
  ),
  MAIL_REFUSED: text(
    'Mailen afvises af modtagerens server.',
    "The mail is refused by the receiver's server.",
  ),
  TRY_LATER: text(
    'Modtagerens server har bedt om at vente, hver gang der blev prøvet.',
    "The receiver's server has asked to wait each time that it was tried.",
  ),
  ANSWER_LOST: text(
    'Mailserverens svar gik tabt; mailen kan være nået frem.',
    "The mail server's answer was lost; the mail may have arrived.",
  ),
  SERVER_AWAY: text('Mailserveren kan ikke nås.', 'The mail server cannot be reached.'),
  SERVER_SILENT: text('Mailserveren svarer ikke.', 'The mail server does not answer.'),
  TLS_REFUSED: text(
    'Mailserverens certifikat holder ikke, eller den tilbyder ingen kryptering.',
    "The mail server's certificate does not hold, or it offers no encryption.",
  ),
  LOGIN_REFUSED: text('Mailserveren afviser vores login.', 'The mail server refuses our login.'),
  SENDER_REFUSED: text(
    'Mailserveren afviser vores afsenderadresse.',
    'The mail server refuses our sender address.',
  ),
  SERVER_REFUSES: text('Mailserveren afviser os.', 'The mail server refuses us.'),
  POST_AWAY: text('Digital Post kan ikke nås.', 'Digital Post cannot be reached.'),
  POST_SILENT: text('Digital Post svarer ikke.', 'Digital Post does not answer.'),
  POST_BROKEN: text('Digital Post melder fejl hos sig selv.', 'Digital Post reports an error of its own.'),
  POST_REFUSES: text('Digital Post afviser os som afsender.', 'Digital Post refuses us as a sender.'),
  BAD_NUMBER: text('Nummeret er ikke et dansk telefonnummer.', 'The number is no Danish telephone number.'),
  NUMBER_REFUSED: text('Nummeret afvises af sms-udbyderen.', 'The number is refused by the SMS provider.'),
  SMS_AWAY: text('Sms-udbyderen kan ikke nås.', 'The SMS provider cannot be reached.'),
  NOT_READY: text(
    'Personregistret eller kvitteringerne var uden for rækkevidde, og derfor blev intet sendt.',
    'The register of persons or the receipts were out of reach, and so nothing was sent.',
  ),
};

const unknown = text('Det lykkedes ikke; årsagen er ukendt.', 'It failed; the reason is unknown.');

/** What a code means for people. */
export const deliveryCodeWords = (code: string | null): Text => deliveryCodes[code ?? ''] ?? unknown;

/** How somebody saw to a dead letter otherwise: a closed list, so that nothing is told of anybody. */
export const solutions = {
  phoned: text('Talt med i telefon', 'Told by telephone'),
  'told-in-person': text('Sagt personligt', 'Told in person'),
  'no-longer-needed': text('Ikke længere nødvendig', 'No longer needed'),
  'sent-otherwise': text('Sendt på anden måde', 'Sent by other means'),
} as const satisfies Record<string, Text>;

export type Solution = keyof typeof solutions;

export const isSolution = (said: unknown): said is Solution =>
  typeof said === 'string' && Object.hasOwn(solutions, said);
