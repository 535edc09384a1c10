import type { Hono } from 'hono';
import { relationToOrganisation } from '../../access/horizon.ts';
import { Refused } from '../../api/refused.ts';
import { endSessionsOfUser, mayEndSessions, maySeeUsers, usersOf } from '../../api/users-seen.ts';
import type { Refusal } from '../../domain/case/refusal.ts';
import { callOfPage, lookerOf, type PageCall, type PageDeps, PageRefused } from '../page-call.ts';
import { EndSessionsPage, UsersPage } from './users-page.tsx';

const path = '/organisations/:organisation/users';

/** Who has logged in to an organisation; its leaders end a login that must not be open. */
export function mountUsers(app: Hono, deps: PageDeps): void {
  app.get(path, async (c) => {
    const call = callOfPage(c, deps);
    const organisation = organisationOf(call);
    const [found, names] = await Promise.all([
      usersOf(lookerOf(call), organisation),
      namesIn(call, organisation),
    ]);
    const keeps = mayEndSessions(call.caller, organisation);
    const said = c.req.query('ended') ?? '';
    const ended = /^\d{1,3}$/.test(said) ? Number(said) : null;
    return c.html(<UsersPage {...{ frame: call.frame, organisation, ...found, names, keeps, ended }} />);
  });

  app.get(`${path}/:subject`, async (c) => askWhy(callOfPage(c, deps), '', null));

  app.post(`${path}/:subject`, async (c) => {
    const call = callOfPage(c, deps);
    const organisation = organisationOf(call);
    const { reason } = await c.req.parseBody();
    const why = typeof reason === 'string' ? reason : '';
    try {
      const subject = c.req.param('subject');
      const ended = await endSessionsOfUser(lookerOf(call), organisation, subject, { reason: why });
      return c.redirect(`/organisations/${organisation}/users?ended=${ended}`, 303);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const { refusal } = error.problem;
      if (refusal.code === 'NOT_FOUND') throw new PageRefused('not-found');
      if (refusal.code !== 'VALIDATION') throw error;
      return askWhy(call, why, refusal, 422);
    }
  });
}

async function askWhy(call: PageCall, reason: string, refusal: Refusal | null, status: 200 | 422 = 200) {
  const organisation = organisationOf(call);
  if (!mayEndSessions(call.caller, organisation)) throw new PageRefused('not-permitted');
  const subject = call.c.req.param('subject') ?? '';
  const [{ users }, names] = await Promise.all([
    usersOf(lookerOf(call), organisation),
    namesIn(call, organisation),
  ]);
  if (!users.some((one) => one.subject === subject)) throw new PageRefused('not-found');
  const name = names.get(subject) ?? subject;
  const page = { frame: call.frame, organisation, subject, name, reason, refusal };
  return call.c.html(<EndSessionsPage {...page} />, status);
}

function organisationOf({ c, caller }: PageCall): string {
  const organisation = c.req.param('organisation') ?? '';
  if (maySeeUsers(caller, organisation)) return organisation;
  throw new PageRefused(
    relationToOrganisation(caller, organisation) === 'own' ? 'not-permitted' : 'not-found',
  );
}

async function namesIn({ deps }: PageCall, organisation: string): Promise<ReadonlyMap<string, string>> {
  const { colleagues } = await deps.ports.directory.staff(organisation);
  return new Map(colleagues.map(({ subject, name }) => [subject, name]));
}
