import { describe, expect, it } from 'vitest';
import { announcementsOf } from '../../../domain/announcements/index.ts';
import { parseInstant } from '../../../domain/calendar/index.ts';
import { viewOf } from '../../../domain/case/case-view.ts';
import type { CaseState } from '../../../domain/case/state.ts';
import { handoversOf } from '../../../domain/handover/handover.ts';
import { noticesDue } from '../../../domain/handover/handover-notices.ts';
import { begin, type Life } from '../support/life.ts';

const ms = (at: string) => parseInstant(at) ?? 0;
const stateOf = (life: Life, ref = 'pregnancy') => life.world.get(ref)?.state as CaseState;
const handovers = (life: Life) => handoversOf(viewOf(stateOf(life)));

/** Asked on Friday 11 April 2025; the week after is Easter. */
function asked(to = 'aabenraa'): Life {
  const life = begin({ at: '2025-04-07T10:00:00+02:00', refer: { edd: '2025-09-19' } });
  life.give('2025-04-10T09:00:00+02:00', 'report-move', { toMunicipality: to, movesOn: '2025-05-01' });
  life.give('2025-04-11T09:00:00+02:00', 'notify-new-municipality', { summary: 'Prøve Person flytter.' });
  return life;
}

const dueAt = (life: Life, at: string) => {
  const [one] = handovers(life);
  if (!one) throw new Error('no handover');
  return noticesDue(one, viewOf(stateOf(life)), ms(at)).map(
    ({ step, to, organisation }) => `${step} ${organisation}:${to}`,
  );
};

describe('a handover', () => {
  it('waits from the notice on, and responsibility is not moved by it', () => {
    expect(handovers(asked())).toMatchObject([
      { kind: 'municipality', from: 'esbjerg', to: 'aabenraa', state: 'waiting', movesOn: '2025-05-01' },
    ]);
  });

  it('keeps nothing of the summary among the facts', () => {
    expect(JSON.stringify(stateOf(asked()).facts)).not.toContain('Prøve Person');
  });

  it('ends with the answer; the next move asks anew, from the municipality that took over', () => {
    const life = asked();
    life.give('2025-04-14T09:00:00+02:00', 'acknowledge-transfer');
    life.give('2025-06-02T09:00:00+02:00', 'report-move', {
      toMunicipality: 'Ærø Kommune',
      movesOn: '2025-06-10',
    });
    life.give('2025-06-02T10:00:00+02:00', 'notify-new-municipality');
    expect(handovers(life)).toMatchObject([
      { from: 'esbjerg', to: 'aabenraa', state: 'acknowledged', settledMs: ms('2025-04-14T09:00:00+02:00') },
      { from: 'aabenraa', to: 'aeroe', state: 'waiting' },
    ]);
  });

  it('that was rejected can be asked for again', () => {
    const life = asked();
    life.give('2025-04-14T09:00:00+02:00', 'reject-transfer', { reason: 'Flytter alligevel ikke hertil.' });
    life.give('2025-04-15T09:00:00+02:00', 'notify-new-municipality');
    expect(handovers(life).map(({ state }) => state)).toEqual(['rejected', 'waiting']);
  });

  it('is withdrawn when the notice is taken back, asked anew, or the family moves somewhere else', () => {
    const taken = asked();
    const notice = handovers(taken)[0]?.askedEvent ?? 0;
    taken.give('2025-04-14T09:00:00+02:00', 'retract', { eventId: notice, reason: 'fejl' });
    expect(handovers(taken)).toMatchObject([{ state: 'withdrawn' }]);
    const again = asked();
    again.give('2025-04-14T09:00:00+02:00', 'notify-new-municipality');
    expect(handovers(again).map(({ state }) => state)).toEqual(['withdrawn', 'waiting']);
    const elsewhere = asked();
    elsewhere.give('2025-04-14T09:00:00+02:00', 'report-move', {
      toMunicipality: 'vejle',
      movesOn: '2025-05-01',
    });
    expect(handovers(elsewhere)).toMatchObject([{ to: 'aabenraa', state: 'withdrawn' }]);
  });

  it('waits again when the answer is taken back', () => {
    const life = asked();
    const answer = life.give('2025-04-14T09:00:00+02:00', 'acknowledge-transfer');
    life.give('2025-04-15T09:00:00+02:00', 'retract', { eventId: answer.events[0]?.id ?? 0, reason: 'fejl' });
    expect(handovers(life)).toMatchObject([{ from: 'esbjerg', to: 'aabenraa', state: 'waiting' }]);
  });

  it('names no login for a place outside the agreement', () => {
    expect(handovers(asked('Københavns Kommune'))).toMatchObject([
      { to: null, toPlace: 'Københavns Kommune' },
    ]);
  });

  it('between clinics is asked, and accepted or rejected with a reason', () => {
    const born = { bornAt: '2025-01-10T08:00:00+01:00', gestationalAge: '39+0' };
    const life = begin({ at: '2025-04-07T10:00:00+02:00', kind: 'child', refer: { child: born } });
    const clinics = () => handoversOf(viewOf(stateOf(life, 'child:1')));
    life.give('2025-04-08T10:00:00+02:00', 'ask-for-clinic-change', { toClinic: 'odense' }, 'child:1');
    expect(clinics()).toMatchObject([
      { kind: 'clinic', from: 'syddanmark', toPlace: 'odense', state: 'waiting' },
    ]);
    life.give('2025-04-09T10:00:00+02:00', 'reject-clinic-change', { reason: 'Ingen plads.' }, 'child:1');
    expect(clinics()).toMatchObject([{ state: 'rejected' }]);
    expect(life.deadline('F4-25.1', '2025-04-10T10:00:00+02:00', 'child:1').status).not.toBe('met');
  });
});

