import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../domain/json.ts';
import { defaultCannabisTable } from '../../../../domain/rules/inclusion/cannabis.ts';
import { exposureFromData, type PregnancyDates } from '../../../../domain/rules/inclusion/exposure.ts';
import { proposeInclusion } from '../../../../domain/rules/inclusion/propose-inclusion.ts';
import { substances } from '../../../../domain/rules/inclusion/substances.ts';

/** Last menstruation on 1 March, recognised on 1 May, told on 1 July 2025. */
const dates: PregnancyDates = {
  kind: 'pregnancy',
  lmpOn: '2025-03-01',
  recognisedOn: '2025-05-01',
  bornOn: null,
};

const propose = (
  exposures: readonly JsonObject[],
  more: Partial<PregnancyDates> = {},
  table = defaultCannabisTable,
) =>
  proposeInclusion(
    exposures.map((one) => exposureFromData(one, '2025-07-01')),
    { ...dates, ...more },
    table,
  );

const answer = (exposure: JsonObject, more: Partial<PregnancyDates> = {}) => {
  const { included, codes } = propose([exposure], more);
  return [included, codes.join(' ')];
};

const binge = (units: number, ...days: readonly string[]) => ({
  substance: 'Alkohol',
  occasions: days.map((on) => ({ on, units })),
});

describe('criterion 1, alcohol', () => {
  it.each<[string, JsonObject, string, string]>([
    ['1a at 7 units a week', { substance: 'alkohol', unitsPerWeek: 7 }, 'yes', '1a'],
    ['1a not at 6', { substance: 'alkohol', unitsPerWeek: 6 }, 'no', ''],
    ['1b once after recognition', binge(5, '2025-05-02'), 'yes', '1b'],
    ['1b on the very day of recognition', binge(5, '2025-05-01'), 'yes', '1b'],
    ['1b not once before it', binge(5, '2025-04-30'), 'no', ''],
    ['1b not twice before it', binge(9, '2025-04-10', '2025-04-17'), 'no', ''],
    ['C18: 1b three times before it', binge(5, '2025-04-10', '2025-04-17', '2025-04-24'), 'yes', '1b'],
    ['1b not with four units', binge(4, '2025-05-10', '2025-05-17', '2025-05-24'), 'no', ''],
    ['1c ten units once, before recognition', binge(10, '2025-04-10'), 'yes', '1c'],
    ['1c not for a day before the last menstruation', binge(10, '2025-02-27'), 'no', ''],
    ['1d uncertain intake', { substance: 'alkohol', uncertain: true }, 'yes', '1d'],
    [
      '1a and 1c together',
      { substance: 'vin', unitsPerWeek: 8, occasions: 1, unitsPerOccasion: 12 },
      'yes',
      '1a 1c',
    ],
    ['a number of times', { substance: 'alkohol', occasions: 3, unitsPerOccasion: 5 }, 'yes', '1b'],
    ['a number of times without units', { substance: 'alkohol', occasions: 3 }, 'uncertain', ''],
    [
      'twice, said to be after recognition',
      { substance: 'alkohol', occasions: 2, unitsPerOccasion: 5, afterRecognition: true },
      'yes',
      '1b',
    ],
    ['twice, nobody said when', { substance: 'alkohol', occasions: 2, unitsPerOccasion: 5 }, 'uncertain', ''],
    ['nothing told', { substance: 'alkohol' }, 'uncertain', ''],
    ['no drink at all', { substance: 'alkohol', unitsPerWeek: 0, occasions: 0 }, 'no', ''],
  ])('%s', (_name, exposure, included, codes) => {
    expect(answer(exposure)).toEqual([included, codes]);
  });

  it('1b without a known recognition is left open below three times', () => {
    expect(answer(binge(5, '2025-05-02'), { recognisedOn: null })).toEqual(['uncertain', '']);
    expect(propose([binge(5, '2025-05-02')], { recognisedOn: null }).possible).toEqual(['1b']);
  });
});

