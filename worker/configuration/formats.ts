import { createPrivateKey } from 'node:crypto';
import { accessSync, constants, readFileSync } from 'node:fs';

/** What is wrong with a value; null for a right one. It never repeats the value, which may be a secret. */
export type Check = (value: string) => string | null;

export const port: Check = (value) =>
  /^\d{1,5}$/.test(value) && Number(value) < 65_536 ? null : 'must be a port number from 0 to 65535';

/** An address with one of these protocols, as `new URL` gives them. */
export const address =
  (...protocols: string[]): Check =>
  (value) =>
    URL.canParse(value) && protocols.includes(new URL(value).protocol)
      ? null
      : `must be an address that begins with ${protocols.map((one) => `${one}//`).join(' or ')}`;

export const hostAndPort: Check = (value) =>
  /^[^\s:/]+:\d{1,5}$/.test(value) ? null : 'must be a host and a port, without a protocol';

export const oneOf =
  (...values: string[]): Check =>
  (value) =>
    values.includes(value) ? null : `must be one of ${values.join(', ')}`;

export const wholeNumber =
  (least: number, most: number): Check =>
  (value) =>
    /^\d{1,12}$/.test(value) && Number(value) >= least && Number(value) <= most
      ? null
      : `must be a whole number from ${least} to ${most}`;

/** Above nought, or from nought where that means never. */
export const number =
  ({ orNought = false, of = 'number' }: { orNought?: boolean; of?: string } = {}): Check =>
  (value) => {
    const given = Number(value);
    const right = value.trim() !== '' && Number.isFinite(given) && (orNought ? given >= 0 : given > 0);
    return right ? null : `must be a number of ${of}${orNought ? ', 0 for never' : ' above 0'}`;
  };

export const share: Check = (value) =>
  value.trim() !== '' && Number(value) >= 0 && Number(value) <= 1 ? null : 'must be a number from 0 to 1';

export const mailAddress: Check = (value) => (/@/.test(value) ? null : 'must be a mail address');

/** A file that this process may read, with something in it. */
export const file: Check = (path) => {
  try {
    return readFileSync(path, 'latin1').trim() === '' ? 'names a file that is empty' : null;
  } catch (error) {
    return `must name a file that can be read (${codeOf(error)})`;
  }
};

export const program: Check = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return null;
  } catch (error) {
    return `must name a program that can be run (${codeOf(error)})`;
  }
};

/** A private key that a login service's signatures can be made with. */
export const privateKeyFile: Check = (path) => {
  const unreadable = file(path);
  if (unreadable) return unreadable;
  try {
    const { asymmetricKeyType = '' } = createPrivateKey(readFileSync(path));
    return ['rsa', 'ec', 'ed25519'].includes(asymmetricKeyType)
      ? null
      : 'must hold a key of RSA, EC P-256 or Ed25519';
  } catch {
    return 'must hold a private key (PEM) without a passphrase';
  }
};

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'unreadable';
