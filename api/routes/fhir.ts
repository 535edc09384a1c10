import { text } from '../../domain/text.ts';
import { careCommunicationFor, tasksFor } from '../fhir/export.ts';
import { FHIR_JSON } from '../fhir/resource.ts';
import { route } from '../route.ts';

/** A disclosure in the shape of MedCom's CareCommunication. */
export const getCareCommunication = route({
  method: 'get',
  path: '/v1/cases/{id}/fhir/CareCommunication/{disclosureId}',
  operationId: 'getCareCommunication',
  summary: text('En videregivelse i FHIR-form', 'A disclosure in the shape of FHIR'),
  tag: 'cases',
  mediaType: 'application/fhir+json',
  async handle(call) {
    const resource = await careCommunicationFor(call);
    return call.c.body(JSON.stringify(resource), 200, { 'Content-Type': FHIR_JSON });
  },
});

/** What is still owed in a case, as Tasks. */
export const listFhirTasks = route({
  method: 'get',
  path: '/v1/cases/{id}/fhir/Task',
  operationId: 'listFhirTasks',
  summary: text('Åbne frister i FHIR-form', 'Open deadlines in the shape of FHIR'),
  tag: 'cases',
  mediaType: 'application/fhir+json',
  async handle(call) {
    const bundle = await tasksFor(call);
    return call.c.body(JSON.stringify(bundle), 200, { 'Content-Type': FHIR_JSON });
  },
});
