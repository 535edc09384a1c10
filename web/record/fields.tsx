import type { Child } from 'hono/jsx';
import type { Language } from '../../api/language.ts';
import { chrome } from '../text/chrome.ts';
import { recordWords, rowName } from '../text/record.ts';
import { ChoiceList } from './choice-list.tsx';
import { type Answers, answerOf, answersOf, type FormNode, pathsOf } from './form-node.ts';
import type { Mistake } from './read-form.ts';

interface Props {
  lang: Language;
  nodes: readonly FormNode[];
  answers: Answers;
  mistakes: readonly Mistake[];
  /** Groups that may be left out stand open; else they are folded until something in them was answered. */
  unfolded?: boolean;
  /** Within a group that may be left out, nothing has to be said of each question. */
  mayBeLeftOut?: boolean;
}

type One = Omit<Props, 'nodes'> & { node: FormNode };

/** Id of the control for a path, without characters that selectors trip over. */
export const controlId = (path: string): string => `field-${path.replaceAll('.', '-')}`;

/** The questions of a form, each with its label, help and mistake, in the markup of the design system. */
export const FormFields = ({ nodes, ...rest }: Props) => (
  <>
    {nodes.map((node) => (
      <FormField node={node} {...rest} />
    ))}
  </>
);

const FormField = (props: One) => {
  const { node } = props;
  if (node.control === 'group') return <Group {...props} />;
  if (node.control === 'rows') return <Rows {...props} />;
  if (node.control === 'boolean' || node.control === 'radio' || node.control === 'checkboxes')
    return <Choices {...props} />;
  const id = controlId(node.path);
  const message = mistakeOf(props);
  return (
    <div class={`form-group${message ? ' form-error' : ''}`}>
      <label class="form-label" for={id}>
        <LabelText {...props} />
      </label>
      <Notes {...props} />
      <Input {...props} />
    </div>
  );
};

const mistakeOf = ({ node, mistakes, lang }: One): string | null =>
  mistakes.find(({ path }) => path === node.path)?.message[lang] ?? null;

const LabelText = ({ node, lang, mayBeLeftOut }: One) => (
  <>
    {node.field.label[lang]}
    {node.field.optional && !mayBeLeftOut && (
      <span class="weight-normal"> ({recordWords.optional[lang]})</span>
    )}
  </>
);

function helpOf({ node, lang }: One): string | null {
  const { field, control, options } = node;
  // Chosen by name, nobody needs to hear of codes.
  if (field.type === 'slug' && options) return null;
  if (field.help) return field.help[lang];
  if (control === 'lines')
    return recordWords[field.of?.type === 'slug' ? 'slugLinesHelp' : 'linesHelp'][lang];
  if (control === 'rows') return recordWords.rowsHelp[lang];
  if (field.type === 'cpr') return recordWords.cprHelp[lang];
  if (field.type === 'gestationalAge') return recordWords.ageHelp[lang];
  return field.type === 'slug' && control === 'text' ? recordWords.slugHelp[lang] : null;
}

const Notes = (props: One) => {
  const id = controlId(props.node.path);
  const help = helpOf(props);
  const message = mistakeOf(props);
  return (
    <>
      {help && (
        <span class="form-hint" id={`${id}-hint`}>
          {help}
        </span>
      )}
      {message && (
        <span class="form-error-message" id={`${id}-error`}>
          <span class="sr-only">{chrome.error[props.lang]}: </span>
          {message}
        </span>
      )}
    </>
  );
};

function described(props: One): Record<string, string> {
  const id = controlId(props.node.path);
  const message = mistakeOf(props);
  const ids = [helpOf(props) && `${id}-hint`, message && `${id}-error`].filter(Boolean).join(' ');
  return {
    ...(ids === '' ? {} : { 'aria-describedby': ids }),
    ...(message ? { 'aria-invalid': 'true' } : {}),
  };
}

const types = { date: 'date', moment: 'datetime-local', number: 'number' } as const;
const widths: Readonly<Record<string, string>> = { date: 's', moment: 'm', number: 'xs' };

