const PREFIX = 'emergency:';

/** The name under which the notice of an emergency access stands in the outbox beside those of cases. */
export const emergencyNameOf = (accessId: string): string => `${PREFIX}${accessId}`;

/** The emergency access that a name in the outbox stands for; null for everything else. */
export const emergencyOf = (name: string): string | null =>
  name.startsWith(PREFIX) ? name.slice(PREFIX.length) : null;