describe('criterion 2, dependence-producing medicine', () => {
  const medicine = (more: JsonObject) => ({ substance: 'Tramadol', prescribed: true, ...more });

  it.each<[string, JsonObject, string, string]>([
    [
      'seven consecutive days, whoever prescribed it',
      medicine({ from: '2025-05-01', to: '2025-05-07' }),
      'yes',
      '2b',
    ],
    ['six consecutive days', medicine({ from: '2025-05-01', to: '2025-05-06' }), 'no', ''],
    ['fifteen days in all', medicine({ days: 15, consecutiveDays: 2 }), 'yes', '2b'],
    ['fourteen days in all, two together', medicine({ days: 14, consecutiveDays: 2 }), 'no', ''],
    ['fourteen days in all, perhaps together', medicine({ days: 14 }), 'uncertain', ''],
    ['six days in all', medicine({ occasions: 6 }), 'no', ''],
    ['unended use runs until it was told', medicine({ from: '2025-06-25' }), 'yes', '2b'],
    ['use cut at the last menstruation', medicine({ from: '2025-01-01', to: '2025-03-06' }), 'no', ''],
    ['no days told', medicine({}), 'uncertain', ''],
    ['2c benzodiazepines', { substance: 'benzodiazepiner', consecutiveDays: 7 }, 'yes', '2c'],
    ['2c zopiclone', { substance: 'Zopiclon', days: 20 }, 'yes', '2c'],
    ['2d not prescribed', { substance: 'Ritalin', prescribed: false, consecutiveDays: 7 }, 'yes', '2d'],
    ['2d prescribed', { substance: 'Ritalin', prescribed: true, consecutiveDays: 100 }, 'no', ''],
    ['2d, nobody said whether prescribed', { substance: 'Elvanse', consecutiveDays: 7 }, 'uncertain', ''],
    ['2a stands beside what was found', medicine({ code: '2a', consecutiveDays: 30 }), 'yes', '2a 2b'],
  ])('%s', (_name, exposure, included, codes) => {
    expect(answer(exposure)).toEqual([included, codes]);
  });
});

describe('criterion 3, illegal substances', () => {
  it.each<[string, JsonObject, string, string]>([
    ['3a', { substance: 'Kokain' }, 'yes', '3a'],
    ['3a by another name', { substance: 'MDMA/ecstasy' }, 'yes', '3a'],
    ['3b', { substance: 'LSD', occasions: 1 }, 'yes', '3b'],
    ['3c', { substance: 'Toluen' }, 'yes', '3c'],
    ['3d', { substance: 'GHB/fantasy' }, 'yes', '3d'],
    ['heroin stands in two groups', { substance: 'Heroin', consecutiveDays: 10 }, 'yes', '2b 3d'],
    ['heroin once', { substance: 'heroin', occasions: 1 }, 'yes', '3d'],
    ['ended before the last menstruation', { substance: 'Kokain', to: '2025-02-28' }, 'no', ''],
    ['uncertain use', { substance: 'Kokain', uncertain: true }, 'uncertain', ''],
    ['none in the pregnancy', { substance: 'Kokain', occasions: 0 }, 'no', ''],
    ['tobacco alone', { substance: 'Tobak/nikotin' }, 'no', ''],
    ['a substance that is not printed, without a code', { substance: 'Nitazen' }, 'uncertain', ''],
    ['the same with the code of a professional', { substance: 'Nitazen', code: '3d' }, 'yes', '3d'],
  ])('%s', (_name, exposure, included, codes) => {
    expect(answer(exposure)).toEqual([included, codes]);
  });

  it('use after the birth is no exposure of that child', () => {
    expect(answer({ substance: 'Kokain', from: '2025-12-10' }, { bornOn: '2025-12-06' })).toEqual(['no', '']);
  });
});

describe('criterion 4, treatment for dependence', () => {
  it.each<[string, JsonObject, string, string]>([
    [
      'methadone treatment',
      { substance: 'Metadon', prescribed: true, inTreatment: true, consecutiveDays: 90 },
      'yes',
      '2b 4',
    ],
    ['by its code', { substance: 'Buprenorfin', code: '4', prescribed: true }, 'yes', '4'],
    [
      'medical cannabis counts as cannabis',
      { substance: 'medicinsk cannabis', inTreatment: true, occasions: 2, afterRecognition: false },
      'no',
      '',
    ],
  ])('%s', (_name, exposure, included, codes) => {
    expect(answer(exposure)).toEqual([included, codes]);
  });
});

