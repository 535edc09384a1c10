import type { AdministrationAct, UserSeen, Users } from '../../../api/user-ports.ts';

/** Logins in memory: a test says who has logged in where. */
export interface PureUsers extends Users {
  loggedIn(organisation: string, user: UserSeen): void;
}

export function pureUsers(clock: () => number): PureUsers {
  const users = new Map<string, UserSeen[]>();
  const acts: (AdministrationAct & { organisation: string })[] = [];
  const of = (organisation: string) => users.get(organisation) ?? [];
  return {
    loggedIn: (organisation, user) => void users.set(organisation, [...of(organisation), user]),
    seen: async (organisation, limit) => of(organisation).slice(0, limit),
    acts: async (organisation, limit) =>
      acts
        .filter((one) => one.organisation === organisation)
        .map(({ organisation: _organisation, ...act }) => act)
        .slice(-limit)
        .reverse(),
    async endSessions(act) {
      const one = of(act.organisation).find(({ subject }) => subject === act.about);
      if (!one || one.openSessions === 0) return 0;
      const sessions = one.openSessions;
      users.set(
        act.organisation,
        of(act.organisation).map((other) => (other === one ? { ...one, openSessions: 0 } : other)),
      );
      acts.push({ ...act, kind: 'sessions-ended', sessions, recordedAt: new Date(clock()) });
      return sessions;
    },
  };
}
