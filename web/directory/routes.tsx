import type { Hono } from 'hono';
import {
  absenceFields,
  colleagueFields,
  mayKeepDirectory,
  maySeeDirectory,
  seenDirectory,
} from '../../api/directory.ts';
import { enterAbsence, removeAbsence, removeColleague, saveColleague } from '../../api/directory-changes.ts';
import type { Fields } from '../../domain/case/field.ts';
import type { JsonObject } from '../../domain/json.ts';
import { text } from '../../domain/text.ts';
import { callOfPage, lookerOf, type PageCall, type PageDeps, PageRefused } from '../page-call.ts';
import type { FormState } from '../record/form.tsx';
import { type Answers, type FormNode, type Known, nodesOf, type Option } from '../record/form-node.ts';
import { directoryWords as said } from '../text/directory.ts';
import { ColleaguesPage } from './colleagues-page.tsx';
import { EntryPage } from './entry-page.tsx';
import { mountSendingHours } from './sending-hours-page.tsx';
import { emptyForm, takeForm } from './take-form.ts';

/** Who works in an organisation, who is away and who stands in. */
export function mountDirectory(app: Hono, deps: PageDeps): void {
  app.get('/organisations/:organisation/colleagues', async (c) => {
    const call = callOfPage(c, deps);
    const organisation = organisationOf(call);
    return c.html(
      <ColleaguesPage
        frame={call.frame}
        organisation={organisation}
        {...(await seenDirectory(lookerOf(call), organisation))}
        keeps={mayKeepDirectory(call.caller, organisation)}
        saved={c.req.query('saved') === '1'}
      />,
    );
  });

  app.get('/organisations/:organisation/colleagues/entry', async (c) => {
    const call = keeperOf(callOfPage(c, deps));
    const organisation = organisationOf(call);
    const { colleagues } = await deps.ports.directory.staff(organisation);
    const known = colleagues.find(({ subject }) => subject === c.req.query('subject'));
    const answers = known ? answersFrom({ ...known, roles: [...known.roles] }) : {};
    return c.html(
      colleagueForm(call, organisation, emptyForm(await colleagueNodes(call, organisation), call, answers)),
    );
  });

  app.post('/organisations/:organisation/colleagues/entry', async (c) => {
    const call = keeperOf(callOfPage(c, deps));
    const organisation = organisationOf(call);
    const nodes = await colleagueNodes(call, organisation);
    const taken = await takeForm(call, nodes, (data) => saveColleague(lookerOf(call), organisation, data));
    return taken.ok
      ? c.redirect(listOf(organisation), 303)
      : c.html(colleagueForm(call, organisation, taken.form), taken.status);
  });

  app.post('/organisations/:organisation/colleagues/remove', async (c) => {
    const call = callOfPage(c, deps);
    const organisation = organisationOf(call);
    const { subject } = await c.req.parseBody();
    await removeColleague(lookerOf(call), organisation, String(subject ?? ''));
    return c.redirect(listOf(organisation), 303);
  });

  app.get('/organisations/:organisation/absences/entry', async (c) => {
    const call = callOfPage(c, deps);
    const organisation = organisationOf(call);
    return c.html(absenceForm(call, organisation, emptyForm(await absenceNodes(call, organisation), call)));
  });

  app.post('/organisations/:organisation/absences/entry', async (c) => {
    const call = callOfPage(c, deps);
    const organisation = organisationOf(call);
    const nodes = await absenceNodes(call, organisation);
    const taken = await takeForm(call, nodes, (data) => enterAbsence(lookerOf(call), organisation, data));
    return taken.ok
      ? c.redirect(listOf(organisation), 303)
      : c.html(absenceForm(call, organisation, taken.form), taken.status);
  });

  app.post('/organisations/:organisation/absences/remove', async (c) => {
    const call = callOfPage(c, deps);
    const organisation = organisationOf(call);
    const { subject, absence } = await c.req.parseBody();
    const absenceId = typeof absence === 'string' && /^\d{1,15}$/.test(absence) ? Number(absence) : 0;
    await removeAbsence(lookerOf(call), organisation, { subject: String(subject ?? ''), absenceId });
    return c.redirect(listOf(organisation), 303);
  });

  mountSendingHours(app, deps, organisationOf);
}

const listOf = (organisation: string) => `/organisations/${organisation}/colleagues?saved=1`;

function organisationOf({ c, caller }: PageCall): string {
  const organisation = c.req.param('organisation') ?? '';
  if (!maySeeDirectory(caller, organisation)) throw new PageRefused('not-found');
  return organisation;
}

function keeperOf(call: PageCall): PageCall {
  if (!mayKeepDirectory(call.caller, organisationOf(call))) throw new PageRefused('not-permitted');
  return call;
}

const colleagueForm = (call: PageCall, organisation: string, form: FormState) => (
  <EntryPage
    frame={call.frame}
    organisation={organisation}
    title={said.entry[call.lang]}
    action={`/organisations/${organisation}/colleagues/entry`}
    form={form}
  />
);

const absenceForm = (call: PageCall, organisation: string, form: FormState) => (
  <EntryPage
    frame={call.frame}
    organisation={organisation}
    title={said.addAbsence[call.lang]}
    action={`/organisations/${organisation}/absences/entry`}
    form={form}
  />
);

const colleagueNodes = async (call: PageCall, organisation: string): Promise<readonly FormNode[]> =>
  nodesOf(colleagueFields(organisation), await peopleToChoose(call, organisation, ['standIn']));

/** Leaders choose whose absence it is; everybody else enters their own. */
async function absenceNodes(call: PageCall, organisation: string): Promise<readonly FormNode[]> {
  const { subject, ...own } = absenceFields;
  const fields: Fields = mayKeepDirectory(call.caller, organisation) && subject ? { subject, ...own } : own;
  return nodesOf(fields, await peopleToChoose(call, organisation, ['subject', 'standIn']));
}

/** Colleagues by name, where a form asks for one. */
async function peopleToChoose(
  { deps }: PageCall,
  organisation: string,
  paths: readonly string[],
): Promise<Known> {
  const { colleagues } = await deps.ports.directory.staff(organisation);
  const options = colleagues.map(({ subject, name }): Option => [subject, text(name, name)]);
  return (path) => (paths.includes(path) ? options : undefined);
}

/** What is there already, as the form shows it. */
const answersFrom = (entry: JsonObject): Answers =>
  Object.fromEntries(
    Object.entries(entry).flatMap(([name, value]) =>
      value === null ? [] : [[name, Array.isArray(value) ? value.map(String) : String(value)]],
    ),
  );
