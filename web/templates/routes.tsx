import type { Hono } from 'hono';
import { fileAnswer } from '../../api/documents.ts';
import {
  backToOurs,
  letterOf,
  lettersOf,
  putTemplate,
  requireKeeper,
  tryOutFile,
  versionFile,
} from '../../api/own-templates.ts';
import { statusOf } from '../../api/problem.ts';
import { no, Refused } from '../../api/refused.ts';
import type { Refusal } from '../../domain/case/refusal.ts';
import { callOfPage, lookerOf, type PageCall, type PageDeps, PageRefused } from '../page-call.ts';
import { templateWords } from '../text/templates.ts';
import { TemplateListPage } from './list-page.tsx';
import { TemplatePage } from './template-page.tsx';

const path = '/organisations/:organisation/templates';

/** What an organisation's letters are set with: its leaders see it, try it and change it. */
export function mountTemplates(app: Hono, deps: PageDeps): void {
  app.get(path, async (c) => {
    const call = keeperOf(callOfPage(c, deps));
    const organisation = c.req.param('organisation');
    const letters = await lettersOf(lookerOf(call), organisation);
    return c.html(<TemplateListPage {...{ frame: call.frame, organisation, letters }} />);
  });

  app.get(`${path}/:template`, async (c) =>
    onePage(keeperOf(callOfPage(c, deps)), null, c.req.query('saved') === '1'),
  );

  app.get(`${path}/:template/try-out`, async (c) => {
    const call = keeperOf(callOfPage(c, deps));
    const { organisation, template } = c.req.param();
    return fileAnswer(await found(tryOutFile(lookerOf(call), organisation, template)));
  });

  app.get(`${path}/:template/versions/:version`, async (c) => {
    const call = keeperOf(callOfPage(c, deps));
    const { organisation, template, version } = c.req.param();
    return fileAnswer(await found(versionFile(lookerOf(call), organisation, template, version)));
  });

  app.post(`${path}/:template`, async (c) => {
    const call = keeperOf(callOfPage(c, deps));
    const { organisation, template } = c.req.param();
    try {
      const { file } = await c.req.parseBody();
      if (!(file instanceof File) || !/\.docx$/i.test(file.name))
        throw no(null, 'VALIDATION', templateWords.chooseFile.da, templateWords.chooseFile.en, {
          reason: 'file',
        });
      const upload = Buffer.from(await file.arrayBuffer());
      await putTemplate(lookerOf(call), organisation, template, upload);
    } catch (error) {
      const { problem } = toldOnPage(error);
      return onePage(call, problem.refusal, false, statusOf(problem));
    }
    return c.redirect(`/organisations/${organisation}/templates/${template}?saved=1`, 303);
  });

  app.post(`${path}/:template/remove`, async (c) => {
    const call = keeperOf(callOfPage(c, deps));
    const { organisation, template } = c.req.param();
    await found(backToOurs(lookerOf(call), organisation, template));
    return c.redirect(`/organisations/${organisation}/templates/${template}?saved=1`, 303);
  });
}

/** What a person can mend stands on the page; everything else is the error handler's. */
function toldOnPage(error: unknown): Refused {
  if (error instanceof Refused && error.problem.refusal.code === 'VALIDATION') return error;
  throw error;
}

function keeperOf(call: PageCall): PageCall {
  try {
    requireKeeper(lookerOf(call), call.c.req.param('organisation') ?? '');
  } catch (error) {
    throw asPage(error);
  }
  return call;
}

const found = <Value,>(asked: Promise<Value>): Promise<Value> =>
  asked.catch((error: unknown) => {
    throw asPage(error);
  });

function asPage(error: unknown): unknown {
  const code = error instanceof Refused ? error.problem.refusal.code : null;
  if (code === 'NOT_FOUND') return new PageRefused('not-found');
  return code === 'NOT_PERMITTED' ? new PageRefused('not-permitted') : error;
}

async function onePage(call: PageCall, refusal: Refusal | null, saved: boolean, status = 200) {
  const organisation = call.c.req.param('organisation') ?? '';
  const letter = await found(letterOf(lookerOf(call), organisation, call.c.req.param('template') ?? ''));
  return call.c.html(
    <TemplatePage {...{ frame: call.frame, organisation, letter, refusal, saved }} />,
    status as 200,
  );
}
