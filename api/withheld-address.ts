/**
 * Leaves out the address of everybody who is protected, and of whoever lives at the same place: theirs would give it away
 * (a child's address shown to the other parent tells where the mother lives).
 */
export function withholdAddresses<Person extends { protected: boolean; address: string | null }>(
  persons: readonly Person[],
): (Omit<Person, 'address'> & { address?: string | null })[] {
  const secret = new Set(
    persons.flatMap((one) => (one.protected && one.address !== null ? [plain(one.address)] : [])),
  );
  return persons.map((one) => {
    const { address, ...rest } = one;
    const withheld = one.protected || (address !== null && secret.has(plain(address)));
    return withheld ? { ...rest, protected: true } : { ...rest, address };
  });
}

/** The same place however it is written. */
const plain = (address: string): string =>
  address
    .toLowerCase()
    .replace(/[\s,.]+/g, ' ')
    .trim();
