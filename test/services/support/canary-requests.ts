import { commands } from '../../../domain/case/registry.ts';
import { CANARY, CANARY_CPR, CANARY_STREET, canaryInput } from './canaries.ts';
import { hoursAgo } from './requests.ts';

/** Asks the API, wherever it is. */
export type Ask = (path: string, init?: RequestInit) => Promise<{ status: number; text: string }>;

/** Commands to one case at the same time; the engine takes up to ten. */
const AT_ONCE = 6;
/** Endings last: they would refuse the rest. */
const endings = /close|loss|stillbirth|miscarriage|death|abortion|opt-out|end-pregnancy|merge/;

export const byDemoUser = (who = 'esbjerg:FR'): Record<string, string> => ({
  Authorization: `Bearer demo:${who}`,
  'Content-Type': 'application/json',
});

const posted = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { ...byDemoUser(), ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

/** Opens a case of this kind with canaries in every field that is written in freely; answers its id. */
export async function openCanaryCase(ask: Ask, kind: 'pregnancy' | 'child'): Promise<string> {
  const child = kind === 'child' ? { child: { bornAt: hoursAgo(60), name: `${CANARY} Barn` } } : {};
  const { status, text } = await ask(
    '/v1/cases',
    posted({
      kind,
      municipality: 'esbjerg',
      receivedAt: hoursAgo(40),
      referrer: { role: 'GP', organisation: `${CANARY} klinik` },
      mother: { name: `${CANARY} Person`, cpr: CANARY_CPR, address: `${CANARY} ${CANARY_STREET}` },
      remark: `${CANARY} ukendt felt`,
      ...child,
    }),
  );
  if (status !== 201) throw new Error(`${status} ${text}`);
  return (JSON.parse(text) as { id: string }).id;
}

/** Gives a case every command there is, full of canaries; answers the statuses. */
export async function giveEveryCommand(ask: Ask, caseId: string): Promise<number[]> {
  const ordered = [...commands].sort((a, b) => Number(endings.test(a.name)) - Number(endings.test(b.name)));
  const statuses: number[] = [];
  for (let i = 0; i < ordered.length; i += AT_ONCE) {
    const answers = ordered
      .slice(i, i + AT_ONCE)
      .map(({ name, fields }) =>
        ask(
          `/v1/cases/${caseId}/commands/${name}`,
          posted(canaryInput(fields), { 'Idempotency-Key': `${CANARY}-${name}` }),
        ),
      );
    for (const { status } of await Promise.all(answers)) statuses.push(status);
  }
  return statuses;
}

/** Asks in every wrong way, with canaries where they do not belong; answers the statuses. */
export async function askWrongly(ask: Ask, caseId: string): Promise<number[]> {
  const word = encodeURIComponent(`${CANARY} ${CANARY_STREET}`);
  const command = `/v1/cases/${caseId}/commands/receive-notification`;
  const wrong: [string, RequestInit?][] = [
    [command, posted(`{"concern": "${CANARY} ${CANARY_STREET}`)],
    [command, posted(`["${CANARY}"]`)],
    [command, posted({ concern: CANARY, receivedAt: `${CANARY_CPR}`, form: CANARY, notificationId: CANARY })],
    [command, posted({ [CANARY]: CANARY_CPR, ['__proto__']: CANARY })],
    [command, posted(CANARY, { 'Content-Type': 'text/plain' })],
    [command, posted({ concern: `${CANARY} `.repeat(30_000) })],
    [command, posted({ concern: CANARY }, { 'If-Match': `"${CANARY}"`, 'Accept-Language': CANARY })],
    [command, posted({ concern: CANARY }, { Authorization: `Bearer ${CANARY}` })],
    [command, posted({ concern: CANARY }, { Authorization: 'Bearer demo:aabenraa:FR' })],
    [command, posted({ concern: CANARY }, { Cookie: `tovholder_user=${CANARY}; other=${CANARY_CPR}` })],
    [`/v1/cases/${caseId}/commands/${word}`, posted({ concern: CANARY })],
    [`/v1/cases/${word}`, { headers: byDemoUser() }],
    [`/v1/cases/${caseId}/${word}?q=${word}`, { headers: byDemoUser() }],
    [`/v1/worklist?scope=${word}&q=${word}`, { headers: byDemoUser() }],
    [`/v1/persons/search?q=${CANARY_CPR}`, { headers: byDemoUser() }],
    [`/v1/cases/${CANARY_CPR}`, { headers: byDemoUser() }],
    [
      `/${word}?${word}=${word}`,
      { headers: { ...byDemoUser(), Accept: 'text/html', Referer: `http://x/${word}` } },
    ],
  ];
  const statuses: number[] = [];
  for (const [path, init] of wrong) statuses.push((await ask(path, init)).status);
  return statuses;
}
