import type { DocumentStatus } from '../../domain/documents/documents-of.ts';
import { type Text, text } from '../../domain/text.ts';

export const documentWords = {
  lead: text(
    'Breve og blanketter: skrevet, godkendt og sendt. Et godkendt dokument er låst; en ny udgave er et nyt udkast.',
    'Letters and forms: written, approved and sent. An approved document is locked; a new version is a new draft.',
  ),
  none: text('Der er ingen dokumenter endnu', 'No documents yet'),
  noneLead: text('Vælg en skabelon for at skrive det første.', 'Choose a template to write the first.'),
  write: text('Skriv et nyt dokument', 'Write a new document'),
  choose: text('Skabelon', 'Template'),
  begin: text('Begynd', 'Begin'),
  what: text('Dokument', 'Document'),
  status: text('Status', 'Status'),
  version: text('Udgave', 'Version'),
  drafted: text('Skrevet', 'Written'),
  approved: text('Godkendt', 'Approved'),
  file: text('Fil', 'File'),
  show: text('Vis PDF', 'Show PDF'),
  getDocx: text('Hent Word-fil', 'Get the Word file'),
  back: text('Alle dokumenter', 'All documents'),
  next: text('Det næste', 'What comes next'),
  approve: text('Godkend og lås', 'Approve and lock'),
  secondPerson: text('En anden skal godkende', 'Somebody else must approve'),
  rewrite: text('Skriv en ny udgave', 'Write a new version'),
  send: text('Registrér afsendelse', 'Record that it is sent'),
  discard: text('Kassér', 'Discard'),
  preview: text('Forhåndsvis som PDF', 'Preview as PDF'),
  save: text('Gem udkast', 'Save the draft'),
  fromCase: text(
    'Navne og numre hentes fra personregistret, og det, sagen ved, fra sagen. Se det hele i forhåndsvisningen.',
    'Names and numbers come from the register of persons, and what the case knows from the case. See the whole in the preview.',
  ),
  mine: text(
    'Her er de dokumenter, der er sendt til din enhed.',
    'Here are the documents that were sent to your unit.',
  ),
  refused: text('Det blev ikke gjort', 'It was not done'),
} as const satisfies Record<string, Text>;

export const documentStatusNames: Readonly<Record<DocumentStatus, Text>> = {
  draft: text('Udkast', 'Draft'),
  approved: text('Godkendt', 'Approved'),
  sent: text('Sendt', 'Sent'),
  discarded: text('Kasseret', 'Discarded'),
};
