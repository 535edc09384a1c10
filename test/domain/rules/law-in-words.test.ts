import { describe, expect, it } from 'vitest';
import { printLaw } from '../../../cli/print-law.ts';
import { ruleUnder } from '../../../domain/obligations/select-version.ts';
import { catalogue, ruleById } from '../../../domain/rules/catalogue.ts';
import { computationRules, countingTerms } from '../../../domain/rules/computation-rules.ts';
import { openDoubts } from '../../../domain/rules/open-doubts.ts';
import { defaultParameters } from '../../../domain/rules/parameters.ts';
import { BARNETS_LOV, type Due, type Rule } from '../../../domain/rules/rule.ts';
import type { Text } from '../../../domain/text.ts';

/** Said in both languages, in more than a word. */
const said = (words: Text | undefined, least = 3): boolean =>
  words !== undefined && words.da.trim().length >= least && words.en.trim().length >= least;

/** A rule as it stands and as each of its versions words it. */
const wordings = (rule: Rule): readonly Rule[] => [
  rule,
  ...rule.versions.map((version) => ruleUnder(rule, version)),
];

/** Ticking the items off says itself what it asks. */
const isTicking = ({ by }: { by: string | readonly string[] }): boolean =>
  [by].flat().includes('checklist-confirmed');

/** Whether something that opens, meets, ends or dates the row is a function, which no data shows. */
const hasInvisibleCondition = (rule: Rule): boolean =>
  wordings(rule).some(
    (one) =>
      one.seeds !== undefined ||
      one.metBy !== undefined ||
      one.endedBy !== undefined ||
      one.opens?.some(({ when }) => when) ||
      one.met?.some((meeting) => meeting.when && !isTicking(meeting)) ||
      one.ends?.some(({ when }) => when) ||
      computed(one.due).length > 0,
  );

type Computed = Extract<Due, { count: 'computed' }>;

const computed = (due: Due | undefined): readonly Computed[] => {
  if (due?.count === 'computed') return [due];
  return due?.count === 'earliest' || due?.count === 'latest' ? due.of.flatMap(computed) : [];
};

const missing = (lacks: (rule: Rule) => boolean): readonly string[] =>
  catalogue.filter(lacks).map(({ id }) => id);

describe('the law in words', () => {
  it('says every condition that is a function, in both languages', () => {
    expect(missing((rule) => hasInvisibleCondition(rule) && !said(rule.about, 40))).toEqual([]);
  });

  it('says every limit that is computed', () => {
    expect(
      missing((rule) => wordings(rule).some((one) => computed(one.due).some(({ words }) => !said(words)))),
    ).toEqual([]);
  });

  it('says when a reminder is sent only sometimes', () => {
    expect(
      missing((rule) =>
        wordings(rule).some((one) => one.remind?.some(({ when, words }) => when && !said(words))),
      ),
    ).toEqual([]);
  });

  it('says what each occurrence stands for where no key shows it', () => {
    expect(missing(({ seeds, occurs }) => (seeds !== undefined) !== said(occurs))).toEqual([]);
  });

  it('says the doubt of every row that is not verified, save where the number is our own proposal', () => {
    expect(
      missing(
        ({ certainty, nature, doubt }) => certainty.startsWith('U') && nature !== 'DESIGN' && !said(doubt),
      ),
    ).toEqual([]);
  });

  it('cites barnets lov for no day before it was in force', () => {
    expect(
      missing(({ versions }) =>
        versions.some(({ validFrom, source }) => validFrom < BARNETS_LOV && /\bBL §/.test(source.text)),
      ),
    ).toEqual([]);
  });

  it('names only parameters and rows that there are', () => {
    const texts = catalogue.flatMap(({ id, about, doubt }) =>
      [about, doubt].flatMap((one) => (one ? [[id, one.da] as const] : [])),
    );
    const unknown = texts.flatMap(([id, da]) => [
      ...[...da.matchAll(/«([a-z]+[A-Z]\w+)»/g)]
        .filter(([, name = '']) => !Object.hasOwn(defaultParameters, name))
        .map(([, name]) => `${id}: ${name}`),
      ...[...da.matchAll(/\b(?:F[1-4]|X)-\d\d\b/g)]
        .filter(([row]) => !ruleById(row))
        .map(([row]) => `${id}: ${row}`),
    ]);
    expect(unknown).toEqual([]);
  });

  it('has the ten rules of counting in order, each about rows that there are', () => {
    expect(computationRules.map(({ id }) => id)).toEqual(
      Array.from({ length: 10 }, (_, i) => `R-${String(i + 1).padStart(2, '0')}`),
    );
    expect(computationRules.flatMap(({ rules = [] }) => rules).filter((id) => !ruleById(id))).toEqual([]);
    expect([...computationRules, ...countingTerms].filter(({ says }) => !said(says, 40))).toEqual([]);
  });

  it.each([
    ['R-05', 'citizen'],
    ['R-08', 'eu'],
  ] as const)('%s names every row whose data rolls for it', (id, roll) => {
    const rolling = missing(({ due }) => due !== undefined && 'roll' in due && due.roll === roll);
    expect(computationRules.find((one) => one.id === id)?.rules).toEqual(
      expect.arrayContaining([...rolling]),
    );
  });

  it('lists the open doubts in order, and each row they name says its own part', () => {
    expect(openDoubts.map(({ number }) => number)).toEqual(openDoubts.map((_, i) => i + 1));
    const unsaid = openDoubts
      .flatMap(({ rules }) => rules)
      .filter((id) => !said(ruleById(id)?.doubt ?? ruleById(id)?.about));
    expect(unsaid).toEqual([]);
  });
});

