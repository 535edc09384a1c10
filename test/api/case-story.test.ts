import { describe, expect, it } from 'vitest';
import type { SeenCase } from '../../api/seen-case.ts';
import { seenCase } from '../../api/seen-case.ts';
import { parseInstant } from '../../domain/calendar/index.ts';
import { knownEvents, specOfEvent } from '../../domain/case/registry.ts';
import { lifeAxis } from '../../web/case/life-axis.ts';
import { isCalm, marksOf } from '../../web/case/marks.ts';
import { ageOn, storyOf } from '../../web/case/story.ts';
import { countsOf, partsOf } from '../../web/case/story-parts.ts';
import { toldEvent } from '../../web/text/told-events.ts';
import { opened, type TestApi, testApi } from './support/api.ts';

const START = '2026-03-02T10:00:00+01:00';
const ms = (at: string): number => parseInstant(at) ?? 0;

/** The case as the family department of its municipality sees it. */
async function seen(api: TestApi, id: string, atMs: number): Promise<SeenCase> {
  const stored = await api.ports.reads.find(id);
  const caller = {
    subject: 'fr',
    role: 'FR',
    scope: 'esbjerg',
    organisation: 'esbjerg',
    how: 'demo',
  } as const;
  const found = stored && seenCase({ ...caller, cases: undefined } as never, stored, atMs);
  if (!found) throw new Error('not seen');
  return found;
}

async function give(api: TestApi, id: string, name: string, data: unknown, who = 'esbjerg:FR') {
  const { status, body } = await api.post(`/v1/cases/${id}/commands/${name}`, data, who);
  if (status >= 300) throw new Error(`${name}: ${status} ${JSON.stringify(body)}`);
  return body;
}

describe('the story of a case', () => {
  it('tells every event there is in plain words, in both languages and not as an order', () => {
    for (const type of knownEvents) {
      const { da, en } = toldEvent(type);
      expect(da.length).toBeGreaterThan(2);
      expect(en.length).toBeGreaterThan(2);
      expect({ type, da: da === specOfEvent(type)?.title.da }).toEqual({ type, da: false });
    }
  });

  it('runs from the referral over today and the termin, with what is owed after today', async () => {
    const api = testApi(START);
    const id = await opened(api);
    const atMs = ms('2026-05-04T10:00:00+02:00');
    const one = await seen(api, id, atMs);
    const chapters = storyOf(one, one.state, atMs);
    expect(chapters.map(({ phase }) => phase)).toEqual(['referral', 'birth']);
    const kinds = chapters.flatMap(({ items }) => items.map(({ kind }) => kind));
    expect(kinds.filter((kind) => kind === 'today')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'term')).toHaveLength(1);
    expect(kinds[0]).toBe('event');
    const axis = lifeAxis(chapters, one.state, atMs);
    expect(axis.start.on).toBe('2026-03-02');
    expect(axis.end.on).toBe('2032-08-01');
    expect(axis.turn).toEqual({ at: 68, kind: 'term' });
    expect(axis.today).toBeGreaterThan(0);
    expect(axis.today).toBeLessThan(68);
    expect(axis.bands.at(-1)?.phase).toBe('own-case');
    expect(axis.ticks.map(({ label }) => label.da)).toContain('uge 28');
    for (const { at } of axis.dots) {
      expect(at).toBeGreaterThanOrEqual(0);
      expect(at).toBeLessThanOrEqual(100);
    }
  });

  it('is read in years of the child’s life where a chapter is long, unfolded where today is', async () => {
    const api = testApi(START);
    const id = await opened(api, {
      kind: 'child',
      receivedAt: START,
      edd: undefined,
      eddSource: undefined,
      child: { bornAt: '2025-09-01T08:00:00+02:00' },
    });
    const atMs = ms('2027-10-01T10:00:00+02:00');
    const one = await seen(api, id, atMs);
    const chapters = storyOf(one, one.state, atMs);
    const last = chapters.at(-1);
    if (!last) throw new Error('no chapter');
    const parts = partsOf(last, one.state) ?? [];
    expect(parts.map(({ key }) => key)).toContain('year:2');
    expect(parts.filter(({ open }) => open).map(({ key }) => key)).toEqual(['year:2', 'year:3']);
    expect(parts.reduce((sum, { items }) => sum + countsOf(items).owed, 0)).toBe(countsOf(last.items).owed);
    expect(partsOf({ ...last, items: last.items.slice(0, 5) }, one.state)).toBe(null);
    const axis = lifeAxis(chapters, one.state, atMs);
    expect(axis.ticks.map(({ label }) => label.en)).toContain('1 year');
    expect(axis.end.on >= '2031-08-01').toBe(true);
  });
});

describe('the marks of a case', () => {
  it('say pause, extension and a protected address, and nothing of a case that has none', async () => {
    const api = testApi(START);
    const id = await opened(api);
    expect(marksOf(await seen(api, id, ms(START)), ms(START))).toEqual([]);
    await give(api, id, 'protect-address', { who: 'mother', from: '2026-03-02' });
    const { body } = await api.get(`/v1/cases/${id}/deadlines`);
    const open = body.items ?? body.deadlines ?? body;
    const [first] = open.filter(
      (d: { status: string; dueOn: string | null }) => d.status === 'open' && d.dueOn,
    );
    await give(
      api,
      id,
      'extend-deadline',
      { deadlineId: first.id, until: '2026-12-01', reason: 'aftalt' },
      'esbjerg:FR-leader',
    );
    const atMs = ms('2026-03-03T10:00:00+01:00');
    const marks = marksOf(await seen(api, id, atMs), atMs);
    expect(marks.map(({ key }) => key)).toEqual(['protected', 'extended']);
    for (const { icon, title } of marks) expect([icon, title.da].every(Boolean)).toBe(true);
  });

  it('speak quietly after a loss: the line ends where the case did and promises nothing', async () => {
    const api = testApi(START);
    const id = await opened(api);
    expect(isCalm(await seen(api, id, ms(START)), ms(START))).toBe(false);
    await give(api, id, 'end-pregnancy', { outcome: 'miscarriage' });
    const atMs = ms('2026-06-01T10:00:00+02:00');
    const one = await seen(api, id, atMs);
    expect(isCalm(one, atMs)).toBe(true);
    expect(marksOf(one, atMs).map(({ key, title }) => [key, title.da])).toEqual([
      ['loss', 'Graviditeten er ophørt'],
      ['closed', 'Sagen er afsluttet'],
    ]);
    const axis = lifeAxis(storyOf(one, one.state, atMs), one.state, atMs);
    expect(axis.turn).toBe(null);
    expect(axis.ticks.every(({ at }) => at < axis.today)).toBe(true);
    expect(ageOn(one.state, ms('2026-03-02T12:00:00+01:00'), 'da')).toBe(null);
    expect(ageOn(one.state, ms('2026-03-02T09:00:00+01:00'), 'da')).toBe('uge 15+4');
    expect(axis.end.label.da).toBe('Afsluttet');
    expect(axis.bands.some(({ phase }) => phase === 'own-case')).toBe(false);
  });
});
