import { randomUUID } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { namesTold } from '../../api/case-persons.ts';
import { possibleDuplicates } from '../../api/duplicates.ts';
import { findCases } from '../../api/find-cases.ts';
import { mayMerge, previewOf, requireBothCases, survivorFor } from '../../api/merge.ts';
import { comparePersons, samePersonRefusal } from '../../api/merge-persons.ts';
import { statusOf } from '../../api/problem.ts';
import { Refused } from '../../api/refused.ts';
import type { SeenCase } from '../../api/seen-case.ts';
import { stampPerson } from '../../api/stamp-person.ts';
import { viewOf } from '../../domain/case/case-view.ts';
import { mergeOf } from '../../domain/case/merging/standing.ts';
import type { Refusal } from '../../domain/case/refusal.ts';
import type { JsonObject } from '../../domain/json.ts';
import type { Text } from '../../domain/text.ts';
import { isCaseId } from '../case-id.ts';
import {
  callOfPage,
  caseOfPage,
  lookerOf,
  nowOfCase,
  type PageCall,
  type PageDeps,
  PageRefused,
} from '../page-call.ts';
import { onceOf } from '../record/sent-form.ts';
import { mergeWords } from '../text/merge.ts';
import { ChoosePage } from './choose-page.tsx';
import { DonePage } from './done-page.tsx';
import { PreviewPage, type Sent } from './preview-page.tsx';
import type { Side } from './side-by-side.tsx';

type Act = 'merge' | 'split';

/** Two cases of one family: what merging them would do, doing it, and taking it back. Call before the forms of all commands. */
export function mountMerge(app: Hono, deps: PageDeps): void {
  for (const act of ['merge', 'split'] as const)
    app.get(`/cases/:id/record/${act}-case`, (c) => c.redirect(`/cases/${c.req.param('id')}/merge`, 303));

  app.get('/cases/:id/merge', async (c) => {
    const call = callOfPage(c, deps);
    const stored = await mergeable(call);
    const merge = mergeOf(stored.state);
    const done = c.req.query('done');
    const into = merge?.into ?? c.req.query('into');
    if ((done === 'merge' || done === 'split') && into !== undefined && isCaseId(into)) {
      const told = { frame: call.frame, stored, nowMs: nowOfCase(call, stored), act: done as Act };
      return c.html(<DonePage {...told} survivorId={into} />);
    }
    if (into === undefined) return choose(call, stored, null);
    const { version } = stored.state;
    const sent = { key: randomUUID(), version, reason: '', note: '', samePersonChecked: false };
    return show(call, stored, { into, act: merge ? 'split' : 'merge', sent, refusal: null });
  });

  // A number that is typed may be anything: it goes in the body, and into an address only as the id that it stands for.
  app.post('/cases/:id/merge/find', async (c) => {
    const call = callOfPage(c, deps);
    const stored = await mergeable(call);
    const { number } = await c.req.parseBody();
    const typed = typeof number === 'string' ? number.trim().slice(0, 34) : '';
    const hex = typed.replace(/^c_/, '').toLowerCase();
    const found = /^[0-9a-f]{6,32}$/.test(hex)
      ? (await findCases(lookerOf(call), { by: 'case', numbered: hex })).cases
      : [];
    const [only, another] = found.filter(({ seen }) => seen.state.id !== stored.state.id);
    if (!only || another) return choose(call, stored, typed, 422);
    return c.redirect(`/cases/${stored.state.id}/merge?into=${only.seen.state.id}`, 303);
  });

  app.post('/cases/:id/merge', (c) => give(c, deps, 'merge'));
  app.post('/cases/:id/split', (c) => give(c, deps, 'split'));
}

async function mergeable(call: PageCall): Promise<SeenCase> {
  const stored = await caseOfPage(call);
  if (!mayMerge(call, stored)) throw new PageRefused('not-permitted');
  return stored;
}

