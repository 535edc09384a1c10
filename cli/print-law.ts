import { commands } from '../domain/case/registry.ts';
import { catalogue } from '../domain/rules/catalogue.ts';
import { describeDue, describeReminder, kindNames, natureNames } from '../domain/rules/describe-rule.ts';
import { roleName } from '../domain/rules/roles.ts';
import { ALWAYS, type Rule } from '../domain/rules/rule.ts';
import { meetingEvents, openingEvents } from '../domain/rules/rule-events.ts';

const headings: readonly [Rule['phase'], string][] = [
  [1, 'Fase 1 – henvisning, underretning og tidligt samarbejde'],
  [2, 'Fase 2 – koordineringsmøder'],
  [3, 'Fase 3 – fødsel, indlæggelse og udskrivning'],
  [4, 'Fase 4 – samarbejde indtil skolestart'],
  [null, 'På tværs – samtykke, databeskyttelse, forvaltning'],
];

const certainties: Readonly<Record<string, string>> = {
  S: 'læst i kilden',
  V: 'efterprøvet i lovteksten eller hos myndigheden',
  'V-old': 'efterprøvet for den ældre lov',
  U: 'ikke efterprøvet',
  'U-high': 'ikke efterprøvet, høj tiltro',
  'U-med': 'ikke efterprøvet, nogen tiltro',
  'U-low': 'ikke efterprøvet, lav tiltro',
};

/** The whole law as Markdown, from the rules' own data: what a jurist reads beside the catalogue. */
export function printLaw(): string {
  const lines = [
    '# Loven, som Tovholder følger den',
    '',
    'Skrevet ud fra reglernes egne data af `npm run -s tovholder -- rules --markdown`; ret aldrig denne fil i hånden.',
    '',
    `${catalogue.length} regler. Hver har sin kode, sin kilde, sine versioner og den sikkerhed, kilden er læst med. Åbne juridiske tvivl er mærket **Tvivl**.`,
    '',
  ];
  for (const [phase, heading] of headings) {
    lines.push(`## ${heading}`, '');
    for (const rule of catalogue) if (rule.phase === phase) lines.push(...printRule(rule));
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

function printRule(rule: Rule): string[] {
  const also = rule.alsoResponsible?.length ? `, desuden ${rule.alsoResponsible.join(', ')}` : '';
  const lines = [
    `### ${rule.id} ${rule.title.da}`,
    '',
    `*${rule.title.en}*`,
    '',
    `- **Art:** ${kindNames[rule.kind].da}, ${natureNames[rule.nature].da} (${rule.nature}); ${certainties[rule.certainty] ?? rule.certainty} (${rule.certainty})`,
    `- **Ansvarlig:** ${rule.responsible} (${roleName(rule.responsible).da})${also}`,
  ];
  const opens = commandsOf(openingEvents(rule));
  const meets = commandsOf(meetingEvents(rule));
  if (opens) lines.push(`- **Åbnes af:** ${opens}`);
  if (rule.due) lines.push(`- **Frist:** ${describeDue(rule.due).da}`);
  if (meets) lines.push(`- **Opfyldes af:** ${meets}`);
  if (rule.remind?.length)
    lines.push(`- **Påmindelser:** ${rule.remind.map((step) => describeReminder(step).da).join('; ')}`);
  if (rule.breachTo) lines.push(`- **Overskredet meldes til:** ${rule.breachTo.join(', ') || 'ingen'}`);
  for (const { validFrom, source, change } of rule.versions) {
    const from = validFrom === ALWAYS ? 'uden startdato' : `fra ${validFrom}`;
    const words = change
      ? ` (ændrer ${Object.keys(change).join(', ')}${change.due ? `: ${describeDue(change.due).da}` : ''})`
      : '';
    lines.push(
      `- **Version** ${from}: ${source.text}${source.formerly ? `, tidligere ${source.formerly}` : ''}${words}`,
    );
  }
  if (rule.about) lines.push(`- ${rule.about.da}`);
  for (const item of rule.items ?? []) lines.push(`  - ${item.da}`);
  if (rule.doubt) lines.push(`- **Tvivl:** ${rule.doubt.da}`);
  return [...lines, ''];
}

/** The commands behind events, by name; the birth that opens a child case is the system's own. */
function commandsOf(events: readonly string[]): string {
  const names = events.map(
    (type) => commands.find((spec) => spec.event === type || spec.alsoProduces?.includes(type))?.name ?? type,
  );
  return [...new Set(names)].map((name) => `\`${name}\``).join(', ');
}
