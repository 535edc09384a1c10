/** An address for a role of an organisation that no mail system delivers: for the mail catcher on this machine. */
export const inventedAddress = (organisation: string, role: string): string =>
  `${slug(role)}.${slug(organisation)}@tovholder.invalid`;

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'oe')
    .replaceAll('å', 'aa')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '') || 'none';
