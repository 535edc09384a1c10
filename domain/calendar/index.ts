export * from './age.ts';
export * from './civil-date.ts';
export * from './copenhagen.ts';
export * from './gestation.ts';
export * from './holidays.ts';
export * from './working-days.ts';
