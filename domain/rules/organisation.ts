import { ALWAYS, type Rule } from './rule.ts';

/**
 * How often the organisations behind the cases meet or check something: `times` within every calendar period of
 * `perMonths` months (12 the year, 6 half a year, 3 a quarter). `times` divides `perMonths`.
 */
export interface Rhythm {
  times: number;
  perMonths: 2 | 3 | 6 | 12;
}

type Row = Pick<Rule, 'id' | 'phase' | 'title' | 'nature' | 'certainty' | 'responsible'> & {
  rhythm: Rhythm;
  source: string;
} & Partial<Pick<Rule, 'alsoResponsible' | 'about' | 'doubt'>>;

/** A row that binds organisations, not one case: it opens by the calendar and is met by what was held. */
export function organisationRule({ source, ...row }: Row): Rule {
  return {
    ...row,
    kind: 'organisation',
    stands: 'organisation',
    subject: 'case',
    versions: [{ validFrom: ALWAYS, source: { text: source } }],
  };
}
