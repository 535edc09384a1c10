import type { Language } from '../../api/language.ts';
import { recordWords } from '../text/record.ts';
import { words } from '../text/words.ts';
import type { FormNode } from './form-node.ts';
import { usualRoles } from './usual-roles.ts';

/** More than so many choices are too many to look through. */
const MANY = 14;
/** Beside each other only what is short. */
const LONG = 32;

interface Props {
  id: string;
  node: FormNode;
  lang: Language;
  chosen: readonly string[];
}

/** One of a few as radio buttons (with "not known" where it may be left out), a list as checkboxes; what is seldom chosen is folded. */
export const ChoiceList = ({ id, node, lang, chosen }: Props) => {
  const listed = choicesOf(node, lang, chosen).map((option, i) => ({ option, i, value: option[0] }));
  const atHand = listed.filter(
    ({ value }) => listed.length <= MANY || usualRoles.has(value) || chosen.includes(value),
  );
  const seldom = listed.filter((one) => !atHand.includes(one));
  const choice = ({ option, i }: (typeof listed)[number]) => (
    <Choice id={`${id}-${i}`} node={node} option={option} chosen={chosen} />
  );
  const isShort = isRadio(node) && listed.every(({ option: [, name] }) => name.length <= LONG);
  return (
    <>
      <div class={listed.length > 6 ? 'tov-many-choices' : isShort ? 'tov-radios' : ''}>
        {listed.length === 0 && <p class="tov-muted">{recordWords.nobody[lang]}</p>}
        {atHand.map(choice)}
      </div>
      {seldom.length > 0 && (
        <details class="details">
          <summary class="details-summary">{recordWords.more[lang]}</summary>
          <div class="details-text tov-many-choices">{seldom.map(choice)}</div>
        </details>
      )}
    </>
  );
};

const isRadio = ({ control }: FormNode): boolean => control !== 'checkboxes';

interface ChoiceProps {
  id: string;
  node: FormNode;
  option: readonly [string, string];
  chosen: readonly string[];
}

const Choice = ({ id, node, option: [value, name], chosen }: ChoiceProps) => {
  const kind = isRadio(node) ? 'radio' : 'checkbox';
  const nothing = isRadio(node) && value === '' && chosen.every((one) => one === '');
  return (
    <div class={`form-group-${kind}`}>
      <input
        type={kind}
        id={id}
        name={node.path}
        value={value}
        class={`form-${kind}`}
        checked={chosen.includes(value) || nothing}
      />
      <label class="form-label" for={id}>
        {name}
      </label>
    </div>
  );
};

/** The choices as they stand on the page; of radio buttons also what an older answer chose, and choosing nothing. */
function choicesOf(
  { control, field, options = [] }: FormNode,
  lang: Language,
  chosen: readonly string[],
): readonly (readonly [string, string])[] {
  const [yes, no] = [words.yes[lang], words.no[lang]];
  const said =
    control === 'boolean'
      ? ([
          ['true', yes],
          ['false', no],
        ] as const)
      : options.map(([value, name]) => [value, name[lang]] as const);
  if (control === 'checkboxes') return said;
  const unknown = chosen.filter((one) => one !== '' && !said.some(([value]) => value === one));
  const none = control === 'boolean' ? words.unknown : recordWords.notSaid;
  return [
    ...said,
    ...unknown.map((one) => [one, one] as const),
    ...(field.optional ? ([['', none[lang]]] as const) : []),
  ];
}
