import { text } from '../../text.ts';
import { ALWAYS, type Rule } from '../rule.ts';

/** Phase 1, the woman's own decision: shown when she asks, never a reminder to anybody unasked. */
export const abortionLimitRules: readonly Rule[] = [
  {
    id: 'F1-04',
    kind: 'right',
    phase: 1,
    title: text('Abortgrænse', 'Abortion limit'),
    nature: 'RET',
    certainty: 'V',
    responsible: 'FP',
    stands: 'pregnancy',
    subject: 'mother',
    opens: [{ on: 'pregnancy-decided', where: { wantsInformation: true }, once: true }],
    due: { count: 'gestation', age: '17+6' },
    met: [{ by: 'pregnancy-decided', where: { decision: ['continue', 'terminate'] }, itself: true }],
    citizens: true,
    remind: [
      { before: { days: 20 }, to: 'FP' },
      { before: { days: 6 }, to: 'FP' },
    ],
    breachTo: [],
    versions: [
      {
        validFrom: ALWAYS,
        source: { text: 'SUL § 92 (12 uger)' },
        change: { due: { count: 'gestation', age: '11+6' }, remind: [] },
      },
      {
        validFrom: '2025-06-01',
        source: { text: 'SUL §§ 92–94 som ændret ved lov 404/2025', formerly: 'SUL § 92 (12 uger)' },
      },
    ],
    about: text(
      'Vises kun, når hun selv har bedt om det; den gravides egen ret, som Familieambulatoriet oplyser om. Fri abort til udgangen af 18. graviditetsuge (sidste dag 17+6), før 1. juni 2025 af 12. uge (11+6); derefter med Abortnævnets tilladelse, indtil fostret er levedygtigt. Lægen mindes om det ved 15+0 og 17+0; er grænsen passeret, bortfalder fristen.',
      'Shown only when she has asked for it; her own right, of which the clinic informs. Free abortion until the end of the 18th week of pregnancy (last day 17+6), before 1 June 2025 of the 12th week (11+6); after that with permission of the abortion board until the foetus is viable. The doctor is reminded at 15+0 and 17+0; once passed, the limit falls away.',
    ),
    doubt: text(
      'At «18. graviditetsuge» er ugen 17+0 til 17+6, er vores læsning af ordenstallet.',
      'That the “18th week of pregnancy” is the week 17+0 to 17+6 is our reading of the ordinal.',
    ),
  },
];
