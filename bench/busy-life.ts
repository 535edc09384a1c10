import { readFileSync } from 'node:fs';
import { addDays, atLocalMs, formatInstant } from '../domain/calendar/index.ts';
import type { JsonObject } from '../domain/json.ts';
import { readScenario, type Scenario, type ScenarioStep } from '../domain/simulation/scenario.ts';
import { playStep, type World } from '../domain/simulation/simulate.ts';

const CHILD = 'child:1';

/** The whole life of the acceptance scenarios, from referral to school start. */
export function wholeLife(): Scenario {
  const file = new URL('../test/scenarios/whole-life-esbjerg.json', import.meta.url);
  const read = readScenario(JSON.parse(readFileSync(file, 'utf8')));
  if (!read.ok) throw new Error('the whole life does not read');
  return read.scenario;
}

/** The same life with a network meeting every other month, consented, invited, held and minuted. */
export function busyLife(): Scenario {
  const life = wholeLife();
  const meetings = Array.from({ length: 24 }, (_, i) =>
    networkMeeting(i, addDays('2025-06-04', 61 * i)),
  ).flat();
  const steps = [...life.steps, ...meetings].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return { ...life, name: 'busy-life', steps };
}

function networkMeeting(i: number, on: string): ScenarioStep[] {
  const meetingId = `network-${i}`;
  const at = (days: number, hour: number) => formatInstant(atLocalMs(addDays(on, days), hour));
  const step = (when: string, command: string, data: JsonObject): ScenarioStep => ({
    at: when,
    case: CHILD,
    command,
    data,
  });
  const consent = {
    consentId: `consent-${i}`,
    direction: 'meeting',
    subject: CHILD,
    giver: { role: 'FMI', name: 'Prøve Person' },
    receivers: ['FR', 'SP'],
    categories: ['health', 'development', 'social'],
    purpose: 'netværksmøde og referat',
    form: 'written',
    givenOn: addDays(on, -35),
  };
  const meetingAt = at(0, 10);
  return [
    step(at(-35, 9), 'give-consent', consent),
    step(at(-35, 10), 'plan-meeting', {
      meetingId,
      kind: 'network',
      meetingAt,
      invitees: ['FMI', 'FR', 'SP'],
    }),
    step(at(-28, 10), 'invite-to-meeting', { meetingId, dispatchedAt: at(-28, 10) }),
    step(at(0, 12), 'hold-meeting', {
      meetingId,
      heldAt: meetingAt,
      participants: ['FMI', 'FP', 'FR', 'SP'],
      consents: [`consent-${i}`],
    }),
    step(at(5, 10), 'send-minutes', { meetingId, sentAt: at(5, 10), recipients: ['FR', 'SP'] }),
  ];
}

/** The cases after all steps of a life; a refused step is an error, so that what is measured is what was meant. */
export function worldAfter(scenario: Scenario): World {
  const world: World = new Map();
  const stepEvents: number[][] = [];
  for (const step of scenario.steps) {
    const answer = playStep(world, scenario, step, stepEvents);
    if (!answer.ok && !step.refused)
      throw new Error(`${step.command} at ${step.at}: ${answer.refusal.code} ${answer.refusal.reason ?? ''}`);
    stepEvents.push(answer.ok ? answer.events.map((event) => event.id) : []);
  }
  return world;
}
