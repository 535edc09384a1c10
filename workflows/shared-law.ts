// What every case needs of the domain, loaded once for all workflows of a worker (`preloadModules`): pure code and
// frozen data. Nothing here may keep state of a case; its caches hold only what any case would compute again.
import '../domain/calendar/index.ts';
import '../domain/case/engine.ts';
import '../domain/case/storable.ts';
import '../domain/case/upcast-state.ts';
import '../domain/rules/roles.ts';
