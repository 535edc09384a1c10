import { scopeName } from '../../api/identity/region.ts';
import type { LetterOfOrganisation } from '../../api/own-templates.ts';
import { PlainTable } from '../access-log/look-table.tsx';
import { type Frame, Page } from '../layout/page.tsx';
import { BackLink } from '../layout/parts.tsx';
import { shortMoment } from '../text/dates.ts';
import { templateWords as said } from '../text/templates.ts';

/** Every letter and form, and whether an organisation sets it with a template of its own. */
export const TemplateListPage = (props: {
  frame: Frame;
  organisation: string;
  letters: readonly LetterOfOrganisation[];
}) => {
  const { frame, organisation, letters } = props;
  const { lang } = frame;
  const title = `${said.title[lang]}: ${scopeName(organisation)[lang]}`;
  return (
    <Page frame={frame} title={title}>
      <BackLink href={`/organisations/${organisation}`}>{said.toOrganisation[lang]}</BackLink>
      <h1>{title}</h1>
      <p class="font-lead">{said.lead[lang]}</p>
      <PlainTable
        caption={said.title[lang]}
        columns={[said.letter, said.setWith, said.since].map((one) => one[lang])}
      >
        {letters.map(({ template, own }) => (
          <tr>
            <td data-title={said.letter[lang]}>
              <a href={`/organisations/${organisation}/templates/${template.name}`}>{template.title[lang]}</a>
            </td>
            <td data-title={said.setWith[lang]}>
              {own ? `${said.own[lang]}, ${said.version[lang]} ${own.version}` : said.ours[lang]}
            </td>
            <td data-title={said.since[lang]}>{own ? shortMoment(own.putMs, lang) : '–'}</td>
          </tr>
        ))}
      </PlainTable>
    </Page>
  );
};
