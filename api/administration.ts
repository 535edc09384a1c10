import { relationToOrganisation } from '../access/horizon.ts';
import { may } from '../access/may.ts';
import { type Text, text } from '../domain/text.ts';
import {
  type Told,
  tellCalendar,
  tellChains,
  tellColleagues,
  tellDeadLetters,
  tellDigitalPost,
  tellHandovers,
  tellHours,
  tellParameters,
  tellRetention,
  tellRuleSets,
  tellTemplates,
  tellUsers,
  tellWebhooks,
} from './administration-states.ts';
import { mayDecideDigitalPost } from './digital-post.ts';
import { mayKeepDirectory } from './directory.ts';
import { maySeeHandovers } from './handovers.ts';
import type { Caller } from './identity/caller.ts';
import type { Looker } from './look.ts';
import { maySeeDeadLetters } from './notices.ts';
import { mayKeepTemplates } from './own-templates.ts';
import { mayChangeParameters } from './parameters.ts';
import { mayDecideRetention } from './retention.ts';
import { mayAdoptRules } from './rule-sets.ts';
import { maySeeUsers } from './users-seen.ts';
import { mayHaveWebhooks } from './webhooks.ts';

/** What can be administered; the pages name and explain them. */
export type AdministrationPart =
  | 'parameters'
  | 'ruleSets'
  | 'calendar'
  | 'retention'
  | 'chains'
  | 'colleagues'
  | 'users'
  | 'hours'
  | 'wishes'
  | 'deadLetters'
  | 'templates'
  | 'digitalPost'
  | 'handovers'
  | 'webhooks';

/** One thing that the caller may administer, and how it stands. */
export interface AdministrationItem {
  part: AdministrationPart;
  /** Its page. */
  href: string;
  state: Text;
  /** Somebody should look at it. */
  attention: boolean;
}

interface Part {
  part: AdministrationPart;
  href: (organisation: string) => string;
  for: (caller: Caller, organisation: string) => boolean;
  tell: (looker: Looker, organisation: string) => Promise<Told>;
}

/** Whether there is anything to administer for the caller: leaders, and whoever looks after data protection. */
export const mayAdministrate = (caller: Caller): boolean =>
  caller.cases === undefined && maySeeUsers(caller, caller.scope);

/** Everything that the caller may administer in their own organisation, in the order of the page. */
export async function administrationOf(looker: Looker): Promise<readonly AdministrationItem[]> {
  const { caller } = looker;
  const { scope } = caller;
  if (!mayAdministrate(caller)) return [];
  const mine = parts.filter((one) => one.for(caller, scope));
  return Promise.all(
    mine.map(async ({ part, href, tell }) => {
      const { state, attention = false } = await tell(looker, scope);
      return { part, href: href(scope), state, attention };
    }),
  );
}

const at = (rest: string) => (organisation: string) => `/organisations/${organisation}${rest}`;
const isLeaderHere = (caller: Caller, organisation: string): boolean =>
  may(caller, 'administrate', { on: 'directory', as: relationToOrganisation(caller, organisation) });

const parts: readonly Part[] = [
  { part: 'parameters', href: at('/parameters'), for: mayChangeParameters, tell: tellParameters },
  {
    part: 'ruleSets',
    href: at('/rule-sets'),
    for: mayAdoptRules,
    tell: tellRuleSets,
  },
  { part: 'calendar', href: at(''), for: isLeaderHere, tell: tellCalendar },
  {
    part: 'retention',
    href: () => '/erasures',
    for: (caller) => mayDecideRetention(caller),
    tell: tellRetention,
  },
  { part: 'chains', href: at('/escalation-chains'), for: mayKeepDirectory, tell: tellChains },
  { part: 'colleagues', href: at('/colleagues'), for: mayKeepDirectory, tell: tellColleagues },
  { part: 'users', href: at('/users'), for: maySeeUsers, tell: tellUsers },
  { part: 'hours', href: at('/sending-hours'), for: mayKeepDirectory, tell: tellHours },
  {
    part: 'wishes',
    href: () => '/account/messages',
    for: isLeaderHere,
    tell: async () => ({ state: text('Hver for sig', 'Each for themselves') }),
  },
  {
    part: 'deadLetters',
    href: () => '/dead-letters',
    for: (caller) => maySeeDeadLetters(caller),
    tell: tellDeadLetters,
  },
  { part: 'templates', href: at('/templates'), for: mayKeepTemplates, tell: tellTemplates },
  { part: 'digitalPost', href: at('/digital-post'), for: mayDecideDigitalPost, tell: tellDigitalPost },
  {
    part: 'handovers',
    href: () => '/handovers',
    for: (caller) => maySeeHandovers(caller),
    tell: tellHandovers,
  },
  {
    part: 'webhooks',
    href: () => '/webhooks',
    for: (caller) => mayHaveWebhooks(caller),
    tell: tellWebhooks,
  },
];
