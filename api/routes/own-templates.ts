import { namesOf } from '../../documents/own-templates/names-of-template.ts';
import { text } from '../../domain/text.ts';
import { DOCX, PDF } from '../../worker/letters/set-with-template.ts';
import { listOf, pathOf } from '../call.ts';
import { fileAnswer } from '../documents.ts';
import {
  backToOurs,
  letterItem,
  lettersOf,
  putTemplate,
  requireKeeper,
  tryOutFile,
  versionFile,
} from '../own-templates.ts';
import { no } from '../refused.ts';
import { route } from '../route.ts';

const one = '/v1/organisations/{organisation}/templates/{template}';

/** What the letters of an organisation are set with, and which names a template may use. */
export const listOwnTemplates = route({
  method: 'get',
  path: '/v1/organisations/{organisation}/templates',
  operationId: 'listOwnTemplates',
  summary: text('Organisationens brevskabeloner', "The organisation's templates of letters"),
  tag: 'work',
  answer: 'list',
  async handle(call) {
    const organisation = pathOf(call, 'organisation');
    const letters = await lettersOf(call, organisation);
    return listOf(
      call,
      letters.map((letter) => ({ ...letterItem(letter), names: namesOf(letter.template) })),
      null,
      { organisation },
    );
  },
});

/** A leader puts a Word document in place of our template. The same file again changes nothing. */
export const putOwnTemplate = route({
  method: 'put',
  path: one,
  operationId: 'putOwnTemplate',
  summary: text('Læg egen brevskabelon op', 'Put a template of one’s own'),
  tag: 'work',
  upload: DOCX,
  answer: 'object',
  async handle(call) {
    const organisation = pathOf(call, 'organisation');
    requireKeeper(call, organisation);
    const declared = call.c.req.header('Content-Type') ?? '';
    if (declared.split(';')[0]?.trim().toLowerCase() !== DOCX)
      throw no(
        415,
        'VALIDATION',
        'Indholdet skal være et Word-dokument (.docx).',
        'The content must be a Word document (.docx).',
        { reason: 'Content-Type' },
      );
    const upload = Buffer.from(await call.c.req.arrayBuffer());
    return call.c.json(letterItem(await putTemplate(call, organisation, pathOf(call, 'template'), upload)));
  },
});

/** A leader goes back to our template. */
export const removeOwnTemplate = route({
  method: 'delete',
  path: one,
  operationId: 'removeOwnTemplate',
  summary: text('Gå tilbage til den medfølgende skabelon', 'Go back to the template that ships'),
  tag: 'work',
  answer: 'object',
  handle: async (call) =>
    call.c.json(letterItem(await backToOurs(call, pathOf(call, 'organisation'), pathOf(call, 'template')))),
});

/** A letter about nobody, set as the organisation's letters of that kind are. */
export const tryOwnTemplate = route({
  method: 'get',
  path: `${one}/try-out`,
  operationId: 'tryOwnTemplate',
  summary: text('Prøvebrev med opfundne oplysninger', 'A letter with invented data'),
  tag: 'work',
  mediaType: [PDF, DOCX],
  handle: async (call) =>
    fileAnswer(await tryOutFile(call, pathOf(call, 'organisation'), pathOf(call, 'template'))),
});

/** The file of one version of a template, as it was put. */
export const getTemplateVersion = route({
  method: 'get',
  path: `${one}/versions/{version}`,
  operationId: 'getTemplateVersion',
  summary: text('En tidligere version af en skabelon', 'A former version of a template'),
  tag: 'work',
  mediaType: DOCX,
  handle: async (call) => {
    const { organisation = '', template = '', version = '' } = call.c.req.param() as Record<string, string>;
    return fileAnswer(await versionFile(call, organisation, template, version));
  },
});
