import { readDirectory } from '../../../db/directory/read-directory.ts';
import { readCase } from '../../../db/read-case.ts';
import { civilDateOf } from '../../../domain/calendar/index.ts';
import { assigneesOf } from '../../../domain/case/assignees.ts';
import { derive } from '../../../domain/obligations/case-deadlines.ts';
import { organisationOf } from '../../../domain/obligations/organisation-name.ts';
import { reach } from '../../../domain/reach/reach.ts';
import { vacancyNotice, vacantRole } from '../../../domain/reach/vacancy.ts';
import type { Checked, DeliveryKind, KindContext } from './kind.ts';
import { bilingual, linkTo } from './link.ts';

/** The warning to a leader that a case has been given to nobody, or that a role has nobody who can be told. */
export const vacancyKind: DeliveryKind = {
  async check({ case_id, deadline_id }, context) {
    const role = vacantRole(deadline_id);
    if (role === null) return { silent: 'unknown role' };
    const organisation = organisationOf(case_id);
    return organisation === null
      ? checkCase(case_id, role, context)
      : checkOrganisation(organisation, role, context);
  },
  async compose({ case_id }, { publicUrl }) {
    const organisation = organisationOf(case_id);
    if (organisation === null)
      return {
        subject: 'Tovholder: en sag mangler en ansvarlig',
        text: bilingual(
          linkTo(`/cases/${encodeURIComponent(case_id)}`, publicUrl),
          {
            da: 'En sag i din enhed er ikke tildelt nogen.',
            en: 'A case in your unit is assigned to nobody.',
          },
          { da: 'Tildel den i Tovholder:', en: 'Assign it in Tovholder at the address above.' },
        ),
      };
    return {
      subject: 'Tovholder: en rolle er ubesat',
      text: bilingual(
        linkTo(`/organisations/${organisation}/colleagues`, publicUrl),
        {
          da: 'Beskeder til en rolle i din enhed kunne ikke nå nogen, der har den.',
          en: 'Messages to a role in your unit could reach nobody who holds it.',
        },
        { da: 'Se hvilken i Tovholder:', en: 'See which in Tovholder at the address above.' },
      ),
    };
  },
};

/** An organisation that lists nobody works through its desks: it is not told that nobody is there. */
async function checkCase(
  caseId: string,
  role: NonNullable<ReturnType<typeof vacantRole>>,
  { sql, nowMs }: KindContext,
): Promise<Checked> {
  const kase = await readCase(sql, caseId);
  if (!kase) return { silent: 'case withdrawn' };
  const { snapshot, clock_offset_ms } = kase;
  const { closing } = derive(snapshot);
  if (closing && closing.ms <= nowMs + clock_offset_ms) return { silent: 'case closed' };
  if ((assigneesOf(snapshot, nowMs + clock_offset_ms).get(role) ?? null) !== null)
    return { silent: 'assigned' };
  const { colleagues } = await readDirectory(sql, snapshot.municipality);
  return colleagues.length === 0 ? { silent: 'no directory' } : { at: snapshot.municipality };
}

async function checkOrganisation(
  organisation: string,
  role: NonNullable<ReturnType<typeof vacantRole>>,
  { sql, nowMs }: KindContext,
): Promise<Checked> {
  const directory = await readDirectory(sql, organisation);
  if (directory.colleagues.length === 0) return { silent: 'no directory' };
  const on = civilDateOf(nowMs);
  const reached = reach({ directory, assignee: null, role, on });
  return vacancyNotice(reached, { role, on }) ? { at: organisation } : { silent: 'somebody is there' };
}
