import type { Child } from 'hono/jsx';
import { CsrfField } from './csrf-field.tsx';

interface Props {
  /** Where it is sent, by POST: what was typed never stands in an address. */
  action: string;
  /** The part of the page that follows what is typed, and another that is brought up to date with it. */
  follows: string;
  besides?: string;
  label: string;
  hint: string;
  submit: string;
  typed?: string;
  /** Hidden fields before the question. */
  children?: Child;
  /** Stands beside the button. */
  after?: Child;
}

/** Searches as one types where there are scripts, by its button where there are none. */
export const TypedSearch = (props: Props) => {
  const { action, follows, besides, label, hint, submit, typed, children, after } = props;
  return (
    <form
      method="post"
      action={action}
      class="tov-filters tov-search"
      autocomplete="off"
      hx-post={action}
      hx-trigger="submit, input delay:250ms"
      hx-target={follows}
      hx-select={follows}
      {...(besides === undefined ? {} : { 'hx-select-oob': besides })}
      hx-swap="outerHTML"
    >
      <CsrfField />
      {children}
      <div class="form-group">
        <label class="form-label" for="typed">
          {label}
        </label>
        <span class="form-hint" id="typed-hint">
          {hint}
        </span>
        <input
          class="form-input"
          id="typed"
          name="typed"
          type="search"
          maxlength={80}
          spellcheck={false}
          {...(typed === undefined ? {} : { value: typed })}
          aria-describedby="typed-hint"
        />
      </div>
      <div class="tov-filter-buttons">
        <button type="submit" class="button button-secondary">
          {submit}
        </button>
        {after}
      </div>
    </form>
  );
};
