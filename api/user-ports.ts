import type { AdministrationAct, NewAdministrationAct, UserSeen } from '../db/users-seen.ts';

export type { AdministrationAct, UserSeen };

/** Who has logged in to an organisation. Who may know, and end a session, is the API's matter. */
export interface Users {
  /** Last seen first. */
  seen(organisation: string, limit: number): Promise<readonly UserSeen[]>;
  /** Ends somebody's sessions with the organisation's rights; answers how many there were. */
  endSessions(act: NewAdministrationAct): Promise<number>;
  /** What leaders did about logins, the last first. */
  acts(organisation: string, limit: number): Promise<readonly AdministrationAct[]>;
}
