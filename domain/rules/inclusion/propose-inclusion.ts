import type { JsonObject } from '../../json.ts';
import { type Text, text } from '../../text.ts';
import {
  type CannabisTable,
  cannabisOutcome,
  cannabisReason,
  type Following,
  type Verdict,
} from './cannabis.ts';
import {
  afterRecognition,
  type Exposure,
  inPregnancy,
  type PregnancyDates,
  timesInPregnancy,
} from './exposure.ts';
import { type Finding, findingsFor } from './findings.ts';
import { substanceNamed } from './substances.ts';

/** What the criteria propose; only a person decides (`confirm-inclusion`). */
export interface InclusionProposal {
  /** Of the woman, or of the child in a child's case. */
  included: Verdict;
  codes: readonly string[];
  /** Codes that more knowledge could bring. */
  possible: readonly string[];
  child: Following;
  reasons: readonly Finding[];
}

/** Applies Bilag 1 to every exposure that is known. */
export function proposeInclusion(
  exposures: readonly Exposure[],
  dates: PregnancyDates,
  table: CannabisTable,
): InclusionProposal {
  const known = exposures.filter((one) => inPregnancy(one, dates));
  const cannabis = known.filter(isCannabis);
  const others = known.filter((one) => !isCannabis(one)).flatMap((one) => findingsOf(one, dates));
  const smoked = cannabis.length === 0 ? null : judgeCannabis(cannabis, dates, table);
  const before = exposures.filter((one) => !inPregnancy(one, dates)).map(outsidePregnancy);
  const reasons = [...others, ...(smoked ? [smoked.finding] : []), ...before];
  const woman = verdictOf(reasons);
  const child = childFollowing([...others, ...before], smoked?.child ?? null);
  const codes = codesOf(reasons, 'yes');
  const possible = codesOf(reasons, 'uncertain').filter((code) => !codes.includes(code));
  if (dates.kind === 'pregnancy') return { included: woman, codes, possible, child, reasons };
  const included: Verdict = child === 'followed' ? 'yes' : child === 'not-followed' ? 'no' : 'uncertain';
  return { included, codes: included === 'yes' ? [...codes, '5'] : codes, possible, child, reasons };
}

/** Rule 0: use counts from the first day of the last menstruation, and for a child until its birth. */
const outsidePregnancy = ({ substance }: Exposure): Finding => ({
  code: '0',
  verdict: 'no',
  because: text(
    `«${substance}»: forbruget ligger uden for graviditeten`,
    `“${substance}”: the use lies outside the pregnancy`,
  ),
});

const isCannabis = ({ substance }: Exposure): boolean =>
  substanceNamed(substance)?.groups.includes('cannabis') === true;

/** The findings of one exposure with the code that a professional gave it. */
function findingsOf(exposure: Exposure, dates: PregnancyDates): Finding[] {
  const substance = substanceNamed(exposure.substance);
  const found = substance ? findingsFor(exposure, substance, dates) : [];
  if (exposure.code === null) {
    return substance
      ? found
      : [{ code: '3d', verdict: 'uncertain', because: judgedByPerson(exposure.substance) }];
  }
  return withCode(exposure.code, found, substance !== null);
}

const judgedByPerson = (substance: string): Text =>
  text(
    `«${substance}» står ikke i Bilag 1; listen er ikke udtømmende, en fagperson vurderer`,
    `“${substance}” is not in Bilag 1; the list is open-ended, a professional judges`,
  );

/**
 * A code given by a professional stands where the data do not say otherwise; where they contradict it, the
 * proposal is left open.
 */
