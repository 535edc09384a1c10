import type { Context, Hono } from 'hono';
import { municipalitiesOf } from '../../access/horizon.ts';
import { mayRefer, mayWorkInCases } from '../../access/may.ts';
import { type PossibleDuplicate, possibleDuplicates, withNames } from '../../api/duplicates.ts';
import { isMunicipality, municipalities } from '../../api/identity/region.ts';
import { statusOf } from '../../api/problem.ts';
import { Refused } from '../../api/refused.ts';
import { civilDateOf, eddFromLmp, formatInstant, parseInstant } from '../../domain/calendar/index.ts';
import type { CommandSpec } from '../../domain/case/command-spec.ts';
import { choice, type Field, type Fields } from '../../domain/case/field.ts';
import { fieldsOf } from '../../domain/case/read-command.ts';
import { commandByName } from '../../domain/case/registry.ts';
import type { CaseKind } from '../../domain/case/state.ts';
import { atPath, type JsonObject } from '../../domain/json.ts';
import { text } from '../../domain/text.ts';
import { caseIdOf } from '../../worker/gateway/recognise.ts';
import { callOfPage, lookerOf, type PageCall, type PageDeps, PageRefused } from '../page-call.ts';
import { referWords } from '../text/record.ts';
import { placeRefusal } from './form.tsx';
import { type FormNode, nodesOf } from './form-node.ts';
import { initialAnswers } from './form-of-command.ts';
import { knownToAll } from './known-options.ts';
import { readForm } from './read-form.ts';
import {
  keepReferral,
  mountReferDrafts,
  placeOfReferral,
  ReferDraftPage,
  stateOfDraft,
} from './refer-drafts.tsx';
import { ReferDuplicatesPage } from './refer-duplicates.tsx';
import { ReferChoicePage, ReferPage } from './refer-page.tsx';
import { newEnvelope, onceOf, readSentForm, withOpenedMoment } from './sent-form.ts';

const refer = commandByName('refer') as CommandSpec;

/** Opening a case: of a pregnancy, or of a child already born. */
export function mountRefer(app: Hono, deps: PageDeps): void {
  app.get('/refer', (c) => c.html(<ReferChoicePage frame={commanderOf(c, deps).frame} />));

  mountReferDrafts(app, deps, (c) => ({ call: commanderOf(c, deps), kind: kindOf(c) }));

  app.get('/refer/:kind', async (c) => {
    const call = commanderOf(c, deps);
    const kind = kindOf(c);
    const nowMs = deps.ports.clock();
    const nodes = questions(kind);
    const draft = await deps.ports.drafts.find(placeOfReferral(call, kind));
    if (draft && c.req.query('draft') === 'continue')
      return c.html(<ReferPage frame={call.frame} kind={kind} state={stateOfDraft(nodes, draft)} />);
    if (draft) {
      const { data } = readForm(nodes, draft.answers, nowMs);
      return c.html(<ReferDraftPage {...{ call, kind, draft, data, fields: asked(kind) }} />);
    }
    const own = municipalitiesOf(call.caller);
    const answers = {
      ...initialAnswers(refer, nodes, nowMs, call.caller.role),
      ...(own.length === 1 && own[0] ? { municipality: own[0] } : {}),
    };
    const state = { nodes, answers, mistakes: [], refusal: null, envelope: newEnvelope(null, nowMs) };
    return c.html(<ReferPage frame={call.frame} kind={kind} state={state} />);
  });

  app.post('/refer/:kind', async (c) => {
    const call = commanderOf(c, deps);
    const kind = kindOf(c);
    const nowMs = deps.ports.clock();
    const nodes = questions(kind);
    const { envelope, answers, step } = await readSentForm(c, nowMs);
    const read = readForm(nodes, answers, nowMs);
    if (step === 'draft') await keepReferral(call, kind, { envelope, answers, step });
    if (read.mistakes.length > 0 || step === 'change' || step === 'draft') {
      const told = step === 'draft' ? [] : read.mistakes;
      const state = { nodes, answers, mistakes: told, refusal: null, envelope };
      return c.html(
        <ReferPage frame={call.frame} kind={kind} state={state} />,
        step === 'change' || step === 'draft' ? 200 : 422,
      );
    }
    const { municipality, ...told } = read.data;
    if (typeof municipality !== 'string' || !isMunicipality(municipality)) throw new PageRefused('not-found');
    const data = withOpenedMoment(told, 'receivedAt', envelope, formatInstant(envelope.openedMs));
    const once = onceOf(call.caller, envelope.key, [kind, municipality, data]);
    const found = step === 'another' ? [] : await knownAlready(call, data);
    // The same form sent twice finds the case that it opened itself, and is answered as it was.
    const isRepeated = found.some(({ seen }) => seen.state.id === caseIdOf(once.key ?? ''));
    if (found.length > 0 && !isRepeated)
      return c.html(
        <ReferDuplicatesPage
          {...{ frame: call.frame, kind, clockMs: nowMs, answers, envelope }}
          found={await withNames(deps.ports, found)}
        />,
      );
    const given = await deps.ports.gateway.openCase(
      { kind, municipality },
      { name: 'refer', data, role: call.caller.role },
      once,
    );
    // What is recorded stands, also where its draft cannot be taken away just now.
    if (given.ok)
      await deps.ports.drafts.drop(placeOfReferral(call, kind), envelope.key).catch(() => undefined);
    if (given.ok) return c.redirect(afterOpening(call, municipality, given.answer.id), 303);
    const state = { nodes, answers, ...placeRefusal(given.refusal, nodes), envelope };
    return c.html(
      <ReferPage frame={call.frame} kind={kind} state={state} />,
      statusOf({ refusal: given.refusal }) as 409,
    );
  });
}

