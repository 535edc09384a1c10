// Every name exported here is a workflow type.
export { childCase } from './child-case.ts';
export { deadManCheck } from './dead-man-check.ts';
export { organisationRhythms } from './organisation-rhythms.ts';
export { pregnancyCase } from './pregnancy-case.ts';
