import { describe, expect, it } from 'vitest';
import { catalogue } from '../../domain/rules/catalogue.ts';
import type { Rule } from '../../domain/rules/rule.ts';
import { testApi } from './support/api.ts';

const asJson = (value: unknown) => JSON.parse(JSON.stringify(value));
type Told = Record<string, unknown> & {
  id: string;
  parameters: string[];
  reminders: unknown[];
  versions: ({ validFrom: string; source: unknown } & Record<string, unknown>)[];
};

const told = async (): Promise<Map<string, Told>> =>
  new Map((await testApi().get('/v1/rules')).body.items.map((item: Told) => [item.id, item]));

describe('the law over HTTP', () => {
  it('tells of every row its versions with their sources, its reminders, its doubt and its rhythm', async () => {
    const items = await told();
    expect([...items.keys()]).toEqual(catalogue.map(({ id }) => id));
    for (const rule of catalogue) {
      const item = items.get(rule.id);
      const said = item?.versions.map(({ validFrom, source }) => ({ validFrom, source }));
      expect(said).toEqual(asJson(rule.versions.map(({ validFrom, source }) => ({ validFrom, source }))));
      expect(item?.reminders).toHaveLength(rule.remind?.length ?? 0);
      expect(item).toMatchObject(
        asJson({
          title: rule.title,
          responsible: rule.responsible,
          doubt: rule.doubt ?? null,
          about: rule.about ?? null,
          items: rule.items ?? [],
          rhythm: rule.rhythm ?? null,
          breachTo: rule.breachTo ?? null,
        }),
      );
    }
  });

  it('tells what a version changes, and nothing of what it leaves as it is', async () => {
    const items = await told();
    const names: readonly (keyof NonNullable<Rule['versions'][number]['change']>)[] = ['due', 'responsible'];
    const changing = catalogue.flatMap((rule) =>
      rule.versions.flatMap(({ validFrom, change }) =>
        names.filter((name) => change?.[name]).map((name) => ({ id: rule.id, validFrom, name })),
      ),
    );
    expect(changing.length).toBeGreaterThan(0);
    for (const { id, validFrom, name } of changing) {
      const version = items.get(id)?.versions.find((one) => one.validFrom === validFrom);
      expect([id, name, version?.[name] !== undefined]).toEqual([id, name, true]);
    }
    expect(Object.keys(items.get('F1-15')?.versions[0] ?? {})).toEqual(['validFrom', 'source']);
  });

  it('tells which parameters a row reads, and of each parameter what it does', async () => {
    const items = await told();
    expect(items.get('F2-04')?.parameters).toEqual([
      'coordinationMeetingNoticeDays',
      'termMeetingWeeksBefore',
    ]);
    const { parameters } = (await testApi().get('/v1/rules')).body;
    expect(parameters.guide.minutesWorkingDays).toEqual({
      about: { da: expect.any(String), en: expect.any(String) },
      rows: ['F2-08'],
    });
    expect(parameters.default.minutesWorkingDays).toBe(5);
    expect(parameters.municipal.esbjerg.termMeetingWeeksBefore).toBe(10);
  });

  it('tells the same of one row asked for alone', async () => {
    const items = await told();
    for (const id of ['F1-23', 'F4-02', 'X-12', 'X-22', 'F3-12'])
      expect((await testApi().get(`/v1/rules/${id}`)).body).toEqual(items.get(id));
    expect(items.get('X-22')?.rhythm).toEqual({ times: 2, perMonths: 12 });
  });
});
