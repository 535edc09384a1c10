/** Whether something has the form of an id of the register of persons: `p_` and 32 hexadecimal digits. */
export const isPersonId = (value: unknown): value is string =>
  typeof value === 'string' && /^p_[0-9a-f]{32}$/.test(value);