const Input = (props: One) => {
  const { node, answers } = props;
  const common = { id: controlId(node.path), name: node.path, ...described(props) };
  const value = answerOf(answers, node.path);
  if (node.control === 'select') return <Select common={common} value={value} {...props} />;
  if (node.control === 'area' || node.control === 'lines')
    return (
      <textarea class="form-input" rows={node.control === 'lines' ? 2 : 3} {...common}>
        {answersOf(answers, node.path).join('\n')}
      </textarea>
    );
  const { min = 0, max } = node.field;
  return (
    <input
      type={types[node.control as keyof typeof types] ?? 'text'}
      class={`form-input ${widths[node.control] ? `input-width-${widths[node.control]}` : ''}`}
      value={value}
      autocomplete="off"
      {...(node.control === 'number' ? { min, max, step: 1 } : {})}
      {...common}
    />
  );
};

const Select = (props: One & { common: Record<string, string>; value: string }) => {
  const { node, lang, value } = props;
  const options = node.options ?? [];
  const unknown = value !== '' && !options.some(([one]) => one === value);
  return (
    <select class="form-select" {...props.common}>
      <option value="">{options.length === 0 ? recordWords.nobody[lang] : recordWords.choose[lang]}</option>
      {unknown && (
        <option value={value} selected>
          {value}
        </option>
      )}
      {options.map(([one, name]) => (
        <option value={one} selected={one === value}>
          {name[lang]}
        </option>
      ))}
    </select>
  );
};

/** A question that is answered by choosing among what stands open. */
const Choices = (props: One) => {
  const { node, lang, answers } = props;
  const message = mistakeOf(props);
  return (
    <div class={`form-group${message ? ' form-error' : ''}`} id={controlId(node.path)}>
      <fieldset {...described(props)}>
        <legend class="form-label">
          <LabelText {...props} />
        </legend>
        <Notes {...props} />
        <ChoiceList
          id={controlId(node.path)}
          node={node}
          lang={lang}
          chosen={answersOf(answers, node.path)}
        />
      </fieldset>
    </div>
  );
};

const Box = ({ title, children }: { title: Child; children: Child }) => (
  <fieldset class="tov-fieldset">
    <legend class="form-label tov-legend">{title}</legend>
    {children}
  </fieldset>
);

const Group = (props: One) => {
  const { node, ...rest } = props;
  const nodes = node.nodes ?? [];
  const fields = (
    <>
      <Notes {...props} />
      <FormFields nodes={nodes} {...rest} mayBeLeftOut={rest.mayBeLeftOut || node.field.optional === true} />
    </>
  );
  if (!node.field.optional || rest.unfolded) return <Box title={<LabelText {...props} />}>{fields}</Box>;
  return (
    <details class="details" open={isTouched(pathsOf(nodes), rest)}>
      <summary class="details-summary">
        <LabelText {...props} />
      </summary>
      <div class="details-text">
        <fieldset>
          <legend class="sr-only">{node.field.label[rest.lang]}</legend>
          {fields}
        </fieldset>
      </div>
    </details>
  );
};

/** Something below was answered, or was answered wrongly. */
const isTouched = (paths: readonly string[], { answers, mistakes }: Omit<Props, 'nodes'>): boolean =>
  paths.some(
    (path) =>
      answersOf(answers, path).some((said) => said !== '') || mistakes.some((one) => one.path === path),
  );

/** A list of things as a fixed number of rows, the first always open: works without scripts. */
const Rows = (props: One) => {
  const { node, ...rest } = props;
  const { lang } = props;
  return (
    <Box title={<LabelText {...props} />}>
      <Notes {...props} />
      {(node.rows ?? []).map((row, i) => {
        const title = `${node.field.of?.label[lang] ?? ''} ${rowName(i + 1)[lang]}`;
        const fields = <FormFields nodes={row} {...rest} />;
        if (i === 0 && (!node.field.optional || rest.unfolded)) return <Box title={title}>{fields}</Box>;
        const used = isTouched(pathsOf(row), rest);
        return (
          <details class="details" open={used}>
            <summary class="details-summary">{title}</summary>
            <div class="details-text">
              <fieldset>
                <legend class="sr-only">{title}</legend>
                {fields}
              </fieldset>
            </div>
          </details>
        );
      })}
    </Box>
  );
};
