import { no } from './refused.ts';

/** The same answer for an organisation that is not there and for one that is none of the caller's business. */
export const noSuchOrganisation = (): Error =>
  no(404, 'NOT_FOUND', 'Organisationen findes ikke.', 'There is no such organisation.', {
    reason: 'organisation',
  });
