// Every name exported here is a workflow type.
export { childCase } from './child-case.ts';
export { pregnancyCase } from './pregnancy-case.ts';
