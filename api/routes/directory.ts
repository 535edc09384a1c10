import { text } from '../../domain/text.ts';
import { listOf } from '../call.ts';
import { absenceFields, colleagueFields, directoryOfPath, seenDirectory } from '../directory.ts';
import { enterAbsence, removeAbsence, removeColleague, saveColleague } from '../directory-changes.ts';
import { schemaOfFields } from '../json-schema.ts';
import { readBody } from '../read-body.ts';
import { route } from '../route.ts';

/** Who works in an organisation, who is away and stood in for by whom, and whom each role reaches today. */
export const listColleagues = route({
  method: 'get',
  path: '/v1/organisations/{organisation}/colleagues',
  operationId: 'listColleagues',
  summary: text('Kolleger, fravær og hvem roller når', 'Colleagues, absences and whom roles reach'),
  tag: 'work',
  answer: 'list',
  async handle(call) {
    const organisation = directoryOfPath(call);
    const { on, colleagues, roles } = await seenDirectory(call, organisation);
    return listOf(call, colleagues, null, { organisation, asOf: on, roles });
  },
});

/** A leader lists a colleague or corrects their entry; with `removed` they are taken out. The same body again changes nothing. */
export const changeColleague = route({
  method: 'post',
  path: '/v1/organisations/{organisation}/colleagues',
  operationId: 'changeColleague',
  summary: text(
    'Skriv en kollega på listen, ret eller fjern',
    'List a colleague, correct or remove the entry',
  ),
  tag: 'work',
  body: {
    ...schemaOfFields(colleagueFields('esbjerg'), 'en'),
    required: ['subject'],
    description: 'With `removed: true` only `subject` is read, and the colleague is taken out of the list.',
  },
  answer: 'object',
  async handle(call) {
    const organisation = directoryOfPath(call);
    const body = await readBody(call);
    if (body.removed === true) {
      await removeColleague(call, organisation, String(body.subject ?? ''));
      return call.c.json({ organisation, subject: body.subject, removed: true });
    }
    return call.c.json(await saveColleague(call, organisation, body));
  },
});

/** One's own absence, or as a leader anybody's: first and last day, and who steps in. Never why. */
export const changeAbsence = route({
  method: 'post',
  path: '/v1/organisations/{organisation}/absences',
  operationId: 'changeAbsence',
  summary: text('Skriv et fravær ind, eller tag det tilbage', 'Enter an absence, or take it back'),
  tag: 'work',
  status: 201,
  body: {
    ...schemaOfFields(absenceFields, 'en'),
    required: [],
    description: 'Without `subject` one’s own. With `absenceId` and `removed: true` it is taken back.',
  },
  answer: 'object',
  async handle(call) {
    const organisation = directoryOfPath(call);
    const body = await readBody(call);
    if (body.removed === true) {
      const subject = typeof body.subject === 'string' ? body.subject : call.caller.subject;
      const absenceId = Number(body.absenceId);
      const known = Number.isSafeInteger(absenceId) ? absenceId : 0;
      await removeAbsence(call, organisation, { subject, absenceId: known });
      return call.c.json({ organisation, subject, absenceId, removed: true }, 201);
    }
    return call.c.json({ organisation, ...(await enterAbsence(call, organisation, body)) }, 201);
  },
});
