import { type Text, text } from '../../domain/text.ts';

export const templateWords = {
  title: text('Brevskabeloner', 'Templates of letters'),
  lead: text(
    'Organisationen kan sætte sine breve og blanketter med egne Word-skabeloner. Uden en egen skabelon sættes de med den, der følger med.',
    'The organisation may set its letters and forms with Word templates of its own. Without one they are set with the one that ships.',
  ),
  letter: text('Brev', 'Letter'),
  setWith: text('Sættes med', 'Set with'),
  since: text('Siden', 'Since'),
  ours: text('Medfølgende skabelon', 'The template that ships'),
  own: text('Egen skabelon', 'Own template'),
  version: text('version', 'version'),
  back: text('Alle brevskabeloner', 'All templates of letters'),
  toOrganisation: text('Organisationen', 'The organisation'),
  tryOut: text('Hent et prøvebrev med opfundne oplysninger', 'Get a letter with invented data'),
  upload: text('Læg en egen skabelon op', 'Put a template of your own'),
  uploadHelp: text(
    'Et Word-dokument (.docx) på højst 2 MB uden makroer, links, kommentarer og indlejrede filer. Den gælder for breve, der godkendes fra nu af; brevene bliver Word-filer.',
    'A Word document (.docx) of at most 2 MB without macros, links, comments and embedded files. It holds for letters approved from now on; the letters become Word files.',
  ),
  postHelp: text(
    'Digital Post tager kun PDF: kopier til familien sættes stadig med den medfølgende skabelon. En egen skabelon skal selv være tilgængelig og have det, loven kræver, fx klagevejledningen.',
    'Digital Post takes PDF only: copies to the family are still set with the template that ships. A template of your own must itself be accessible and hold what the law asks for, such as the complaint guidance.',
  ),
  file: text('Skabelon (.docx)', 'Template (.docx)'),
  put: text('Prøv skabelonen, og tag den i brug', 'Try the template and take it into use'),
  notPut: text(
    'Skabelonen blev ikke taget i brug; den forrige gælder stadig',
    'The template was not taken into use; the former one still holds',
  ),
  remove: text('Gå tilbage til den medfølgende skabelon', 'Go back to the template that ships'),
  saved: text('Gemt. Det gælder fra nu af.', 'Saved. It holds from now on.'),
  names: text('Felter, som brevet har', 'Fields that the letter has'),
  namesHelp: text(
    'Skriv feltet, hvor det skal stå. Det, der skal gentages for hver række, står mellem et felt, der åbner, og et, der lukker. En tekst, der er udeladt, er tom.',
    'Write the field where it shall stand. What is repeated for each row stands between a field that opens and one that closes. A text that was left out is empty.',
  ),
  fileOf: text('Fil', 'File'),
  download: text('Hent', 'Download'),
  field: text('Felt', 'Field'),
  meaning: text('Hvad der står', 'What stands there'),
  history: text('Tidligere versioner', 'Former versions'),
  by: text('Lagt op af', 'Put by'),
  chooseFile: text('Vælg en fil, der ender på .docx.', 'Choose a file that ends in .docx.'),
} as const satisfies Record<string, Text>;
