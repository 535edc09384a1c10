import { describe, expect, it } from 'vitest';
import { organisationOf, outboxNameOf } from '../../../../domain/obligations/organisation-name.ts';
import {
  isOrganisation,
  type OrganisationView,
  organisationAgenda,
  organisationMessages,
  rulesOwedBy,
} from '../../../../domain/obligations/organisations.ts';
import { municipalities, regionOf, regions } from '../../../../domain/rules/agreement-area.ts';
import { catalogue } from '../../../../domain/rules/catalogue.ts';
import { defaultParameters } from '../../../../domain/rules/parameters.ts';

const view = (more: Partial<OrganisationView> = {}): OrganisationView => ({
  organisation: 'aabenraa',
  held: [],
  knownFromOn: '2020-01-01',
  closedDays: defaultParameters.closedDays,
  ...more,
});
const said = (on: string, more: Partial<OrganisationView> = {}, ruleId = 'X-24') =>
  organisationMessages(view(more), on, 8)
    .filter((one) => one.deadlineId.startsWith(ruleId))
    .map((one) => `${one.at} ${one.kind} ${one.deadlineId} ${one.to} due ${one.due}`);

describe('reminders of organisations’ duties', () => {
  it('begin two weeks before the target, at the reminder hour of the day, to the unit that answers', () => {
    // March and April are one period of X-24: limit 30 April 2026, a Thursday and its own target; 14 days before is the 16th.
    const before = { knownFromOn: '2026-03-01' };
    expect(said('2026-04-15', before)).toEqual([]);
    expect(said('2026-04-16', before)).toEqual([
      '2026-04-16T08:00:00+02:00 reminder X-24.2026.2.1 FR due 2026-04-30',
    ]);
    expect(said('2026-04-30', before)).toEqual([
      '2026-04-30T08:00:00+02:00 reminder X-24.2026.2.1 FR due 2026-04-30',
    ]);
  });

  it('become a breach to the unit and its leader from the day after the limit', () => {
    expect(said('2026-05-01', { knownFromOn: '2026-03-01' })).toEqual([
      '2026-05-01T08:00:00+02:00 breach X-24.2026.2.1 FR due 2026-04-30',
      '2026-05-01T08:00:00+02:00 breach X-24.2026.2.1 FR-leader due 2026-04-30',
    ]);
  });

  it('fall silent when it is held, and never speak of what fell due before the organisation was here', () => {
    const held = [{ ruleId: 'X-24', on: '2026-03-12' }];
    expect(said('2026-04-20', { held, knownFromOn: '2026-03-01' })).toEqual([]);
    expect(said('2026-05-04', { held, knownFromOn: '2026-05-02' })).toEqual([]);
    expect(said('2026-05-04', { knownFromOn: '2026-05-01' })).toEqual([]);
    expect(said('2026-05-04', { knownFromOn: null })).toEqual([]);
  });

  it('go to the clinic for what the region owes', () => {
    const region = { organisation: 'syddanmark', knownFromOn: '2026-04-01' };
    expect(said('2026-06-20', region, 'F4-29')).toEqual([
      '2026-06-20T08:00:00+02:00 reminder F4-29.2026.2.1 FP due 2026-06-30',
    ]);
  });

  it('look back a year at most', () => {
    const overdue = organisationAgenda(view(), '2026-05-04').filter(
      (one) => one.ruleId === 'X-22' && one.status === 'overdue',
    );
    expect(overdue.map((one) => one.key)).toEqual(['2025.1.1', '2025.1.2']);
  });
});

describe('who owes what', () => {
  it('every organisation row is owed by somebody, and every municipality of the area has its region', () => {
    const all = [...Object.keys(municipalities), ...Object.keys(regions)];
    const owed = new Set(all.flatMap((one) => rulesOwedBy(one).map(({ id }) => id)));
    expect([...owed].sort()).toEqual(
      catalogue
        .filter((one) => one.kind === 'organisation')
        .map((one) => one.id)
        .sort(),
    );
    expect(all.every(isOrganisation)).toBe(true);
    expect(isOrganisation('toString')).toBe(false);
    expect(Object.keys(municipalities).map(regionOf)).toEqual(all.slice(0, -1).map(() => 'syddanmark'));
    expect(regionOf('syddanmark')).toBeNull();
  });

  it('the name in the outbox tells an organisation from a case', () => {
    expect(organisationOf(outboxNameOf('esbjerg'))).toBe('esbjerg');
    expect(organisationOf('c_0123')).toBeNull();
  });
});
