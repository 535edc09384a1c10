/** When an organisation wants to be written to. Kept with the organisation; deadlines know nothing of it. */
export interface SendingHours {
  /** What is planned for the full hour, as dated reminders are, is spread over so many minutes, 0 to 60. */
  spreadMinutes: number;
  quiet: readonly QuietSpan[];
  /** Quiet all day: `MM-DD` each year, or one `YYYY-MM-DD`. */
  quietDays: readonly string[];
  /** Quiet on Saturdays, Sundays and public holidays. */
  quietHolidays: boolean;
}

/** Quiet from one time of the day until another, `HH:MM`; past midnight when `until` is not later than `from`. */
export interface QuietSpan {
  /** 1 is Monday: the days on which the span begins. */
  weekdays: readonly number[];
  from: string;
  until: string;
}

/** Nothing waits: demo cases, and everything that runs on one machine. */
export const atOnce: SendingHours = {
  spreadMinutes: 0,
  quiet: [],
  quietDays: [],
  quietHolidays: false,
};

/** What holds until an organisation has set its own: nobody is written to at night, and no storm at the hour. */
export const defaultSendingHours: SendingHours = {
  ...atOnce,
  spreadMinutes: 30,
  quiet: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '19:00', until: '07:00' }],
};
