import { type Text, text } from '../../domain/text.ts';

/** One of the ten tasks: what it is called in an address, its title, and what to do, step by step. */
export interface HelpTask {
  name: string;
  title: Text;
  steps: readonly Text[];
}

export const helpTasks: readonly HelpTask[] = [
  {
    name: 'refer',
    title: text('Opret en henvisning', 'Record a referral'),
    steps: [
      text(
        'Vælg «Ny henvisning» i menuen, og om det er en gravid eller et barn.',
        'Choose “New referral” in the menu, and whether it is a pregnant woman or a child.',
      ),
      text(
        'Svar på, hvem der henviser, og hvornår barnet ventes. Resten kan vente.',
        'Say who refers, and when the child is expected. The rest can wait.',
      ),
      text(
        'Vælg «Opret sagen». De første frister står på sagen med det samme.',
        'Choose “Open the case”. The first deadlines stand on the case at once.',
      ),
    ],
  },
  {
    name: 'notification',
    title: text(
      'Modtag en underretning, vurdér den, og kvittér',
      'Receive a notification, assess and acknowledge it',
    ),
    steps: [
      text(
        'Åbn sagen, vælg «Registrér» og «Modtag underretning». Fristen på 24 timer løber fra det tidspunkt, du skriver.',
        'Open the case, choose “Record” and “Receive a notification”. The limit of 24 hours runs from the moment you write.',
      ),
      text(
        'Gå tilbage til sagen, når vurderingen er lavet: den står øverst under «Det kan gøres nu».',
        'Go back to the case when it has been assessed: it stands first among what can be done now.',
      ),
      text(
        'Registrér kvitteringen på samme måde. Seks hverdage er den yderste frist.',
        'Record the acknowledgement in the same way. Six working days are the limit.',
      ),
    ],
  },
  {
    name: 'why',
    title: text('Find ud af, hvorfor en frist falder den dag', 'Find out why a deadline falls on that day'),
    steps: [
      text('Vælg fristens dato eller navn.', 'Choose the date or the name of the deadline.'),
      text(
        'Læs kæden oppefra: hændelsen, reglen, og hver dag der blev sprunget over, med navn.',
        'Read the chain from the top: the event, the rule, and each skipped day by name.',
      ),
      text(
        'Vælg reglens nummer for at læse bestemmelsen.',
        'Choose the number of the rule to read the provision.',
      ),
    ],
  },
  {
    name: 'meeting',
    title: text('Hold et møde', 'Hold a meeting'),
    steps: [
      text(
        'Vælg «Møder» på sagen og «Planlæg et møde». Du ser, om varslet er for kort.',
        'Choose “Meetings” on the case and “Plan a meeting”. You see whether the notice is too short.',
      ),
      text(
        'Afsend indkaldelsen fra mødets side. Fagfolk får den i kalenderen.',
        'Send the invitation from the page of the meeting. Professionals get it in their calendars.',
      ),
      text(
        'Registrér bagefter, hvem der kom, og samtykke givet mundtligt.',
        'Afterwards record who came, and consent given aloud.',
      ),
      text(
        'Skriv referatet under «Dokumenter», få det godkendt, og send det. Siden viser, hvem samtykket dækker.',
        'Write the minutes under “Documents”, have them approved, and send them. The page shows whom the consent covers.',
      ),
    ],
  },
  {
    name: 'birth',
    title: text('Registrér en fødsel og indlæggelsen', 'Record a birth and the stay'),
    steps: [
      text(
        'Vælg «Registrér» og «Registrér fødsel» på sagen. Tidspunktet, og ét felt pr. barn.',
        'Choose “Record” and “Record birth” on the case. The moment, and one field for each child.',
      ),
      text(
        'Hvert levende barn får sin egen sag, som mors sag viser vej til.',
        'Each live child gets a case of its own, to which the mother’s case leads.',
      ),
      text(
        'Bliver barnet indlagt, registreres det i barnets sag.',
        'Where the child is admitted, that is recorded in the case of the child.',
      ),
    ],
  },
  {
    name: 'discharge',
    title: text('Udskriv mor og barn', 'Discharge mother and child'),
    steps: [
      text(
        'Hold udskrivningsmødet, og vælg niveauet for udskrivningen.',
        'Hold the discharge meeting, and choose the level of the discharge.',
      ),
      text(
        'Registrér udskrivningen i hver sag, og bekræft, at støtten er på plads.',
        'Record the discharge in each case, and confirm that support is in place.',
      ),
      text(
        'Send beskederne til egen læge og sundhedspleje.',
        'Send the messages to the general practitioner and the health visitors.',
      ),
    ],
  },
  {
    name: 'child',
    title: text('Følg barnet til skolestart', 'Follow the child until school start'),
    steps: [
      text(
        'Åbn barnets sag. Forløbet viser alle undersøgelser, der kommer, på én linje.',
        'Open the case of the child. Its course shows all examinations to come on one line.',
      ),
      text(
        'Registrér hver undersøgelse fra fristen. Den næste kommer af sig selv.',
        'Record each examination from its deadline. The next one comes by itself.',
      ),
      text(
        'Ved skolestart overleveres barnet, og sagen afsluttes.',
        'At school start the child is handed over, and the case ends.',
      ),
    ],
  },
  {
    name: 'consent',
    title: text(
      'Registrér samtykke, og at det er trukket tilbage',
      'Record a consent, and that it was withdrawn',
    ),
    steps: [
      text(
        'Vælg «Registrér» og «Giv samtykke»: hvem, til hvem, og om hvad.',
        'Choose “Record” and “Give consent”: who, to whom, and about what.',
      ),
      text(
        'Trækkes det tilbage, registrerer du det på samme måde. Fra da af går intet ud på det samtykke.',
        'Where it is withdrawn, record it in the same way. From then on nothing leaves on that consent.',
      ),
      text(
        'De, der har fået oplysninger på samtykket, får besked.',
        'Those who were told something on it are told.',
      ),
    ],
  },
  {
    name: 'handover',
    title: text('Overdrag en sag, eller tag over', 'Hand a case over, or take over'),
    steps: [
      text(
        'Flytter familien, registrerer du flytningen og underretter den nye kommune med et resumé.',
        'Where the family moves, record the move and tell the new municipality, with a summary.',
      ),
      text(
        'Modtageren svarer under «Overdragelser». Først da skifter sagen hænder.',
        'The receiver answers under “Handovers”. Only then the case changes hands.',
      ),
      text(
        'Skifter sagen mellem kolleger, tildeles den med en begrundelse.',
        'Between colleagues the case is assigned, with a reason.',
      ),
    ],
  },
  {
    name: 'bulk',
    title: text('Fordel arbejdet på én gang (ledere)', 'Distribute the work at once (leaders)'),
    steps: [
      text(
        'Vælg et tal i Overblik. Listen bag tallet åbner.',
        'Choose a figure in the overview. The list behind it opens.',
      ),
      text(
        'Sæt kryds ved rækkerne, og vælg «Behandl de valgte».',
        'Tick the rows, and choose “Act on the chosen”.',
      ),
      text(
        'Tildel, forlæng eller notér, med én begrundelse. Hver række får sit eget svar.',
        'Assign, extend or note, with one reason. Each row gets an answer of its own.',
      ),
    ],
  },
];