async function give(c: Context, deps: PageDeps, act: Act): Promise<Response> {
  const call = callOfPage(c, deps);
  const stored = await mergeable(call);
  const { caller } = call;
  const body = await c.req.parseBody();
  const field = (name: string): string => (typeof body[name] === 'string' ? body[name] : '');
  const key = /^[\w-]{8,64}$/.test(field('_key')) ? field('_key') : randomUUID();
  const version = /^\d{1,9}$/.test(field('_version')) ? Number(field('_version')) : stored.state.version;
  const samePersonChecked = act === 'merge' && field('samePersonChecked') === 'true';
  const sent = { key, version, reason: field('reason'), note: field('note').trim(), samePersonChecked };
  const merge = mergeOf(stored.state);
  const into = act === 'merge' ? field('into') : (merge?.into ?? '');
  const name = `${act}-case`;
  const data: JsonObject = {
    ...(act === 'merge' ? { into } : {}),
    ...(sent.reason === '' ? {} : { reason: sent.reason }),
    ...(sent.note === '' ? {} : { note: sent.note }),
    ...(samePersonChecked ? { samePersonChecked } : {}),
  };
  const survivor = await requireBothCases(lookerOf(call), name, stored, data);
  const doubt = survivor && (await samePersonRefusal(call.deps, { duplicate: stored, survivor }, data));
  if (doubt) return show(call, stored, { into, act, sent, refusal: doubt });
  const given = await deps.ports.gateway.giveCommand(
    stored.state.id,
    { name, data: stampPerson(name, data, caller), role: caller.role },
    onceOf(caller, key, [stored.state.id, name, data]),
  );
  if (given.ok) {
    const goesOn = String(given.answer.result?.survivor ?? into);
    return c.redirect(`/cases/${stored.state.id}/merge?done=${act}&into=${goesOn}`, 303);
  }
  if (!isCaseId(into)) throw new Refused({ refusal: given.refusal });
  return show(call, stored, { into, act, sent, refusal: given.refusal });
}

/** The cases that may be the same one, by the mother's name and the termin, and a field for a number. */
async function choose(
  call: PageCall,
  stored: SeenCase,
  wrong: string | null,
  status: 200 | 422 = 200,
): Promise<Response> {
  const { deps, frame } = call;
  const { ports } = deps;
  const view = viewOf(stored.state);
  const named = stored.sight.sees('names') ? await namesTold(ports, stored, ['mother']) : { mother: null };
  const mother = {
    ...(named.mother === null ? {} : { name: named.mother }),
    aroundOn: view.birth?.on ?? view.term?.edd ?? null,
  };
  const found = await possibleDuplicates(lookerOf(call), mother, [
    stored.state.id,
    ...stored.state.links.map(({ id }) => id),
  ]);
  const told = { frame, stored, nowMs: nowOfCase(call, stored), clockMs: ports.clock() };
  return call.c.html(<ChoosePage {...told} found={found} wrong={wrong} />, status);
}

interface Asked {
  into: string;
  act: Act;
  sent: Sent;
  refusal: Refusal | null;
}

async function show(
  call: PageCall,
  stored: SeenCase,
  { into, act, sent, refusal }: Asked,
): Promise<Response> {
  const survivor = await survivorOrNotFound(call, stored, into);
  const pair = { duplicate: stored, survivor };
  const preview = previewOf(lookerOf(call), pair);
  const persons = act === 'merge' && !preview.refusal ? await comparePersons(call.deps.ports, pair) : [];
  const sides = [
    await sideOf(call, stored, act === 'merge' ? mergeWords.standsStill : mergeWords.comesBack),
    await sideOf(call, survivor, mergeWords.goesOn),
  ] as const;
  const told = {
    frame: call.frame,
    stored,
    nowMs: nowOfCase(call, stored),
    act,
    sides,
    preview,
    persons,
    sent,
    refusal,
  };
  return call.c.html(<PreviewPage {...told} />, refusal ? (statusOf({ refusal }) as 409) : 200);
}

async function survivorOrNotFound(call: PageCall, stored: SeenCase, into: string): Promise<SeenCase> {
  try {
    return await survivorFor(lookerOf(call), stored, into);
  } catch (error) {
    if (error instanceof Refused && error.problem.refusal.code === 'NOT_FOUND')
      throw new PageRefused('not-found');
    if (error instanceof Refused && error.problem.refusal.code === 'NOT_PERMITTED')
      throw new PageRefused('not-permitted');
    throw error;
  }
}

async function sideOf(call: PageCall, seen: SeenCase, role: Text): Promise<Side> {
  const names = seen.sight.sees('names') ? await namesTold(call.deps.ports, seen, ['mother']) : null;
  return { seen, nowMs: nowOfCase(call, seen), name: names?.mother ?? null, role };
}
