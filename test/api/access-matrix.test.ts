// Over 300 lines: every look, command and part is asked on one store and one app.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { lookActions } from '../../access/action.ts';
import { type CaseField, caseFieldNames } from '../../access/field.ts';
import {
  accessMatrix,
  type Cell,
  GUEST,
  MATRIX_CASE,
  type MatrixRow,
  matrixCommands,
  matrixLooks,
  matrixRoles,
  personIn,
  type Situation,
  situations,
} from '../../access/matrix.ts';
import { unitOf } from '../../access/unit.ts';
import { createApp } from '../../api/app.ts';
import { lookKinds } from '../../api/look-kind.ts';
import { accessDocument, printAccess } from '../../cli/print-access.ts';
import { commandByName } from '../../domain/case/registry.ts';
import { deadlinesOf } from '../../domain/obligations/deadline.ts';
import { opened, testApi } from './support/api.ts';

const file = JSON.parse(readFileSync(new URL('./access-matrix.json', import.meta.url), 'utf8'));
const rows: readonly MatrixRow[] = file.rows;

/** The address of each look at one case; lists stand beside it. */
const addresses: Readonly<Record<string, string>> = {
  case: '',
  verification: '/journal/verification',
  calendar: '/calendar.ics',
  'access-log-export': '/access-log?audience=citizen',
  receipts: '/disclosures/receipts',
};
const lists: Readonly<Record<string, string>> = {
  search: '/v1/cases',
  worklist: '/v1/worklist?limit=100',
  'log-search': '/v1/access-log',
};

const stage = testApi('2026-03-02T10:00:00+01:00');
const cases = new Map<Situation, { pregnancy: string; child: string; knownActs: number }>();

/** Nothing happens between two looks, so a list that was worked out once is the same for the next who asks it. */
function once<Asked extends unknown[], Value>(
  ask: (...asked: Asked) => Promise<Value>,
): (...asked: Asked) => Promise<Value> {
  const known = new Map<string, Promise<Value>>();
  return (...asked) => {
    const key = JSON.stringify(asked);
    const answer = known.get(key) ?? ask(...asked);
    known.set(key, answer);
    return answer;
  };
}

/** One app and one store for every cell: who asks, and whether they are in an emergency, is changed between requests. */
let asking: { caller: unknown; emergency: boolean } = { caller: null, emergency: false };
const app = createApp(
  {
    ...stage.ports,
    reads: { ...stage.ports.reads, worklist: once(stage.ports.reads.worklist) },
    emergencies: {
      ...stage.ports.emergencies,
      live: async () => (asking.emergency ? { id: 'e1', expiresMs: Number.MAX_SAFE_INTEGER } : null),
    },
  },
  () => asking.caller as never,
);

function askAs({ situation, role }: MatrixRow): void {
  const person = personIn(situation, role);
  if (!person) throw new Error(`${role} cannot stand ${situation}`);
  const caller = { ...person, subject: `${person.scope}:${role}`, organisation: person.scope, how: 'token' };
  asking = { caller, emergency: situation === 'emergency' };
}

async function give(id: string, command: string, body: object, as = 'esbjerg:FR'): Promise<void> {
  const answer = await stage.post(`/v1/cases/${id}/commands/${command}`, body, as);
  if (answer.status !== 200) throw new Error(`${command}: ${JSON.stringify(answer.body)}`);
}

const OTHER = personIn('moved-to', 'FR')?.scope ?? '';

