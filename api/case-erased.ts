/** A case that was erased by destroying its key. Who may know of it learns that; to all others it was never there. */
export class CaseErased extends Error {
  override name = 'CaseErased';
  readonly municipality: string;

  constructor(municipality: string) {
    super('the case was erased');
    this.municipality = municipality;
  }
}
