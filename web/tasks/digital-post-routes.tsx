import type { Hono } from 'hono';
import { decideDigitalPost, LONGEST_LABEL, mayDecideDigitalPost } from '../../api/digital-post.ts';
import { scopeName } from '../../api/identity/region.ts';
import { mayKnowOrganisation } from '../../api/organisation-act.ts';
import { boolean, shortText } from '../../domain/case/field.ts';
import { emptyForm, takeForm } from '../directory/take-form.ts';
import { Page } from '../layout/page.tsx';
import { Alert, BackLink } from '../layout/parts.tsx';
import { callOfPage, lookerOf, type PageCall, type PageDeps, PageRefused } from '../page-call.ts';
import { CommandForm, type FormState } from '../record/form.tsx';
import { nodesOf } from '../record/form-node.ts';
import { knownToAll } from '../record/known-options.ts';
import { digitalPostWords as said } from '../text/tasks.ts';

const PATH = '/organisations/:organisation/digital-post';

/** Whether an organisation writes to families by Digital Post: everybody there sees it, leaders decide it. */
export function mountDigitalPost(app: Hono, deps: PageDeps): void {
  app.get(PATH, async (c) => {
    const call = callOfPage(c, deps);
    const organisation = organisationOf(call);
    const sender = await deps.ports.family.digitalPost(organisation);
    const answers = {
      enabled: String(sender?.enabled ?? false),
      cvr: sender?.cvr ?? '',
      label: sender?.label ?? scopeName(organisation).da,
    };
    return c.html(page(call, organisation, emptyForm(questions, call, answers)));
  });

  app.post(PATH, async (c) => {
    const call = callOfPage(c, deps);
    const organisation = organisationOf(call);
    const taken = await takeForm(call, questions, (data) =>
      decideDigitalPost(lookerOf(call), organisation, data),
    );
    return taken.ok
      ? c.redirect(`/organisations/${organisation}/digital-post?saved=1`, 303)
      : c.html(page(call, organisation, taken.form), taken.status);
  });
}

const page = (call: PageCall, organisation: string, form: FormState) => {
  const { lang, frame } = call;
  const title = `${said.title[lang]}: ${scopeName(organisation)[lang]}`;
  return (
    <Page frame={frame} title={title}>
      <BackLink href={`/organisations/${organisation}`}>{said.back[lang]}</BackLink>
      <h1>{title}</h1>
      <p class="font-lead">{said.lead[lang]}</p>
      {call.c.req.query('saved') === '1' && (
        <Alert lang={lang} variant="success" live>
          {said.saved[lang]}
        </Alert>
      )}
      {mayDecideDigitalPost(call.caller, organisation) ? (
        <CommandForm
          lang={lang}
          action={`/organisations/${organisation}/digital-post`}
          state={form}
          submit={said.save[lang]}
          cancel={`/organisations/${organisation}`}
        />
      ) : (
        <p>{(form.answers.enabled === 'true' ? said.on : said.off)[lang]}</p>
      )}
    </Page>
  );
};

function organisationOf({ c, caller }: PageCall): string {
  const organisation = c.req.param('organisation') ?? '';
  if (!mayKnowOrganisation(caller, organisation)) throw new PageRefused('not-found');
  return organisation;
}

const questions = nodesOf(
  {
    enabled: boolean(said.enabled.da, said.enabled.en),
    cvr: shortText(said.cvr.da, said.cvr.en, { max: 8, help: said.cvrHelp }),
    label: shortText(said.label.da, said.label.en, { max: LONGEST_LABEL }),
  },
  knownToAll,
);
