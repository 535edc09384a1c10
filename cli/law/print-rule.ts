import { mindsLateReferral } from '../../domain/obligations/late-referral.ts';
import { describeDue, describeReminder, kindNames, natureNames } from '../../domain/rules/describe-rule.ts';
import { leaderOf, roleName } from '../../domain/rules/roles.ts';
import { ALWAYS, type Rule, type RuleVersion } from '../../domain/rules/rule.ts';
import { meetingEvents, openingEvents } from '../../domain/rules/rule-events.ts';
import { commandsOf, printEnding, printMeeting, printOccurrences, printOpening } from './print-acts.ts';

const certainties: Readonly<Record<Rule['certainty'], string>> = {
  S: 'læst i kilden',
  V: 'efterprøvet i lovteksten eller hos myndigheden',
  'V-old': 'efterprøvet for den ældre lov',
  U: 'ikke efterprøvet',
  'U-high': 'ikke efterprøvet, høj tiltro',
  'U-med': 'ikke efterprøvet, nogen tiltro',
  'U-low': 'ikke efterprøvet, lav tiltro',
};

const places: Readonly<Record<Rule['stands'], string>> = {
  pregnancy: 'graviditetens sag',
  child: 'barnets sag',
  both: 'graviditetens og barnets sag',
  organisation: 'ingen enkelt sag: organisationerne',
};

const subjects: Readonly<Record<Rule['subject'], string>> = {
  mother: 'moderen',
  unborn: 'det ufødte barn, efter fødslen barnet',
  child: 'barnet',
  notifier: 'underretteren',
  case: 'sagen',
};

/** One row of the law as Markdown, every field of its data in Danish. */
export function printRule(rule: Rule): string[] {
  const also = rule.alsoResponsible?.length ? `, desuden ${rule.alsoResponsible.join(', ')}` : '';
  const facts: readonly (readonly [string, string | null])[] = [
    [
      'Art',
      `${kindNames[rule.kind].da}, ${natureNames[rule.nature].da} (${rule.nature}); ${certainties[rule.certainty]} (${rule.certainty})`,
    ],
    ['Ansvarlig', `${rule.responsible} (${roleName(rule.responsible).da})${also}`],
    [
      'Står i',
      rule.stands === 'organisation'
        ? places.organisation
        : `${places[rule.stands]}; om ${subjects[rule.subject]}`,
    ],
    ['Om reglen', rule.about?.da ?? null],
    ['Åbnes af', openings(rule)],
    ['Forekomster', printOccurrences(rule)],
    ['Frist', rule.due ? describeDue(rule.due).da : null],
    ['Opfyldes af', meetings(rule)],
    ['Bortfalder', endings(rule)],
    ['Særligt', particulars(rule)],
    ['Rytme', rhythm(rule)],
    ['Påmindelser', reminders(rule)],
    ['Overskredet meldes til', breach(rule)],
  ];
  return [
    `### ${rule.id} ${rule.title.da}`,
    '',
    `*${rule.title.en}*`,
    '',
    ...facts.flatMap(([name, said]) => (said ? [`- **${name}:** ${said}`] : [])),
    ...(rule.items ? ['- **Punkter:**', ...rule.items.map((item) => `  - ${item.da}`)] : []),
    ...rule.versions.map(printVersion),
    ...(rule.doubt ? [`- **Tvivl:** ${rule.doubt.da}`] : []),
    '',
  ];
}

function openings(rule: Rule): string | null {
  if (rule.opens) return rule.opens.map(printOpening).join('; ');
  const events = openingEvents(rule);
  return events.length > 0 ? `${commandsOf(events)}, jf. «Om reglen»` : null;
}

function meetings(rule: Rule): string | null {
  if (rule.met) return rule.met.map(printMeeting).join('; ');
  const events = meetingEvents(rule);
  if (events.length > 0) return `${commandsOf(events)}, jf. «Om reglen»`;
  return rule.metByClosing ? 'sagens afslutning' : null;
}

function endings(rule: Rule): string | null {
  const said = [
    ...(rule.ends ?? []).map(printEnding),
    ...(rule.endedBy ? ['jf. «Om reglen»'] : []),
    ...(rule.endsAtBirth ? ['ved fødslen, når fristen ikke er passeret'] : []),
  ];
  return said.length > 0 ? said.join('; ') : null;
}

/** What holds of the row beside its dates. */
function particulars(rule: Rule): string | null {
  const said = [
    rule.citizens && 'borgerens egen frist: bruges den ikke, slutter den uden brud',
    rule.survives && 'står også efter et tab og efter sagens lukning',
    rule.quietAfterLoss && 'efter et tab skrives der ikke til nogen',
    lateReferral(rule),
    rule.extendable && `kan forlænges én gang med ${rule.extendable.months} måneder inden fristen`,
  ].filter((one) => typeof one === 'string');
  return said.length > 0 ? said.join('; ') : null;
}

function lateReferral(rule: Rule): string | null {
  if (!rule.due || rule.due.count === 'none') return null;
  if (rule.lateReferral === 'notice') return 'ved sen henvisning så snart varslet tillader det';
  if (!mindsLateReferral(rule)) return null;
  return rule.examination || rule.citizens || rule.nature === 'MÅL' || rule.nature === 'VEJL'
    ? 'ligger fristen før en sen henvisning, åbnes den ikke'
    : 'ved sen henvisning tidligst femte arbejdsdag efter den';
}

function reminders({ remind = [] }: Rule): string | null {
  return remind.length === 0 ? null : remind.map((step) => describeReminder(step).da).join('; ');
}

const rhythm = ({ rhythm }: Rule): string | null =>
  rhythm
    ? `${rhythm.times === 1 ? 'én gang' : `${rhythm.times} gange`} i hver periode på ${rhythm.perMonths} måneder`
    : null;

/** Nobody is in breach of a target, of guidance or of a right; else the responsible role and its leader. */
function breach(rule: Rule): string | null {
  if (!rule.opens && !rule.seeds) return null;
  if (!rule.due || rule.due.count === 'none') return null;
  if (rule.citizens || rule.nature === 'MÅL' || rule.nature === 'VEJL')
    return 'ingen; den vises kun som passeret';
  if (!rule.breachTo && rule.remind?.some(({ to }) => to === 'responsible'))
    return 'den ansvarlige og dens leder';
  const told = rule.breachTo ?? [rule.responsible, leaderOf(rule.responsible)];
  return told.join(', ') || 'ingen; den vises kun som overskredet';
}

const changeable: Readonly<Record<string, string>> = {
  due: 'fristen',
  opens: 'hvad der åbner',
  met: 'hvad der opfylder',
  ends: 'hvad der lader den bortfalde',
  remind: 'påmindelserne',
  responsible: 'den ansvarlige',
};

function printVersion({ validFrom, source, change }: RuleVersion): string {
  const from = validFrom === ALWAYS ? 'uden startdato' : `fra ${validFrom}`;
  const formerly = source.formerly ? `, tidligere ${source.formerly}` : '';
  const names = Object.keys(change ?? {}).map((name) => changeable[name] ?? name);
  const due = change?.due ? `: ${describeDue(change.due).da}` : '';
  return `- **Version** ${from}: ${source.text}${formerly}${change ? ` (her ændres ${names.join(' og ')}${due})` : ''}`;
}
