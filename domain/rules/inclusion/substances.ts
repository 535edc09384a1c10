/** The groups of Bilag 1 that a substance is printed under, besides those that stand outside them. */
export type SubstanceGroup =
  | 'alcohol'
  | '2b'
  | '2c'
  | '2d'
  | '3a'
  | '3b'
  | '3c'
  | '3d'
  | 'cannabis'
  | 'tobacco';

/** One substance: a normalised name, the label as printed, and other names it goes by. */
export interface Substance {
  name: string;
  label: string;
  groups: readonly SubstanceGroup[];
  synonyms?: readonly string[];
}

const listed = (
  group: SubstanceGroup,
  ...entries: readonly (readonly [string, ...string[]])[]
): Substance[] =>
  entries.map(([label, ...synonyms]) => ({
    name: normalised(label),
    label,
    groups: [group],
    ...(synonyms.length > 0 ? { synonyms } : {}),
  }));

/**
 * The substances of RA Bilag 1 with their spelling as printed. Group 3d is open-ended ("ikke begrænset til"), so
 * a substance that is not here is judged by a person.
 */
export const substances: readonly Substance[] = [
  { name: 'alkohol', label: 'Alkohol', groups: ['alcohol'], synonyms: ['alcohol', 'øl', 'vin', 'spiritus'] },
  {
    name: 'tobak',
    label: 'Tobak/nikotin',
    groups: ['tobacco'],
    synonyms: ['nikotin', 'tobacco', 'nicotine', 'cigaretter'],
  },
  { name: 'heroin', label: 'Heroin', groups: ['2b', '3d'] },
  {
    name: 'cannabinoider',
    label: 'Cannabinoider (cannabis, hash, marihuana)',
    groups: ['cannabis'],
    synonyms: [
      'cannabis',
      'hash',
      'marihuana',
      'marijuana',
      'medicinsk cannabis',
      'medical cannabis',
      'skunk',
    ],
  },
  ...listed(
    '2b',
    ['Alfentanil'],
    ['Buprenorfin', 'buprenorphine', 'subutex', 'suboxone'],
    ['Dekstroproxyfen'],
    ['Etylmorfin'],
    ['Fentanyl'],
    ['Hydromorphon'],
    ['Ketobemidon'],
    ['Ketogan'],
    ['Kodein', 'codeine'],
    ['Metadon', 'methadone'],
    ['Methylnaltrexon'],
    ['Morfin', 'morphine'],
    ['Nalbufin'],
    ['Naltrexon'],
    ['Nicomorfin'],
    ['Noskapin'],
    ['Oxycodon', 'oxycodone'],
    ['Oxymorfin'],
    ['Papaverin'],
    ['Pethidin'],
    ['Remifentanil'],
    ['Sufentanil'],
    ['Tapentadol'],
    ['Tebain'],
    ['Tramadol'],
  ),
  ...listed(
    '2c',
    ['Benzodiazepiner', 'benzodiazepin', 'benzodiazepine', 'benzodiazepines', 'diazepam', 'oxazepam'],
    ['Zopiclon'],
    ['Zolpidem'],
    ['Phenobarbital'],
    ['Ketamin', 'ketamine'],
  ),
  ...listed(
    '2d',
    ['Methylphenidat', 'ritalin', 'methylphenidate'],
    ['Lisdexamfetamin', 'elvanse'],
    ['Atomoxetin', 'strattera'],
    ['Modafinil', 'modiodal'],
    ['Bupropion', 'wellbutrin', 'zyban'],
  ),
  ...listed(
    '3a',
    ['Kokain', 'cocaine'],
    ['Amfetamin', 'amphetamine', 'speed'],
    ['Methamfetamin', 'methamphetamine'],
    ['Methylendioxymethylamfetamin (MDMA/ecstasy)', 'mdma', 'ecstasy', 'mdma/ecstasy'],
    ['Amfetaminderivater'],
    ['Fentanylanaloger'],
    ['Kath-blade', 'khat', 'kath'],
  ),
  ...listed(
    '3b',
    ['LSD'],
    ['Psilocybin-svampe', 'psilocybin'],
    ['Psilocin-svampe', 'psilocin'],
    ['Meskalin (peyotekaktus)', 'meskalin', 'peyotekaktus'],
    ['Snerlefrø', 'ipomoea'],
    ['Fencyclidin', 'pcp'],
    ['Dimetyltryptamin', 'dmt'],
  ),
  ...listed(
    '3c',
    ['Toluen'],
    ['Acetone'],
    ['Trichlorethan'],
    ['Ethylacetat'],
    ['Propan'],
    ['Kloroform'],
    ['Heksan'],
    ['Benzin'],
  ),
  ...listed(
    '3d',
    ['GHB (gammahydroxybutyrat)/fantasy', 'ghb', 'fantasy', 'ghb/fantasy', 'gammahydroxybutyrat'],
    ['PMA (4-methoxtamfetamin)', 'pma', '4-methoxtamfetamin'],
    ['PMMA (4-methoxymethamfetamin)', 'pmma', '4-methoxymethamfetamin'],
    ['4MTA (4-methylthioamfetamin)', '4mta', '4-methylthioamfetamin'],
  ),
];

/** Lower case, single spaces: how names are compared. */
function normalised(name: string): string {
  return name.trim().toLowerCase().replace(/\s+/g, ' ');
}

const byName = new Map(
  substances.flatMap((one) =>
    [one.name, normalised(one.label), ...(one.synonyms ?? [])].map((name) => [name, one] as const),
  ),
);

/** The substance that goes by this name in Bilag 1, or null: then a person judges. */
export const substanceNamed = (name: string): Substance | null => byName.get(normalised(name)) ?? null;
