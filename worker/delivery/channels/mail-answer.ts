import type { Answer } from './channel.ts';

/** What nodemailer says of a failure, as far as it is looked at. */
interface MailTrouble {
  code?: string;
  command?: string;
  responseCode?: number;
  /** What Node said, where nodemailer says less. */
  originalCode?: string;
}

/** Errors of Node for a certificate that does not hold. */
const CERTIFICATE = /CERT|SIGNATURE|ALTNAME|ERR_TLS|ERR_SSL/;

/**
 * Sorts a failed mail. A refused address is final; a refused login, sender or certificate is the operator's matter and
 * stops the channel; everything else comes again. `begun`: the body was under way, so an answer that never came may have
 * been a yes.
 */
export function mailAnswer(error: unknown, begun: boolean): Answer {
  const { code = '', command = '', responseCode, originalCode = '' } = error as MailTrouble;
  if (code === 'EAUTH' || code === 'ENOAUTH' || code === 'EOAUTH2')
    return { kind: 'later', code: 'LOGIN_REFUSED', channelDown: true };
  if (code === 'ETLS' || code === 'EREQUIRETLS' || CERTIFICATE.test(`${code} ${originalCode}`))
    return { kind: 'later', code: 'TLS_REFUSED', channelDown: true };
  if (responseCode !== undefined) return answered(responseCode, command);
  if (code === 'EENVELOPE') return { kind: 'refused', code: 'BAD_ADDRESS' };
  if (begun) return { kind: 'later', code: 'ANSWER_LOST', answerLost: true };
  if (code === 'ETIMEDOUT') return { kind: 'later', code: 'SERVER_SILENT', channelDown: true };
  if (['ESOCKET', 'EDNS', 'ECONNECTION', 'ECONNREFUSED'].includes(code))
    return { kind: 'later', code: 'SERVER_AWAY', channelDown: true };
  return { kind: 'later', code: 'UNKNOWN' };
}

function answered(responseCode: number, command: string): Answer {
  if (responseCode < 500) return { kind: 'later', code: 'TRY_LATER', channelDown: responseCode === 421 };
  if (/^(RCPT|DATA)/.test(command) || command === '') return { kind: 'refused', code: refusal(command) };
  return {
    kind: 'later',
    code: /^MAIL/.test(command) ? 'SENDER_REFUSED' : 'SERVER_REFUSES',
    channelDown: true,
  };
}

const refusal = (command: string): string =>
  command.startsWith('RCPT') ? 'ADDRESS_REFUSED' : 'MAIL_REFUSED';
