import type { DecisionBasis } from './document-fields.ts';

/** What a decision must say of the way to complain, in Danish (FVL § 25; rules F3-14 … F3-17). */
export type ComplaintGuidance = {
  guidance: string;
  limit: string;
  whereTo: string;
  received: string;
  court: string;
  source: string;
};

const ofCommittee: ReadonlySet<DecisionBasis> = new Set(['BL47', 'BL49', 'BL143']);

const limit =
  '4 uger fra den dag, du har modtaget afgørelsen. Ender fristen på en lørdag, søndag eller helligdag, grundlovsdag, juleaftensdag eller nytårsaftensdag, kan du klage til og med den næste hverdag.';
const received =
  'Digital Post er modtaget den dag, den ligger i din postkasse, også på en lørdag eller helligdag. Et almindeligt brev regnes for modtaget 6 hverdage efter sin dato.';

/**
 * Ordinary decisions are looked at again by the municipality first; those of the committee and its chair go to
 * Ankestyrelsen at once, and from there a court can be asked.
 */
export function complaintGuidance(basis: DecisionBasis): ComplaintGuidance {
  const more = 'Ankestyrelsen kan i særlige tilfælde behandle en klage, der kommer for sent.';
  if (ofCommittee.has(basis))
    return {
      guidance: 'Du kan klage til Ankestyrelsen over afgørelsen. Du kan klage skriftligt eller mundtligt.',
      limit: `${limit} ${more}`,
      whereTo:
        'Ankestyrelsen. Klagen kan også gives til kommunen, som sender den videre. Sagen vurderes ikke igen i kommunen først.',
      received,
      court:
        'Har Ankestyrelsen afgjort klagen, kan afgørelsen kræves indbragt for byretten inden 4 uger efter, at du har modtaget den. Du beder Ankestyrelsen om det.',
      source:
        'Retssikkerhedslovens § 67; barnets lov §§ 144–148 (tidligere serviceloven §§ 166–169); forvaltningslovens §§ 22–25.',
    };
  return {
    guidance:
      'Du kan klage over afgørelsen. Du kan klage skriftligt eller mundtligt. Kommunen vurderer afgørelsen igen inden 4 uger; ændrer vi den ikke, sender vi klagen videre til Ankestyrelsen.',
    limit: `${limit} ${more}`,
    whereTo: 'Den afdeling i kommunen, der står øverst i brevet. Ankestyrelsen er klagemyndighed.',
    received,
    court: '',
    source:
      'Retssikkerhedslovens §§ 66 og 67; barnets lov §§ 144–147 (tidligere serviceloven §§ 166–168); forvaltningslovens §§ 22–25.',
  };
}