function withCode(code: string, found: readonly Finding[], known: boolean): Finding[] {
  const same = found.find((one) => one.code === code);
  const rest = found.filter((one) => one.code !== code && !(one.verdict === 'uncertain'));
  if (code === '5a') return [...rest, { code, verdict: 'no', because: given(code) }];
  if (same?.verdict === 'yes') return [...found];
  const contradicted = same?.verdict === 'no' || (known && !same && !sameCriterion(code, found));
  return [
    ...rest,
    {
      code,
      verdict: contradicted ? 'uncertain' : 'yes',
      because: contradicted
        ? text(`Koden ${code} passer ikke med oplysningerne`, `The code ${code} does not fit what is known`)
        : given(code),
    },
  ];
}

const given = (code: string): Text =>
  text(`Koden ${code} er givet af en fagperson`, `The code ${code} was given by a professional`);

/** 1b beside 1a, and the premise 2a and treatment (4) beside any: of the same kind of use as what was found. */
const sameCriterion = (code: string, found: readonly Finding[]): boolean =>
  code === '4' || code === '5' || found.some((one) => one.code[0] === code[0]);

interface CannabisJudgement {
  finding: Finding;
  child: Following;
}

/** Cannabis is judged over all of its use together: the limit is a number of times in the pregnancy. */
function judgeCannabis(
  exposures: readonly Exposure[],
  dates: PregnancyDates,
  table: CannabisTable,
): CannabisJudgement {
  const counts = exposures.map((one) => timesInPregnancy(one, dates));
  const total = counts.reduce<number>((sum, one) => sum + (one ?? 0), 0);
  const times = counts.includes(null) && total <= 3 ? null : total;
  const used = exposures.filter((_, i) => counts[i] !== 0);
  const afters = used.map((one) => afterRecognition(one, dates));
  const after = afters.includes(true) ? true : afters.includes(null) ? null : false;
  const outcome = cannabisOutcome(table, times, after);
  const claimed = exposures.some(({ code }) => code === '3d' || code === '4');
  const unsure = exposures.some(({ uncertain }) => uncertain) && outcome.mother === 'yes' && total <= 3;
  if (times === 0) return { finding: cannabisFinding('no', times, after), child: 'not-followed' };
  if (outcome.mother === 'uncertain' && claimed)
    return { finding: { code: '3d', verdict: 'yes', because: given('3d') }, child: outcome.child };
  if (outcome.mother === 'no' && claimed)
    return { finding: cannabisFinding('uncertain', times, after), child: 'clinical-decision' };
  return {
    finding: cannabisFinding(unsure ? 'uncertain' : outcome.mother, times, after),
    child: outcome.child,
  };
}

const cannabisFinding = (verdict: Verdict, times: number | null, after: boolean | null): Finding => ({
  code: '3d',
  verdict,
  because: cannabisReason(times, after),
});

function verdictOf(findings: readonly Finding[]): Verdict {
  if (findings.some(({ verdict }) => verdict === 'yes')) return 'yes';
  return findings.length === 0 || findings.some(({ verdict }) => verdict === 'uncertain')
    ? 'uncertain'
    : 'no';
}

const codesOf = (findings: readonly Finding[], verdict: Verdict): string[] =>
  [...new Set(findings.filter((one) => one.verdict === verdict).map(({ code }) => code))].sort();

/** Criterion 5 follows the limits of 1–4; 5a only speaks where cannabis is alone. */
function childFollowing(others: readonly Finding[], cannabis: Following | null): Following {
  if (others.some(({ verdict }) => verdict === 'yes')) return 'followed';
  const unsure = others.some(({ verdict }) => verdict === 'uncertain');
  if (cannabis === 'followed') return 'followed';
  if (unsure) return 'clinical-decision';
  return cannabis ?? (others.length === 0 ? 'clinical-decision' : 'not-followed');
}

/** The proposal as a command answers it. */
export const proposalAsJson = (proposal: InclusionProposal): JsonObject => ({
  included: proposal.included,
  codes: [...proposal.codes],
  possible: [...proposal.possible],
  child: proposal.child,
  reasons: proposal.reasons.map(({ code, verdict, because }) => ({
    code,
    verdict,
    because: { da: because.da, en: because.en },
  })),
});
