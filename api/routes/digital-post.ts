import { text } from '../../domain/text.ts';
import { decideDigitalPost, LONGEST_LABEL } from '../digital-post.ts';
import { directoryOfPath } from '../directory.ts';
import { readBody } from '../read-body.ts';
import { route } from '../route.ts';

/** Whether an organisation writes to families by Digital Post, and as whom. */
export const getDigitalPost = route({
  method: 'get',
  path: '/v1/organisations/{organisation}/digital-post',
  operationId: 'getDigitalPost',
  summary: text('Organisationens Digital Post', "The organisation's Digital Post"),
  tag: 'work',
  answer: 'object',
  async handle(call) {
    const organisation = directoryOfPath(call);
    const sender = await call.ports.family.digitalPost(organisation);
    return call.c.json({ organisation, ...(sender ?? { enabled: false, cvr: null, label: null }) });
  },
});

/** A leader decides it, as a whole. */
export const setDigitalPost = route({
  method: 'post',
  path: '/v1/organisations/{organisation}/digital-post',
  operationId: 'setDigitalPost',
  summary: text('Slå Digital Post til eller fra', 'Turn Digital Post on or off'),
  tag: 'work',
  changes: true,
  body: {
    type: 'object',
    properties: {
      enabled: { type: 'boolean' },
      cvr: { type: 'string', pattern: '^[0-9]{8}$' },
      label: { type: 'string', minLength: 1, maxLength: LONGEST_LABEL },
    },
    required: ['enabled', 'cvr', 'label'],
  },
  answer: 'object',
  async handle(call) {
    const organisation = directoryOfPath(call);
    const sender = await decideDigitalPost(call, organisation, await readBody(call));
    return call.c.json({ organisation, ...sender });
  },
});