/**
 * Cases that may be the one that is referred, as far as the caller may see them. A referral starts limits of the law: where
 * nobody can be looked for right now, it is recorded all the same.
 */
async function knownAlready(call: PageCall, data: JsonObject): Promise<readonly PossibleDuplicate[]> {
  if (!mayWorkInCases(call.caller)) return [];
  const said = (path: string): string | undefined => {
    const value = atPath(data, path);
    return typeof value === 'string' ? value : undefined;
  };
  const [number, name, edd, lmp] = [said('mother.cpr'), said('mother.name'), said('edd'), said('lmp')];
  const bornMs = parseInstant(said('child.bornAt') ?? null);
  const termin = edd ?? (lmp === undefined ? null : eddFromLmp(lmp));
  const mother = {
    ...(number === undefined ? {} : { number }),
    ...(name === undefined ? {} : { name }),
    aroundOn: bornMs === null ? termin : civilDateOf(bornMs),
  };
  try {
    return await possibleDuplicates(lookerOf(call), mother);
  } catch (error) {
    if (error instanceof Refused && error.problem.refusal.code === 'UNAVAILABLE') return [];
    throw error;
  }
}

/** A case of another municipality is theirs to see; whoever referred it goes back to their work. */
const afterOpening = ({ caller }: PageCall, municipality: string, id: string): string =>
  municipalitiesOf(caller).includes(municipality) ? `/cases/${id}?recorded=1` : '/work';

function commanderOf(c: Context, deps: PageDeps): PageCall {
  const call = callOfPage(c, deps);
  if (!mayRefer(call.caller)) throw new PageRefused('not-permitted');
  return call;
}

function kindOf(c: Context): CaseKind {
  const kind = c.req.param('kind');
  if (kind !== 'pregnancy' && kind !== 'child') throw new PageRefused('not-found');
  return kind;
}

const municipalityField: Field = choice(
  referWords.municipality.da,
  referWords.municipality.en,
  Object.fromEntries(Object.entries(municipalities).map(([scope, name]) => [scope, text(name, name)])),
);

/** What is asked depends on whom it concerns: termin for a pregnancy, the birth for a child. */
const questions = (kind: CaseKind): readonly FormNode[] => nodesOf(asked(kind), knownToAll);

function asked(kind: CaseKind): Fields {
  const {
    at: _at,
    on: _on,
    child,
    edd,
    eddSource,
    lmp,
    recognisedOn,
    exposure,
    note,
    ...common
  } = fieldsOf(refer);
  const pregnancy = { edd, eddSource, lmp, recognisedOn };
  const born = child ? { child: { ...child, optional: undefined } } : {};
  const own = kind === 'pregnancy' ? pregnancy : born;
  const when = { ...common.receivedAt, optional: undefined };
  return { municipality: municipalityField, ...common, receivedAt: when, ...own, exposure, note } as Fields;
}
