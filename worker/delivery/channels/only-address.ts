const LONGEST = 254;

/**
 * A mail address and nothing besides: no name, no second address, no line break, nothing that is not seen. Null for
 * anything else, so that what somebody entered never becomes a header or a command on the wire.
 */
export function onlyAddress(said: string): string | null {
  const address = said.trim();
  const looksRight = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9æøåäöüé.-]+$/i.test(address);
  return looksRight && address.length <= LONGEST && !said.match(/[\r\n\0]/) ? address : null;
}
