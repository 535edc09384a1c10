import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { lookActions } from '../../access/action.ts';
import {
  accessMatrix,
  type Cell,
  MATRIX_CASE,
  type MatrixRow,
  matrixCommands,
  matrixLooks,
  matrixRoles,
  personIn,
  type Situation,
  situations,
} from '../../access/matrix.ts';
import { createApp } from '../../api/app.ts';
import { lookKinds } from '../../api/look-kind.ts';
import { accessDocument, printAccess } from '../../cli/print-access.ts';
import { commandByName } from '../../domain/case/registry.ts';
import { opened, testApi } from './support/api.ts';

const file = JSON.parse(readFileSync(new URL('./access-matrix.json', import.meta.url), 'utf8'));
const rows: readonly MatrixRow[] = file.rows;

/** The address of each look at one case; lists stand beside it. */
const addresses: Readonly<Record<string, string>> = {
  case: '',
  deadline: '/deadlines/F1-01.1',
  verification: '/journal/verification',
  calendar: '/calendar.ics',
  'access-log-export': '/access-log?audience=citizen',
};
const lists: Readonly<Record<string, string>> = {
  search: '/v1/cases',
  worklist: '/v1/worklist?limit=100',
  'log-search': '/v1/access-log',
};

const stage = testApi('2026-03-02T10:00:00+01:00');
const inEmergency = { live: async () => ({ id: 'e1', expiresMs: Number.MAX_SAFE_INTEGER }) };
const cases = new Map<Situation, { pregnancy: string; child: string }>();

/** The API as one person sees it. */
function appOf({ situation, role }: MatrixRow) {
  const person = personIn(situation, role);
  if (!person) throw new Error(`${role} cannot stand ${situation}`);
  const { emergencies } = stage.ports;
  const ports =
    situation === 'emergency'
      ? { ...stage.ports, emergencies: { ...emergencies, ...inEmergency } }
      : stage.ports;
  const caller = { ...person, subject: `${person.scope}:${role}`, organisation: person.scope, how: 'token' };
  return createApp(ports, () => caller as never);
}

async function give(id: string, command: string, body: object): Promise<void> {
  const answer = await stage.post(`/v1/cases/${id}/commands/${command}`, body);
  if (answer.status !== 200) throw new Error(`${command}: ${JSON.stringify(answer.body)}`);
}

/** What happened in the case that the situation is about. */
const before: Partial<Record<Situation, (id: string) => Promise<void>>> = {
  async invited(id) {
    const meetingAt = '2026-04-20T10:00:00+02:00';
    await give(id, 'plan-meeting', {
      meetingId: 'm1',
      kind: 'ad-hoc',
      meetingAt,
      invitees: ['FR', 'SP', 'GP'],
    });
    await give(id, 'invite-to-meeting', { meetingId: 'm1', dispatchedAt: '2026-03-02T09:50:00+01:00' });
  },
  'disclosed-to': (id) =>
    give(id, 'disclose', { to: 'FR', categories: ['health'], legalBasis: 'SUL § 43 stk. 2 nr. 3' }),
  'moved-to': moved,
  former: moved,
};

async function moved(id: string): Promise<void> {
  const { scope } = personIn('moved-to', 'FR') ?? { scope: '' };
  await give(id, 'report-move', { toMunicipality: scope, movesOn: '2026-03-02' });
  await give(id, 'notify-new-municipality', {});
  await give(id, 'acknowledge-transfer', {});
}

beforeAll(async () => {
  for (const situation of Object.keys(situations) as Situation[]) {
    const pregnancy = await opened(stage);
    const born = { bornAt: '2026-02-20T08:00:00+01:00', gestationalAge: '39+0' };
    const child = await opened(stage, { kind: 'child', edd: undefined, eddSource: undefined, child: born });
    await before[situation]?.(pregnancy);
    cases.set(situation, { pregnancy, child });
  }
});

const cellOf = (status: number): Cell | string =>
  status === 200 ? 'y' : status === 403 ? 'f' : status === 404 ? 'n' : String(status);

async function lookCells(row: MatrixRow): Promise<string> {
  const app = appOf(row);
  const id = cases.get(row.situation)?.pregnancy ?? '';
  const cells = matrixLooks.map(async (look) => {
    const list = lists[look];
    if (list === undefined) {
      const method = look === 'what-if' ? { method: 'POST', body: '{}' } : {};
      const headers = { 'Content-Type': 'application/json' };
      return cellOf(
        (await app.request(`/v1/cases/${id}${addresses[look] ?? `/${look}`}`, { ...method, headers })).status,
      );
    }
    const answer = await app.request(list);
    if (answer.status !== 200 || look === 'log-search') return cellOf(answer.status);
    return (await answer.text()).includes(id) ? 'y' : 'n';
  });
  return (await Promise.all(cells)).join('');
}

/** Situations in which every role tries every command; elsewhere each command is tried by every sixth role. */
const inFull: readonly Situation[] = ['own', 'region'];
const isTried = ({ situation, role }: MatrixRow, at: number): boolean =>
  inFull.includes(situation) || (at + matrixRoles.indexOf(role)) % 6 === 0;

/** A body that no command takes: who may not give it is refused before it is read, who may is told what is wrong. */
async function commandCells(row: MatrixRow): Promise<string> {
  const app = appOf(row);
  const { pregnancy, child } = cases.get(row.situation) ?? { pregnancy: '', child: '' };
  let cells = '';
  for (const [at, name] of matrixCommands.entries()) {
    if (!isTried(row, at)) {
      cells += row.commands[at];
      continue;
    }
    const id = commandByName(name)?.kinds.includes('pregnancy') ? pregnancy : child;
    const path = name === 'refer' ? '/v1/cases' : `/v1/cases/${id}/commands/${name}`;
    const body = JSON.stringify({ note: 5, kind: 'pregnancy', municipality: MATRIX_CASE.municipality });
    const { status } = await app.request(path, {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/json' },
    });
    cells += status === 422 ? 'y' : cellOf(status);
  }
  return cells;
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

    it('API1:2023, objects, and API3:2023, their properties: every role looks at every part', async () => {
      for (const row of mine)
        expect({ role: row.role, looks: await lookCells(row) }).toEqual({ role: row.role, looks: row.looks });
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