describe('the printed law', () => {
  const printed = printLaw();

  it('prints every row with its words, doubts and items', () => {
    const wanting = catalogue.filter(({ id, title, about, doubt, items = [] }) => {
      const parts = [`### ${id} ${title.da}`, about?.da, doubt?.da, ...items.map(({ da }) => `  - ${da}`)];
      return parts.some((part) => part !== undefined && !printed.includes(part));
    });
    expect(wanting.map(({ id }) => id)).toEqual([]);
  });

  it('prints no name of a function', () => {
    const names = catalogue.flatMap((rule) =>
      [
        rule.seeds,
        rule.metBy,
        rule.endedBy,
        ...(rule.opens ?? []).map(({ when }) => when),
        ...(rule.met ?? []).map(({ when }) => when),
        ...(rule.ends ?? []).map(({ when }) => when),
        ...computed(rule.due).map(({ by }) => by),
      ].flatMap((fn) => (fn && /[a-z][A-Z]/.test(fn.name) ? [fn.name] : [])),
    );
    expect(names.length).toBeGreaterThan(50);
    expect(names.filter((name) => new RegExp(`\\b${name}\\b`).test(printed))).toEqual([]);
  });

  it('has a chapter for counting, the agreement, the conflicts and the doubts', () => {
    const chapters = printed.split('\n').filter((line) => line.startsWith('## '));
    expect(chapters).toEqual([
      '## Sådan regnes der',
      '## Hvad kommunens aftale bestemmer',
      '## Hvor kilderne er uenige',
      '## Fase 1 – henvisning, underretning og tidligt samarbejde',
      '## Fase 2 – koordineringsmøder',
      '## Fase 3 – fødsel, indlæggelse og udskrivning',
      '## Fase 4 – samarbejde indtil skolestart',
      '## På tværs – samtykke, databeskyttelse, forvaltning',
      '## Åbne tvivl',
    ]);
  });

  it.each([
    ['a condition on a field', 'F1-05', /### F1-05[\s\S]*?«[^»]*» er ja[\s\S]*?### F1-06/],
    [
      'an ending with its reason',
      'F2-02',
      /### F2-02[\s\S]*?\*\*Bortfalder:\*\* Mødet er aflyst[\s\S]*?### F2-03/,
    ],
    [
      'what birth takes away',
      'F2-10',
      /### F2-10[\s\S]*?ved fødslen, når fristen ikke er passeret[\s\S]*?### F2-11/,
    ],
    ['what outlives the case', 'F1-20', /### F1-20[\s\S]*?står også efter et tab[\s\S]*?### F1-21/],
    ["a citizen's limit", 'F3-25', /### F3-25[\s\S]*?borgerens egen frist[\s\S]*?### F3-26/],
    ['a late referral', 'F2-04', /### F2-04[\s\S]*?så snart varslet tillader[\s\S]*?### F2-05/],
    ['the key of an occurrence', 'F1-15', /### F1-15[\s\S]*?én pr\. underretning[\s\S]*?### F1-16/],
    [
      'a reminder of its own condition',
      'F1-03',
      /### F1-03[\s\S]*?straks, ved 16\+0 eller senere[\s\S]*?### F1-04/,
    ],
  ])('prints %s (%s)', (_what, _row, pattern) => {
    expect(printed).toMatch(pattern);
  });
});
