// Loaded before a process: its clock runs so many milliseconds from the machine's, as on a machine whose clock is off.
const off = Number(process.env.SHIFTED_CLOCK_MS ?? 0);
const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + off);
    else super(...given);
  }
  static now() {
    return RealDate.now() + off;
  }
};
