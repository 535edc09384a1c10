import { type CivilDate, civilDateOf } from '../domain/calendar/index.ts';
import { organisationAgenda } from '../domain/obligations/organisations.ts';
import { ruleSets } from '../domain/rules/rule-sets.ts';
import { type Text, text } from '../domain/text.ts';
import { chainsOf } from './escalation-chains.ts';
import type { Looker } from './look.ts';
import { deadLettersFor } from './notices.ts';
import { lettersOf } from './own-templates.ts';
import { parametersSeen } from './parameters.ts';
import { usersOf } from './users-seen.ts';

/** How one thing that is administered stands, in a few words; `attention`: somebody should look at it. */
export interface Told {
  state: Text;
  attention?: boolean;
}

const MOST_WAITING = 200;

export async function tellParameters(looker: Looker, organisation: string): Promise<Told> {
  const { inForce } = await parametersSeen(looker, organisation);
  const changed = inForce.filter(({ origin }) => origin === 'changed').length;
  const coming = inForce.filter((one) => one.coming !== null).length;
  const soon = { da: coming > 0 ? `, ${coming} på vej` : '', en: coming > 0 ? `, ${coming} coming` : '' };
  if (changed === 0)
    return {
      state: text(`Ingen værdier ændret her${soon.da}`, `No values changed here${soon.en}`),
    };
  return {
    state: text(
      `${count(changed, 'værdi', 'værdier')} ændret her${soon.da}`,
      `${count(changed, 'value', 'values')} changed here${soon.en}`,
    ),
  };
}

export async function tellRuleSets(): Promise<Told> {
  const newest: CivilDate = ruleSets.at(-1)?.from ?? '';
  const [year, month, day] = newest.split('-').map(Number);
  return {
    state: text(`Nyeste regler er fra ${day}.${month}.${year}`, `The newest rules are from ${newest}`),
  };
}

export async function tellCalendar({ ports }: Looker, organisation: string): Promise<Told> {
  const view = await ports.organisations.view(organisation);
  const agenda = organisationAgenda(view, civilDateOf(ports.clock()));
  const overdue = agenda.filter(({ status }) => status === 'overdue').length;
  if (overdue === 0) return { state: text('Ingen opgaver er overskredet', 'No duty is overdue') };
  return {
    attention: true,
    state: text(
      `${count(overdue, 'opgave', 'opgaver')} er overskredet`,
      overdue === 1 ? '1 duty is overdue' : `${overdue} duties are overdue`,
    ),
  };
}

export async function tellRetention({ ports, caller }: Looker): Promise<Told> {
  const decided = (await ports.retention.policies(caller.scope)).filter(({ years }) => years !== null).length;
  return {
    state:
      decided === 2
        ? text('Besluttet', 'Decided')
        : decided === 1
          ? text('Besluttet for den ene slags sager', 'Decided for one kind of case')
          : text('Ikke besluttet endnu', 'Not decided yet'),
    attention: decided === 0,
  };
}

export async function tellChains(looker: Looker, organisation: string): Promise<Told> {
  const { vacant, chains } = await chainsOf(looker, organisation);
  if (chains.length === 0) return { state: nobodyListed, attention: true };
  return vacant === 0
    ? { state: text('Alle trin når nogen', 'Every step reaches somebody') }
    : {
        attention: true,
        state: text(
          count(vacant, 'ubesat trin', 'ubesatte trin'),
          count(vacant, 'vacant step', 'vacant steps'),
        ),
      };
}

const nobodyListed = text('Ingen kolleger på listen', 'No colleagues on the list');

export async function tellColleagues({ ports }: Looker, organisation: string): Promise<Told> {
  const { colleagues, absences } = await ports.directory.staff(organisation);
  const on = civilDateOf(ports.clock());
  const away = absences.filter(({ fromOn, untilOn }) => fromOn <= on && on <= untilOn).length;
  if (colleagues.length === 0) return { state: nobodyListed, attention: true };
  return {
    state: text(
      `${count(colleagues.length, 'kollega', 'kolleger')}, ${away} væk i dag`,
      `${count(colleagues.length, 'colleague', 'colleagues')}, ${away} away today`,
    ),
  };
}

export async function tellUsers(looker: Looker, organisation: string): Promise<Told> {
  const { users } = await usersOf(looker, organisation);
  const open = users.filter(({ openSessions }) => openSessions > 0).length;
  return {
    state: text(
      `${count(users.length, 'bruger', 'brugere')} de seneste 30 dage, ${open} logget ind nu`,
      `${count(users.length, 'user', 'users')} over the last 30 days, ${open} logged in now`,
    ),
  };
}

export async function tellHours({ ports }: Looker, organisation: string): Promise<Told> {
  const own = await ports.directory.hours(organisation);
  return {
    state: own ? text('Egne sendetider', 'Hours of your own') : text('De medfølgende', 'Those that ship'),
  };
}

export async function tellDeadLetters(looker: Looker): Promise<Told> {
  const dead = (await deadLettersFor(looker)).length;
  return dead === 0
    ? { state: text('Ingen', 'None') }
    : { attention: true, state: text(`${dead} venter på nogen`, `${dead} wait for somebody`) };
}

export async function tellTemplates(looker: Looker, organisation: string): Promise<Told> {
  const letters = await lettersOf(looker, organisation);
  const own = letters.filter((one) => one.own !== null).length;
  return {
    state:
      own === 0
        ? text('Alle medfølgende', 'All of them ours')
        : text(`${own} af ${letters.length} er jeres egne`, `${own} of ${letters.length} are your own`),
  };
}

export async function tellDigitalPost({ ports }: Looker, organisation: string): Promise<Told> {
  const sender = await ports.family.digitalPost(organisation);
  return { state: sender?.enabled ? text('Slået til', 'On') : text('Slået fra', 'Off') };
}

export async function tellHandovers({ ports, caller }: Looker): Promise<Told> {
  const rows = await ports.handovers.list(caller.scope, MOST_WAITING);
  const waiting = rows.filter(({ state }) => state === 'waiting').length;
  return waiting === 0
    ? { state: text('Ingen venter på svar', 'None waits for an answer') }
    : { attention: true, state: text(`${waiting} venter på svar`, `${waiting} wait for an answer`) };
}

export async function tellWebhooks({ ports, caller }: Looker): Promise<Told> {
  const rows = await ports.webhooks.list(caller.scope);
  const stopped = rows.filter(({ state, dead }) => state === 'gone' || dead > 0).length;
  if (rows.length === 0) return { state: text('Ingen modtagere', 'No endpoints') };
  const all = text(count(rows.length, 'modtager', 'modtagere'), count(rows.length, 'endpoint', 'endpoints'));
  return stopped === 0
    ? { state: all }
    : {
        attention: true,
        state: text(`${all.da}, ${stopped} med fejl`, `${all.en}, ${stopped} in trouble`),
      };
}

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;
