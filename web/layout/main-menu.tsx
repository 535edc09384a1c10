import { mayWorkInCases } from '../../access/may.ts';
import { mayAdministrate } from '../../api/administration.ts';
import { breachWords } from '../../api/breaches.ts';
import { mayTakeEmergency } from '../../api/emergency-access.ts';
import { tellsFamilies } from '../../api/family-tasks.ts';
import { maySeeHandovers } from '../../api/handovers.ts';
import type { Caller } from '../../api/identity/caller.ts';
import { maySeeDeadLetters } from '../../api/notices.ts';
import { mayDecideRetention } from '../../api/retention.ts';
import { mayHaveWebhooks } from '../../api/webhooks.ts';
import { isLeaderRole } from '../../domain/rules/roles.ts';
import type { Text } from '../../domain/text.ts';
import { accessLogWords } from '../text/access-log.ts';
import { adminWords } from '../text/admin.ts';
import { chrome } from '../text/chrome.ts';
import { emergencyWords } from '../text/emergency.ts';
import { erasureWords } from '../text/erasure.ts';
import { escalationWords } from '../text/escalations.ts';
import { handoverWords } from '../text/handover.ts';
import { noticeWords } from '../text/notices.ts';
import { organisationWords } from '../text/organisation.ts';
import { overviewWords } from '../text/overview.ts';
import { personWords } from '../text/persons.ts';
import { reportWords } from '../text/reports.ts';
import { taskWords } from '../text/tasks.ts';
import { webhookWords } from '../text/webhooks.ts';
import { Icon } from './icon.tsx';
import type { Frame } from './page.tsx';

interface Item {
  href: string;
  text: Text;
  /** Whom it is for; left out: everybody. */
  for?: (caller: Caller) => boolean;
  /** In demo mode only. */
  demo?: true;
}

const isLeader = ({ role }: Caller): boolean => isLeaderRole(role);
const isDpo = ({ role }: Caller): boolean => role === 'dpo';

/** What is gone to every day. */
const daily: readonly Item[] = [
  { href: '/work', text: chrome.work },
  { href: '/overview', text: overviewWords.title, for: isLeader },
  { href: '/cases', text: chrome.cases },
  { href: '/persons', text: personWords.search, for: mayWorkInCases },
  { href: '/refer', text: chrome.refer },
  { href: '/notices', text: noticeWords.title },
  { href: '/tasks', text: taskWords.menu, for: tellsFamilies },
];

/** What is gone to now and then: behind one word, so that the menu stays a line or two on a telephone. */
const seldom: readonly Item[] = [
  { href: '/escalations', text: escalationWords.title, for: isLeader },
  { href: '/dead-letters', text: noticeWords.deadTitle, for: maySeeDeadLetters },
  { href: '/handovers', text: handoverWords.title, for: maySeeHandovers },
  { href: '/organisations', text: organisationWords.title },
  { href: '/administration', text: adminWords.title, for: mayAdministrate },
  { href: '/rules', text: chrome.rules },
  { href: '/reports/statistics', text: reportWords.statistics, for: mayWorkInCases },
  { href: '/reports/monitoring', text: reportWords.monitoring, for: mayWorkInCases },
  { href: '/emergency', text: emergencyWords.menu, for: mayTakeEmergency },
  { href: '/access-log', text: accessLogWords.report, for: isDpo },
  { href: '/breaches', text: breachWords.title, for: isDpo },
  { href: '/erasures', text: erasureWords.menu, for: mayDecideRetention },
  { href: '/webhooks', text: webhookWords.menu, for: mayHaveWebhooks },
  { href: '/mails', text: chrome.mails, demo: true },
];

/** The way to everything, for whoever is logged in. */
export const MainMenu = ({ frame }: { frame: Frame }) => {
  const { lang } = frame;
  const rest = shownTo(frame, seldom);
  return (
    <nav class="tov-menu" aria-label={chrome.mainMenu[lang]}>
      <div class="container tov-menu-row">
        <Items frame={frame} items={shownTo(frame, daily)} />
        <details class="tov-menu-more">
          <summary {...(rest.some(({ href }) => isInside(frame.here, href)) ? { class: 'tov-here' } : {})}>
            {chrome.more[lang]} <Icon name="chevron-down" />
          </summary>
          <Items frame={frame} items={rest} />
        </details>
      </div>
    </nav>
  );
};

const shownTo = ({ caller, demo }: Frame, items: readonly Item[]): readonly Item[] =>
  items
    .filter((item) => demo || !item.demo)
    .filter((item) => item.for === undefined || (caller !== null && item.for(caller)));

const isAt = (here: string, href: string): boolean => here === href || here.startsWith(`${href}?`);
const isInside = (here: string, href: string): boolean => isAt(here, href) || here.startsWith(`${href}/`);

const Items = ({ frame, items }: { frame: Frame; items: readonly Item[] }) => {
  const { lang, here, unseenNotices } = frame;
  return (
    <ul>
      {items.map(({ href, text }) => (
        <li>
          <a
            href={href}
            {...(isInside(here, href) ? { 'aria-current': isAt(here, href) ? 'page' : 'true' } : {})}
          >
            {text[lang]}
            {href === '/notices' && unseenNotices > 0 && ` (${unseenNotices > 99 ? '99+' : unseenNotices})`}
          </a>
        </li>
      ))}
    </ul>
  );
};
