import { createHmac } from 'node:crypto';

/** The login of worker and API: owns nothing, cannot update or delete the journal. */
export const APP_ROLE = 'tovholder_app';

/** The application role's password, made from the owner's so that nothing more has to be kept or handed over. */
export function appPassword(ownerUrl: string): string {
  return createHmac('sha256', decodeURIComponent(new URL(ownerUrl).password))
    .update(APP_ROLE)
    .digest('hex');
}

/** The address for worker and API: the owner's with the application role's login; one that has it already stays. */
export function appDatabaseUrl(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  if (url.username === APP_ROLE) return databaseUrl;
  url.password = appPassword(databaseUrl);
  url.username = APP_ROLE;
  return url.href;
}