/** What happens in every case: acts of several roles, meetings and disclosures for some, a consent. */
async function lived(id: string, situation: Situation): Promise<void> {
  const meetingAt = '2026-04-20T10:00:00+02:00';
  const dispatchedAt = '2026-03-02T09:50:00+01:00';
  const guests = situation === 'invited' ? { guests: [{ role: GUEST, organisation: OTHER }] } : {};
  await give(id, 'plan-meeting', { meetingId: 'm1', kind: 'ad-hoc', meetingAt, invitees: ['FR', 'GP'] });
  await give(id, 'plan-meeting', { meetingId: 'm2', kind: 'ad-hoc', meetingAt, invitees: ['FP', 'AST'] });
  await give(id, 'invite-to-meeting', { meetingId: 'm1', dispatchedAt, ...guests });
  await give(id, 'invite-to-meeting', { meetingId: 'm2', dispatchedAt });
  const carried = { categories: ['health'], legalBasis: 'SUL § 43 stk. 2 nr. 3' };
  const elsewhere = situation === 'disclosed-to' ? { organisation: OTHER } : {};
  await give(id, 'disclose', { disclosureId: 'd1', to: GUEST, ...carried, ...elsewhere });
  await give(id, 'disclose', { disclosureId: 'd2', to: 'GP', ...carried });
  await give(id, 'give-consent', {
    ...{ direction: 'disclose', subject: 'mother', giver: { role: 'mother' }, receivers: ['GP'] },
    ...{ categories: ['health'], purpose: 'prøve', form: 'written', givenOn: '2026-03-02' },
  });
  for (const role of ['GP', 'AST', 'SP'])
    await give(id, 'record-entry', { text: 'prøve' }, `esbjerg:${role}`);
}

/** The other municipality takes over, and works on: the former one knows no more of it. */
async function takenOver(id: string): Promise<void> {
  await give(id, 'report-move', { toMunicipality: OTHER, movesOn: '2026-03-02' });
  await give(id, 'notify-new-municipality', {});
  await give(id, 'acknowledge-transfer', {});
}

beforeAll(async () => {
  for (const situation of Object.keys(situations) as Situation[]) {
    const pregnancy = await opened(stage);
    const born = { bornAt: '2026-02-20T08:00:00+01:00', gestationalAge: '39+0' };
    const child = await opened(stage, { kind: 'child', edd: undefined, eddSource: undefined, child: born });
    await lived(pregnancy, situation);
    if (situation === 'moved-to' || situation === 'former') await takenOver(pregnancy);
    const knownActs = (await stage.ports.reads.find(pregnancy))?.state.lastEventId ?? 0;
    cases.set(situation, { pregnancy, child, knownActs });
  }
  stage.setClock('2026-03-03T10:00:00+01:00');
  for (const situation of ['moved-to', 'former'] as const)
    await give(cases.get(situation)?.pregnancy ?? '', 'record-entry', { text: 'senere' }, `${OTHER}:FR`);
});

const cellOf = (status: number): Cell | string =>
  status === 200 ? 'y' : status === 403 ? 'f' : status === 404 ? 'n' : String(status);

async function read(path: string): Promise<{ status: number; text: string }> {
  const answer = await app.request(path);
  return { status: answer.status, text: await answer.text() };
}

/** A deadline that the person sees, where there is one for them at all. */
async function deadlinePath(id: string): Promise<string> {
  const { status, text } = await read(`/v1/cases/${id}/deadlines`);
  const first = status === 200 ? JSON.parse(text).items[0]?.id : 'F1-01.1';
  // Nothing of theirs is due here: the list itself says what they may.
  return first === undefined ? 'deadlines' : `deadlines/${first}`;
}

async function lookCells(row: MatrixRow): Promise<string> {
  askAs(row);
  const id = cases.get(row.situation)?.pregnancy ?? '';
  let cells = '';
  for (const look of matrixLooks) {
    const list = lists[look];
    if (list === undefined) {
      const headers = { 'Content-Type': 'application/json' };
      const method = look === 'what-if' ? { method: 'POST', body: '{}', headers } : {};
      const address = look === 'deadline' ? `/${await deadlinePath(id)}` : (addresses[look] ?? `/${look}`);
      cells += cellOf((await app.request(`/v1/cases/${id}${address}`, method)).status);
      continue;
    }
    const { status, text } = await read(list);
    const mayOwe = row.relation === 'gp' || row.relation === 'cooperation';
    if (status !== 200 || look === 'log-search') cells += cellOf(status);
    // Whether a partner has something to do in this very case is another question.
    else if (look === 'worklist' && mayOwe) cells += 'y';
    else cells += text.includes(id) ? 'y' : 'n';
  }
  return cells;
}

