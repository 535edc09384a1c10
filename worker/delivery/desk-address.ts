import type { Sql } from '../../db/connect.ts';
import { findRecipient } from '../../db/find-recipient.ts';

/** Finds the address of a role in a municipality; undefined when none is known. */
export type FindAddress = (municipality: string, role: string) => Promise<string | undefined>;

/**
 * The addresses that are configured. With `invent`, for the mail catcher on this machine, a role without one gets a
 * made-up address that no mail system delivers.
 */
export function addressBook(sql: Sql, invent: boolean): FindAddress {
  return async (municipality, role) => {
    const known = await findRecipient(sql, municipality, role);
    return known ?? (invent ? `${slug(role)}.${slug(municipality)}@tovholder.invalid` : undefined);
  };
}

/** Whether mail goes to this very machine only, as it does to the mail catcher. */
export const isLocalMail = (smtpUrl: string): boolean =>
  ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(smtpUrl).hostname);

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'oe')
    .replaceAll('å', 'aa')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '') || 'none';
