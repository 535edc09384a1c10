import { describe, expect, it } from 'vitest';
import type { Life } from '../../support/life.ts';
import { esbjerg, plan } from './meeting-life.ts';

const HELD_AT = '2025-10-02T13:00:00+02:00';
const said = {
  giver: 'mother',
  subject: 'mother',
  receivers: ['FR', 'GP'],
  categories: ['health'],
  purpose: 'Mødet og dets referat',
};

function planned(): Life {
  const life = esbjerg();
  plan(life, '2025-09-10T09:00:00+02:00', 'm1', 'first-coordination', HELD_AT);
  return life;
}

const holdWith = (life: Life, more: object) =>
  life.give(HELD_AT, 'hold-meeting', {
    meetingId: 'm1',
    heldAt: HELD_AT,
    participants: ['FR', 'FP'],
    consents: [],
    ...more,
  });

describe('consent said aloud at a meeting', () => {
  it('is given and entered by the one act that holds the meeting, and lets the minutes go out', () => {
    const life = planned();
    const { events, changes } = holdWith(life, { oralConsents: [said] });
    expect(events.map(({ type }) => type)).toEqual(['consent-given', 'meeting-held']);
    expect(events[0]?.data).toMatchObject({
      consentId: 'k1',
      direction: 'meeting',
      form: 'oral',
      giver: { role: 'mother' },
      givenOn: '2025-10-02',
    });
    expect(events[1]?.data).toMatchObject({ consents: ['k1'] });
    expect(events[1]?.data).not.toHaveProperty('oralConsents');
    expect(changes.opened).toContain('X-01.k1');
    expect(life.deadline('F2-07.m1', HELD_AT).status).toBe('met');
    const minutes = { meetingId: 'm1', recipients: ['FR', 'GP'] };
    expect(life.give('2025-10-03T09:00:00+02:00', 'send-minutes', minutes).changes.met).toContain('F2-08.m1');
  });

  it('may be entered later, and was given when the meeting was held', () => {
    const life = planned();
    holdWith(life, {});
    const { events } = life.give('2025-10-03T09:00:00+02:00', 'enter-meeting-consents', {
      meetingId: 'm1',
      oralConsents: [said, { ...said, giver: 'partner', subject: 'partner' }],
    });
    expect(events.map(({ data }) => data.consentId ?? data.consents)).toEqual(['k1', 'k2', ['k1', 'k2']]);
    expect(events[0]?.data.givenOn).toBe('2025-10-02');
  });

  it('stands beside consents that were given before', () => {
    const life = planned();
    life.give('2025-09-20T09:00:00+02:00', 'give-consent', {
      consentId: 'k2',
      direction: 'meeting',
      subject: 'mother',
      giver: { role: 'mother' },
      receivers: ['SP'],
      categories: ['health'],
      purpose: 'Møde',
      form: 'written',
      givenOn: '2025-09-20',
    });
    const { events } = holdWith(life, { consents: ['k2'], oralConsents: [said] });
    expect(events.at(-1)?.data.consents).toEqual(['k2', 'k3']);
  });

  it('without a purpose, a receiver or a category is VALIDATION, and nothing is recorded', () => {
    const life = planned();
    for (const wrong of [{ purpose: undefined }, { receivers: [] }, { categories: [] }]) {
      const one = Object.fromEntries(
        Object.entries({ ...said, ...wrong }).filter(([, value]) => value !== undefined),
      );
      expect(
        life.refused(HELD_AT, 'hold-meeting', {
          meetingId: 'm1',
          participants: ['FR'],
          consents: [],
          oralConsents: [one],
        } as never),
      ).toBe('VALIDATION');
    }
    expect(life.ofRule('F2-08', HELD_AT)).toEqual([]);
  });

  it('is asked for: entering nothing is VALIDATION', () => {
    const life = planned();
    holdWith(life, {});
    expect(life.refused('2025-10-03T09:00:00+02:00', 'enter-meeting-consents', { meetingId: 'm1' })).toBe(
      'VALIDATION',
    );
  });
});