/** Where every relation, led or not, tries every command; the roles that stand alike, and other situations, share them. */
const inFull: readonly Situation[] = ['own', 'region'];
const kindOf = ({ situation, relation, role, commands }: MatrixRow): string =>
  [situation, relation, role === unitOf(role) ? 'professional' : 'leader', commands].join();
const firstOfKind = new Set([...new Map(rows.toReversed().map((row) => [kindOf(row), row])).values()]);
const isTried = (row: MatrixRow, at: number): boolean =>
  (inFull.includes(row.situation) && firstOfKind.has(row)) || (at + matrixRoles.indexOf(row.role)) % 6 === 0;

/** A body that no command takes: who may not give it is refused before it is read, who may is told what is wrong. */
async function commandCells(row: MatrixRow): Promise<string> {
  askAs(row);
  const { pregnancy, child } = cases.get(row.situation) ?? { pregnancy: '', child: '' };
  // The child's case was not handed over, nor was anybody invited to it.
  const stays = row.situation === 'own' || row.situation === 'region';
  let cells = '';
  for (const [at, name] of matrixCommands.entries()) {
    const onPregnancy = commandByName(name)?.kinds.includes('pregnancy') ?? false;
    if (!isTried(row, at) || (!onPregnancy && !stays)) {
      cells += row.commands[at];
      continue;
    }
    const id = onPregnancy ? pregnancy : child;
    const path = name === 'refer' ? '/v1/cases' : `/v1/cases/${id}/commands/${name}`;
    const body = JSON.stringify({ note: 5, kind: 'pregnancy', municipality: MATRIX_CASE.municipality });
    const headers = { 'Content-Type': 'application/json' };
    const { status } = await app.request(path, { method: 'POST', body, headers });
    cells += status === 422 ? 'y' : cellOf(status);
  }
  return cells;
}

/** Which parts of the case's header the answer must have, by the part of the matrix that they belong to. */
const headerKeys = {
  header: ['id', 'kind', 'municipality', 'phase', 'version', 'startedAt'],
  term: ['edd', 'gestationalAge', 'bornAt', 'age'],
  links: ['links'],
  'closed-reason': ['closedReason'],
  participants: ['participants'],
  'own-deadlines': ['nextDeadline'],
} as const satisfies Partial<Record<CaseField, readonly string[]>>;

type Part = { id: string; mine: boolean };

/** Everything that the case of a situation holds, and what of it is the role's own. */
async function partsOf({ situation, role }: MatrixRow): Promise<Record<string, Part[]>> {
  const { pregnancy, knownActs } = cases.get(situation) ?? { pregnancy: '', knownActs: 0 };
  const stored = await stage.ports.reads.find(pregnancy);
  if (!stored) throw new Error('no case');
  const unit = unitOf(role);
  const nowMs = stage.ports.clock();
  const facts = stored.state.facts.filter(({ id }) => situation !== 'former' || id <= knownActs);
  const guest = unit === GUEST;
  return {
    deadlines: deadlinesOf(stored.state, nowMs).map(({ id, responsible, alsoResponsible }) => ({
      id,
      mine: [responsible, ...alsoResponsible].some((one) => unitOf(one) === unit),
    })),
    acts: facts.map(({ id, by }) => ({ id: String(id), mine: by !== 'system' && unitOf(by) === unit })),
    meetings: [
      { id: 'm1', mine: situation === 'invited' ? guest : ['FR', 'GP'].includes(unit) },
      { id: 'm2', mine: situation !== 'invited' && ['FP', 'AST'].includes(unit) },
    ].map((one) => (situation === 'disclosed-to' ? { ...one, mine: false } : one)),
    disclosures: [
      { id: 'd1', mine: situation === 'invited' ? false : guest },
      { id: 'd2', mine: unit === 'GP' },
    ],
    consents: facts.filter(({ type }) => type === 'consent-given').map(() => ({ id: 'k1', mine: false })),
  };
}

