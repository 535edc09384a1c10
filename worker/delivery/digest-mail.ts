import type { UnitFigures } from '../../db/deliveries/unit-figures.ts';
import type { MailContent } from './kinds/kind.ts';
import { bilingual, linkTo } from './kinds/link.ts';

const see = { da: 'Se dem i Tovholder:', en: 'See them in Tovholder at the address above.' };

/** The day's mail: how many notices there are, and where. */
export const dailyMail = (notices: number, publicUrl: string): MailContent => ({
  subject: 'Tovholder: dagens beskeder',
  text: bilingual(
    linkTo('/notices', publicUrl),
    {
      da: notices === 1 ? 'Der er 1 besked til dig.' : `Der er ${notices} beskeder til dig.`,
      en: notices === 1 ? 'There is 1 notice for you.' : `There are ${notices} notices for you.`,
    },
    see,
  ),
});

/** The week's mail to a leader: how the unit stands, in numbers. */
export const weeklyMail = ({ overdue, soon, deadLetters }: UnitFigures, publicUrl: string): MailContent => ({
  subject: 'Tovholder: ugens overblik',
  text: bilingual(
    linkTo('/work', publicUrl),
    {
      da: `Overskredne frister: ${overdue}\nFrister inden for en uge: ${soon}\nBeskeder, der ikke nåede frem: ${deadLetters}`,
      en: `Deadlines passed: ${overdue}\nDeadlines within a week: ${soon}\nMessages that reached nobody: ${deadLetters}`,
    },
    see,
  ),
});