describe('cannabis, the decision table (C17)', () => {
  const cannabis = (more: JsonObject) => ({ substance: 'Cannabis', ...more });

  it.each<[string, JsonObject, string, string]>([
    [
      'three times before recognition',
      cannabis({ occasions: 3, afterRecognition: false }),
      'no',
      'not-followed',
    ],
    ['once after it', cannabis({ occasions: 1, afterRecognition: true }), 'yes', 'clinical-decision'],
    [
      'three times by their dates, one after',
      cannabis({ occasions: [{ on: '2025-04-01' }, { on: '2025-04-02' }, { on: '2025-05-02' }] }),
      'yes',
      'clinical-decision',
    ],
    ['four times, all before', cannabis({ occasions: 4, afterRecognition: false }), 'yes', 'followed'],
    ['four times, nobody said when', cannabis({ occasions: 4 }), 'yes', 'followed'],
    ['three times, nobody said when', cannabis({ occasions: 3 }), 'uncertain', 'clinical-decision'],
    [
      'after recognition, nobody said how often',
      cannabis({ from: '2025-05-02' }),
      'yes',
      'clinical-decision',
    ],
    [
      'before recognition, nobody said how often',
      cannabis({ from: '2025-03-10', to: '2025-04-01' }),
      'uncertain',
      'clinical-decision',
    ],
    ['never in the pregnancy', cannabis({ occasions: 0 }), 'no', 'not-followed'],
    [
      'daily by the code of a professional',
      cannabis({ code: '3d', from: '2025-03-01' }),
      'yes',
      'clinical-decision',
    ],
    [
      'a code against the dates',
      cannabis({ code: '3d', occasions: 2, afterRecognition: false }),
      'uncertain',
      'clinical-decision',
    ],
  ])('%s', (_name, exposure, included, child) => {
    const proposal = propose([exposure]);
    expect([proposal.included, proposal.child]).toEqual([included, child]);
  });

  it('counts the times of several records together', () => {
    const twice = { substance: 'hash', occasions: 2, afterRecognition: false };
    expect(propose([twice]).included).toBe('no');
    expect(propose([twice, { ...twice, substance: 'marihuana' }]).included).toBe('yes');
  });

  it('follows the table that the clinic has set', () => {
    const strict = { ...defaultCannabisTable, fewAfter: { mother: 'no', child: 'not-followed' } } as const;
    const proposal = propose([cannabis({ occasions: 1, afterRecognition: true })], {}, strict);
    expect([proposal.included, proposal.child]).toEqual(['no', 'not-followed']);
  });

  it('is not alone beside another exposure: the child is followed', () => {
    const few = cannabis({ occasions: 2, afterRecognition: false });
    expect(propose([few, { substance: 'Kokain' }])).toMatchObject({ included: 'yes', child: 'followed' });
    expect(propose([few, { substance: 'alkohol', unitsPerWeek: 2 }]).child).toBe('not-followed');
  });
});

describe('criterion 5, the child', () => {
  const child = { kind: 'child', bornOn: '2025-12-06' } as const;

  it('exposed beyond the limits is followed, with the code 5', () => {
    expect(propose([{ substance: 'alkohol', unitsPerWeek: 9 }], child)).toMatchObject({
      included: 'yes',
      codes: ['1a', '5'],
    });
  });

  it('exposed to cannabis alone at most three times is not (5a), in doubt a person decides', () => {
    expect(propose([{ substance: 'cannabis', occasions: 3, afterRecognition: false }], child).included).toBe(
      'no',
    );
    expect(propose([{ substance: 'cannabis', occasions: 3, afterRecognition: true }], child).included).toBe(
      'uncertain',
    );
    expect(propose([{ substance: 'cannabis', code: '5a' }], child).child).not.toBe('followed');
  });

  it('referred on suspicion alone is left to a person', () => {
    expect(propose([], child)).toMatchObject({
      included: 'uncertain',
      codes: [],
      child: 'clinical-decision',
    });
  });
});

describe('codes given by a professional', () => {
  it.each<[string, JsonObject, string, string]>([
    ['stand where nothing else is told', { substance: 'alkohol', code: '1b' }, 'yes', '1b'],
    [
      'are left open where the numbers contradict them',
      { substance: 'alkohol', code: '1a', unitsPerWeek: 3 },
      'uncertain',
      '',
    ],
    [
      'are left open for another kind of substance',
      { substance: 'alkohol', code: '3a', unitsPerWeek: 3 },
      'uncertain',
      '',
    ],
    ['are confirmed by the numbers', { substance: 'alkohol', code: '1a', unitsPerWeek: 9 }, 'yes', '1a'],
  ])('%s', (_name, exposure, included, codes) => {
    expect(answer(exposure)).toEqual([included, codes]);
  });
});

describe('the list of substances', () => {
  it('holds every entry of Bilag 1 under its group', () => {
    const count = (group: string) => substances.filter((one) => one.groups.includes(group as never)).length;
    expect(['2b', '2c', '2d', '3a', '3b', '3c', '3d', 'cannabis'].map(count)).toEqual([
      26, 5, 5, 7, 7, 8, 5, 1,
    ]);
  });

  it('names each substance once', () => {
    const names = substances.flatMap((one) => [one.name, ...(one.synonyms ?? [])]);
    expect(names.length - new Set(names).size).toBe(
      substances.filter((one) => one.synonyms?.includes(one.name)).length,
    );
  });
});