const partKeys = {
  deadlines: ['/deadlines', 'id'],
  acts: ['/journal?limit=100', 'id'],
  meetings: ['/meetings', 'meetingId'],
  disclosures: ['/disclosures', 'disclosureId'],
  consents: ['/consents', 'consentId'],
} as const;

/** What is shown of the case, and what the file says should be. */
async function shownAndMeant(row: MatrixRow): Promise<[unknown, unknown]> {
  askAs(row);
  const sees = (field: CaseField) => row.fields[caseFieldNames.indexOf(field)] === 'y';
  const id = cases.get(row.situation)?.pregnancy ?? '';
  const shown: Record<string, unknown> = {};
  const meant: Record<string, unknown> = {};
  const { status, text } = await read(`/v1/cases/${id}`);
  const body = status === 200 ? JSON.parse(text) : { state: {} };
  for (const [field, keys] of Object.entries(headerKeys))
    for (const key of keys) [shown[key], meant[key]] = [key in body, sees(field as CaseField)];
  [shown.law, meant.law] = ['ruleSet' in body.state, sees('law')];
  [shown.term, meant.term] = ['edd' in body.state, sees('term')];
  const parts = await partsOf(row);
  for (const [name, [path, key]] of Object.entries(partKeys)) {
    const list = await read(`/v1/cases/${id}${path}`);
    const items = list.status === 200 ? JSON.parse(list.text).items : [];
    shown[name] = items.map((one: Record<string, unknown>) => String(one[key]));
    const own = name === 'consents' ? 'consents' : `own-${name}`;
    const meantHere = (parts[name] ?? []).filter(
      ({ mine }) => sees(name as CaseField) || (mine && sees(own as CaseField)),
    );
    meant[name] = meantHere.map((one) => one.id);
  }
  return [shown, meant];
}

describe('the access matrix under review', () => {
  it('is what the policy says, to the letter', () => {
    expect(file).toEqual(JSON.parse(JSON.stringify(accessDocument())));
    const page = readFileSync(new URL('../../docs/access-matrix.md', import.meta.url), 'utf8');
    expect(page).toBe(printAccess());
  });

  it('knows every kind of look that the log knows', () => {
    expect(Object.keys(lookKinds).sort()).toEqual(Object.keys(lookActions).sort());
  });

  it('has a row for every role wherever it can stand', () => {
    const key = ({ situation, role }: MatrixRow) => `${situation}/${role}`;
    expect(new Set(rows.map(key)).size).toBe(accessMatrix().length);
  });
});

describe.each(Object.keys(situations) as Situation[])(
  'the API does what the matrix says: %s',
  (situation) => {
    const mine = rows.filter((row) => row.situation === situation);

    it('API1:2023, objects: every role looks at every part', async () => {
      for (const row of mine)
        expect({ role: row.role, looks: await lookCells(row) }).toEqual({ role: row.role, looks: row.looks });
    });

    it('API3:2023, properties: every role is shown what is theirs, and the rest is not there', async () => {
      for (const row of mine) {
        const [shown, meant] = await shownAndMeant(row);
        expect({ role: row.role, shown }).toEqual({ role: row.role, shown: meant });
      }
    });

    it('API5:2023, functions: every command is given by those who may, and by those who may not', async () => {
      for (const row of mine)
        expect({ role: row.role, commands: await commandCells(row) }).toEqual({
          role: row.role,
          commands: row.commands,
        });
    });
  },
);
