import type { AdministrationItem, AdministrationPart } from '../../api/administration.ts';
import { scopeName } from '../../api/identity/region.ts';
import type { Language } from '../../api/language.ts';
import type { Text } from '../../domain/text.ts';
import { Icon } from '../layout/icon.tsx';
import { type Frame, Page } from '../layout/page.tsx';
import { adminParts, adminWords as said } from '../text/admin.ts';

const groups: readonly { id: string; title: Text; parts: readonly AdministrationPart[] }[] = [
  { id: 'agreement', title: said.agreement, parts: ['parameters', 'ruleSets', 'calendar', 'retention'] },
  {
    id: 'people',
    title: said.people,
    parts: ['chains', 'colleagues', 'users', 'hours', 'wishes', 'deadLetters'],
  },
  { id: 'outward', title: said.outward, parts: ['templates', 'digitalPost', 'handovers', 'webhooks'] },
];

/** Everything that somebody may administer: a line of what it is, and how it stands. */
export const AdministrationPage = ({
  frame,
  organisation,
  items,
}: {
  frame: Frame;
  organisation: string;
  items: readonly AdministrationItem[];
}) => {
  const { lang } = frame;
  const title = `${said.title[lang]}: ${scopeName(organisation)[lang]}`;
  return (
    <Page frame={frame} title={title}>
      <h1>{title}</h1>
      <p class="font-lead">{items.length === 0 ? said.nothing[lang] : said.lead[lang]}</p>
      {groups.map(({ id, title: heading, parts }) => {
        const shown = parts.flatMap((part) => items.find((one) => one.part === part) ?? []);
        return (
          shown.length > 0 && (
            <section aria-labelledby={id} class="tov-group">
              <h2 id={id} class="h3">
                {heading[lang]}
              </h2>
              <ul class="tov-admin">
                {shown.map((item) => (
                  <Item lang={lang} item={item} />
                ))}
              </ul>
            </section>
          )
        );
      })}
    </Page>
  );
};

const Item = ({ lang, item }: { lang: Language; item: AdministrationItem }) => {
  const { title, about } = adminParts[item.part];
  return (
    <li>
      <div>
        <a class="tov-admin-name" href={item.href}>
          {title[lang]}
        </a>
        <span class="tov-admin-about">{about[lang]}</span>
      </div>
      <span class={`tov-admin-state${item.attention ? ' tov-admin-state--attention' : ''}`}>
        {item.attention && <Icon name="info" />}
        <span class="sr-only">{said.state[lang]}: </span>
        {item.state[lang]}
      </span>
    </li>
  );
};