describe('who is told of a handover', () => {
  it('the receiving caseworker and leader at once, the sender when it is answered', () => {
    const life = asked();
    const tell = (given: { events: readonly Parameters<typeof announcementsOf>[0][] }) =>
      given.events
        .flatMap((event) => announcementsOf(event, viewOf(stateOf(life))))
        .filter(({ kind }) => kind === 'handover')
        .map(({ step, to, organisation }) => `${step} ${organisation}:${to}`);
    const again = life.give('2025-04-11T10:00:00+02:00', 'notify-new-municipality');
    expect(tell(again)).toEqual(['s0 aabenraa:FR', 's0 aabenraa:FR-leader']);
    const rejected = life.give('2025-04-14T09:00:00+02:00', 'reject-transfer', { reason: 'nej' });
    expect(tell(rejected)).toEqual(['rejected esbjerg:FR']);
    const elsewhere = life.give('2025-04-14T10:00:00+02:00', 'record-entry', { text: 'noget andet' });
    expect(tell(elsewhere)).toEqual([]);
  });

  it('climbs each working day at the hour of reminders, and closed days do not count', () => {
    const life = asked();
    expect(dueAt(life, '2025-04-13T12:00:00+02:00')).toEqual([]);
    expect(dueAt(life, '2025-04-14T07:59:59+02:00')).toEqual([]);
    expect(dueAt(life, '2025-04-14T08:00:00+02:00')).toEqual(['s1 aabenraa:FR', 's1 aabenraa:FR-leader']);
    expect(dueAt(life, '2025-04-15T08:00:00+02:00')).toEqual(['s2 aabenraa:FR-leader']);
    const both = ['aabenraa:FR-leader', 'esbjerg:FR-leader'];
    expect(dueAt(life, '2025-04-16T08:00:00+02:00')).toEqual(both.map((who) => `s3 ${who}`));
    expect(dueAt(life, '2025-04-21T12:00:00+02:00')).toEqual(both.map((who) => `s3 ${who}`));
    const all = [...both, 'aabenraa:director'];
    expect(dueAt(life, '2025-04-22T08:00:00+02:00')).toEqual(all.map((who) => `s4 ${who}`));
    expect(dueAt(life, '2025-04-23T08:00:00+02:00')).toEqual(all.map((who) => `s5 ${who}`));
  });

  it('is over with the answer', () => {
    const life = asked();
    life.give('2025-04-14T09:00:00+02:00', 'acknowledge-transfer');
    expect(dueAt(life, '2025-04-16T08:00:00+02:00')).toEqual([]);
  });

  it('the silence of a place without logins is the sender’s own matter', () => {
    const life = asked('Københavns Kommune');
    expect(dueAt(life, '2025-04-14T08:00:00+02:00')).toEqual(['s1 esbjerg:FR', 's1 esbjerg:FR-leader']);
    expect(dueAt(life, '2025-04-16T08:00:00+02:00')).toEqual(['s3 esbjerg:FR-leader']);
  });
});
