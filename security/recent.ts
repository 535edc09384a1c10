/** What was used last, at most `size` of it; what was not used for longest goes first. */
export interface Recent<Value> {
  get(name: string): Value | undefined;
  keep(name: string, value: Value): void;
  forget(name: string): void;
}

export function recent<Value>(size: number): Recent<Value> {
  const known = new Map<string, Value>();
  const keep = (name: string, value: Value): void => {
    known.delete(name);
    known.set(name, value);
    for (const oldest of known.keys()) {
      if (known.size <= size) return;
      known.delete(oldest);
    }
  };
  return {
    get(name) {
      const value = known.get(name);
      if (value !== undefined) keep(name, value);
      return value;
    },
    keep,
    forget: (name) => {
      known.delete(name);
    },
  };
}
