const PREFIX = 'organisation:';

/** The name under which an organisation's messages stand in the outbox beside those of cases. */
export const outboxNameOf = (organisation: string): string => `${PREFIX}${organisation}`;

/** The organisation that a name in the outbox stands for; null for a case. */
export const organisationOf = (name: string): string | null =>
  name.startsWith(PREFIX) ? name.slice(PREFIX.length) : null;
