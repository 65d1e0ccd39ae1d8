import type { Site } from '../api/types';
import type { Draft } from './settings';

/** What each tab of a site's settings is given: one draft for all of them, so that it can be tried before it is kept. */
export interface TabProps {
  site: Site;
  draft: Draft;
  set: (patch: Partial<Draft>) => void;
  changed: boolean;
  saving: boolean;
  mayChange: boolean;
  save: () => void;
  discard: () => void;
}
